"""Every pool and sub-process begins with a start event."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.containers import containers, has_event
from workbench.analysis.faults import fault
from workbench.model.element import Position
from workbench.model.finding import Finding
from workbench.model.process import Process


def start_event_required(process: Process) -> Iterator[Finding]:
    """A finding for every pool and drawn-out sub-process without a start event.

    A process without any step has one finding, here and not in `end_event_required`.
    """
    if not process.nodes:
        yield fault(
            "There is no step in the process.",
            "Put in what happens, from the start event to the end events.",
        )
    for words, around, nodes in containers(process):
        if not has_event(nodes, Position.START):
            yield fault(
                f"Nothing says where {words} starts.",
                "Add a start event that says what sets a case off.",
                [around] if around else nodes[:1],
            )
