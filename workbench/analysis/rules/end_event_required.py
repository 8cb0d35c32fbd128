"""Every pool and sub-process ends with an end event."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.containers import containers, has_event
from workbench.analysis.faults import fault
from workbench.model.element import Position
from workbench.model.finding import Finding
from workbench.model.process import Process


def end_event_required(process: Process) -> Iterator[Finding]:
    """A finding for every pool and drawn-out sub-process without an end event."""
    for words, around, nodes in containers(process):
        if not has_event(nodes, Position.END):
            yield fault(
                f"Nothing says how {words} ends.",
                "Add an end event for every outcome, named by the outcome.",
                [around] if around else nodes[-1:],
            )
