"""An event-based gateway leads to what it waits for."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.analysis.passages import AWAITED
from workbench.model.element import (
    Event,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    Task,
    TaskType,
)
from workbench.model.finding import Finding
from workbench.model.process import Process


def event_gateway_target(process: Process) -> Iterator[Finding]:
    """A finding for every way out of an event-based gateway that leads to something other than a
    catch event or a receive task with no other flow in (BPMN 10.6.6)."""
    for node in process.nodes:
        if not isinstance(node, Gateway) or node.type is not GatewayType.EVENT:
            continue
        for flow in process.outgoing(node.id):
            target = process.by_id.get(flow.target)
            if target is None or (_awaited(target) and len(process.incoming(target.id)) == 1):
                continue
            yield fault(
                f"{called(node)} waits for what comes first, but {called(target)} is nothing "
                "that it alone can wait for.",
                "Put a message or timer event, or a receive task, right behind the gateway.",
                [node, target],
                [flow.id],
            )


def _awaited(node: FlowNode) -> bool:
    if isinstance(node, Event):
        kinds = set(node.triggers)
        return node.position is Position.CATCH and bool(kinds) and kinds <= AWAITED
    return isinstance(node, Task) and node.type is TaskType.RECEIVE
