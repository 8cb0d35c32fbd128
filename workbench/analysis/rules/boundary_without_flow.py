"""An event on the border of a step leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.model.element import Event, Position, Trigger
from workbench.model.finding import Finding
from workbench.model.process import Process


def boundary_without_flow(process: Process) -> Iterator[Finding]:
    """A finding for every boundary event that nothing follows, compensation left out."""
    for node in process.nodes:
        if not isinstance(node, Event) or node.position is not Position.BOUNDARY:
            continue
        if not process.outgoing(node.id) and Trigger.COMPENSATION not in node.triggers:
            yield fault(
                f"Nothing says what is done when {called(node)} happens.",
                "Lead the event to the step that deals with it.",
                [node],
            )
