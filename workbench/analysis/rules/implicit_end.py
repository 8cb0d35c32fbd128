"""A path that stops, stops at an end event."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.containers import is_ad_hoc
from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.analysis.passages import compensating
from workbench.model.element import (
    Activity,
    Event,
    FlowNode,
    Gateway,
    Position,
    SubProcess,
    Trigger,
)
from workbench.model.finding import Finding
from workbench.model.process import Process


def implicit_end(process: Process) -> Iterator[Finding]:
    """A finding for every node that nothing follows although it is no end event.

    In an ad-hoc sub-process nothing has to follow a step.
    """
    undoing = compensating(process)
    for node in process.nodes:
        around = process.by_id.get(node.parent or "")
        if node.id in undoing or (around is not None and is_ad_hoc(around)):
            continue
        if not process.outgoing(node.id) and _should_go_on(process, node):
            yield fault(
                f"Nothing follows {called(node)}.",
                "Lead it on to the next step or to an end event.",
                [node],
            )


def _should_go_on(process: Process, node: FlowNode) -> bool:
    if isinstance(node, SubProcess) and node.by_event:
        return False
    if isinstance(node, Event):
        middle = node.position in (Position.CATCH, Position.THROW, Position.START)
        return middle and not (Trigger.LINK in node.triggers and node.position is Position.THROW)
    return isinstance(node, Activity | Gateway)
