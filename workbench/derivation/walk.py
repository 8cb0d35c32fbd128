"""Where ways part, meet and lead on, by ids alone: what comes before a node and what after."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.derivation.phrases import tidy
from workbench.model.element import (
    Activity,
    Event,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    SequenceFlow,
)
from workbench.model.process import Process

SPLITS = {
    GatewayType.EXCLUSIVE: "decision",
    GatewayType.INCLUSIVE: "choice of several",
    GatewayType.PARALLEL: "parallel",
    GatewayType.EVENT: "race",
    GatewayType.COMPLEX: "complex",
}
ANSWERED = {GatewayType.EXCLUSIVE, GatewayType.INCLUSIVE}
JOINS = {
    GatewayType.PARALLEL: "all",
    GatewayType.INCLUSIVE: "those chosen",
    GatewayType.COMPLEX: "complex",
}


def label(process: Process, flow: SequenceFlow) -> str:
    """The answer that a flow stands for: its name, else its condition, else "otherwise" where
    it is the default or alone has no answer; "" for none of these."""
    if own_label(flow):
        return own_label(flow)
    source = process.by_id.get(flow.source)
    if getattr(source, "default", None) == flow.id:
        return "otherwise"
    ways = process.outgoing(flow.source)
    answered = isinstance(source, Gateway) and source.type in ANSWERED
    silent = [way for way in ways if not own_label(way)]
    return "otherwise" if answered and len(silent) == 1 < len(ways) else ""


def own_label(flow: SequenceFlow) -> str:
    """What stands at a flow: its name, else its condition."""
    return tidy(flow.name) or tidy(flow.condition)


def splits(process: Process, ref: str) -> str:
    """How paths part at a gateway: "decision", "parallel", "race" ...; "" where they do not."""
    node = process.by_id.get(ref)
    if not isinstance(node, Gateway) or len(process.outgoing(ref)) < 2:
        return ""
    return SPLITS[node.type]


def joins(process: Process, ref: str) -> str:
    """How paths meet at a gateway: "all", "those chosen", "complex", "any"; "" where they do
    not."""
    node = process.by_id.get(ref)
    if not isinstance(node, Gateway) or len(process.incoming(ref)) < 2:
        return ""
    return JOINS.get(node.type, "any")


def asks(process: Process, ref: str) -> bool:
    """Whether answers part the ways at a gateway."""
    return splits(process, ref) in {"decision", "choice of several"}


def only_leads_on(process: Process, ref: str) -> bool:
    """Whether a gateway neither parts the ways nor waits for several."""
    is_gateway = isinstance(process.by_id.get(ref), Gateway)
    return is_gateway and not splits(process, ref) and joins(process, ref) in {"", "any"}


def next_steps(process: Process, ref: str) -> tuple[str, ...]:
    """The ids of the activities and ends that can come next."""
    return tuple(_around(process, ref, forward=True))


def previous_steps(process: Process, ref: str) -> tuple[str, ...]:
    """The ids of the activities and starts that can come just before."""
    return tuple(_around(process, ref, forward=False))


def _around(process: Process, ref: str, *, forward: bool) -> Iterator[str]:
    """Breadth first from a node, stopping at what is a step of its own."""
    queue, seen = list(_beside(process, ref, forward)), {ref}
    for place in queue:
        if place in seen or place not in process.by_id:
            continue
        seen.add(place)
        if stops(process.by_id[place], forward=forward):
            yield place
        else:
            queue.extend(_beside(process, place, forward))


def _beside(process: Process, ref: str, forward: bool) -> list[str]:
    if forward:
        return [flow.target for flow in process.outgoing(ref)]
    node = process.by_id[ref]
    host = [node.attached_to] if isinstance(node, Event) and node.attached_to else []
    return [flow.source for flow in process.incoming(ref)] + host


def stops(node: FlowNode, *, forward: bool) -> bool:
    """Whether a look ahead (or back) ends at a node: at a step, an end (a start)."""
    if isinstance(node, Event):
        return node.position is (Position.END if forward else Position.START)
    return isinstance(node, Activity)
