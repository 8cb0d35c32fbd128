"""Where a token can begin and which ways it can take out of a node, with the chance of each."""

from __future__ import annotations

import math

from workbench.model.element import (
    Event,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    SequenceFlow,
    SubProcess,
    Trigger,
)
from workbench.model.process import Process

LEAST = 1e-6


def choices(process: Process, node: FlowNode) -> tuple[tuple[tuple[SequenceFlow, ...], float], ...]:
    """The sets of flows that a token can take out of a node, with the chance of each."""
    flows = process.outgoing(node.id)
    how = branching(process, node)
    if how == "all" or len(flows) < 2:
        return ((flows, 1.0),)
    chances = shares(flows)
    single = tuple(((flow,), chance) for flow, chance in zip(flows, chances, strict=True))
    return single if how == "one" else (*single, (flows, math.prod(chances)))


def branching(process: Process, node: FlowNode) -> str:
    """Whether a token takes "one", "some" or "all" of the flows out of a node."""
    if isinstance(node, Gateway):
        kinds = {GatewayType.PARALLEL: "all", GatewayType.INCLUSIVE: "some"}
        return kinds.get(node.type, "some" if node.type is GatewayType.COMPLEX else "one")
    flows = process.outgoing(node.id)
    if any(flow.share for flow in flows):
        return "one"
    return "some" if any(flow.condition for flow in flows) else "all"


def shares(flows: tuple[SequenceFlow, ...]) -> tuple[float, ...]:
    """The chance of each flow; those of which nothing is said share what is left."""
    said = [flow.share.usual.value if flow.share else None for flow in flows]
    left = max(0.0, 1 - sum(value for value in said if value is not None))
    silent = sum(value is None for value in said)
    return tuple(max(LEAST, left / silent if value is None else value) for value in said)


def first_nodes(process: Process, parent: str | None) -> tuple[FlowNode, ...]:
    """Where a token begins inside `parent`: the start events, else whatever nothing leads to."""
    children = [node for node in process.children(parent) if not set_off(node)]
    starts = [
        node for node in children if isinstance(node, Event) and node.position is Position.START
    ]
    return tuple(starts or (node for node in children if not process.incoming(node.id)))


def event_subs(process: Process, beside: FlowNode) -> tuple[SubProcess, ...]:
    """The sub-processes that an event sets off while what is around a node is open."""
    return tuple(
        node
        for node in process.children(beside.parent)
        if isinstance(node, SubProcess) and node.by_event and node.process in {"", beside.process}
    )


def set_off(node: FlowNode) -> bool:
    """Whether a node begins by an event of its own: boundary, link, event sub-process."""
    if isinstance(node, SubProcess):
        return node.by_event
    if not isinstance(node, Event):
        return False
    caught_link = node.position is Position.CATCH and Trigger.LINK in node.triggers
    return node.position is Position.BOUNDARY or caught_link
