"""The work time of a step is known."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.analysis.work import without_work_time
from workbench.model.finding import Finding
from workbench.model.process import Process


def step_without_work_time(process: Process) -> Iterator[Finding]:
    """A finding for every step that people of the agency do and that has no work time."""
    for node in without_work_time(process):
        yield fault(
            f"Nobody has said how long {called(node)} takes; it counts as no work.",
            "Ask for the shortest, the usual and the longest time, or measure it.",
            [node],
        )
