"""Somebody does every step."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.containers import drawn_out
from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.model.element import Activity
from workbench.model.finding import Finding
from workbench.model.process import Process


def step_without_who(process: Process) -> Iterator[Finding]:
    """A finding for every activity that nobody does; drawn-out sub-processes are done inside."""
    inside = drawn_out(process)
    for node in process.nodes:
        if not isinstance(node, Activity) or node.id in inside or process.who(node):
            continue
        yield fault(
            f"Nobody is said to do {called(node)}.",
            "Put the step in the lane of a role.",
            [node],
        )
