"""Which nodes a reader sees as steps, and what comes after each, in words."""

from __future__ import annotations

from workbench.derivation.naming import name
from workbench.documents import wording
from workbench.model.element import Activity, Event, FlowNode, Gateway, GatewayType, Position
from workbench.model.process import Process


def steps(process: Process) -> tuple[FlowNode, ...]:
    """The nodes that are listed: all but those that only join, pass on or repeat a name."""
    return tuple(
        node
        for node in process.nodes
        if (node.name or not isinstance(node, Gateway | Event)) and not _repeats(process, node)
    )


def activities(process: Process) -> tuple[Activity, ...]:
    """What is counted as a step: things that somebody or a system does. Questions, events and
    ends are none."""
    return tuple(node for node in process.nodes if isinstance(node, Activity))


def what_follows(process: Process, node: FlowNode, then: str = "") -> str:
    """What comes next, in sentences such as "Enter application." or "Yes: Pay. No: Close.".

    `then` stands before a name that stands alone. Nodes without a name and those that repeat
    one are looked through.
    """
    node = _choice_of(process, node)
    ways = [(flow.name, name_after(process, flow.target)) for flow in process.outgoing(node.id)]
    if not ways:
        return "This is an end."
    if len(ways) == 1 and not ways[0][0]:
        return wording.sentence(f"{then}{ways[0][1]}")
    kind = node.type if isinstance(node, Gateway) else GatewayType.EXCLUSIVE
    if kind is GatewayType.PARALLEL or not any(answer for answer, _ in ways):
        names = "; ".join(name for _, name in ways)
        return wording.sentence(f"{BEGINNINGS.get(kind, then)}{names}")
    return " ".join(
        wording.sentence(f"{_begun(answer or 'otherwise')}: {name}") for answer, name in ways
    )


BEGINNINGS = {
    GatewayType.PARALLEL: "At the same time: ",
    GatewayType.EVENT: "Whichever comes first: ",
}


def name_after(process: Process, target: str, seen: frozenset[str] = frozenset()) -> str:
    """The step that a flow leads to, gateways without a name looked through."""
    node = process.by_id.get(target)
    if node is None:
        return "(no name)"
    if isinstance(node, Event) and node.position is Position.END:
        return name(process, node)
    if node.name or not isinstance(node, Gateway):
        return wording.step(node)
    seen |= {target}
    following = dict.fromkeys(
        name_after(process, flow.target, seen) + (f" (if {flow.name})" if flow.name else "")
        for flow in process.outgoing(target)
        if flow.target not in seen
    )
    joined = (" and " if node.type is GatewayType.PARALLEL else " or ").join(following)
    return joined or wording.step(node)


def beside(process: Process, own: frozenset[str]) -> frozenset[str]:
    """The listed steps that stand just before or just after some others."""
    listed = frozenset(node.id for node in steps(process))
    found = set()
    for flow in process.flows:
        for here, there, onward in (
            (flow.source, flow.target, True),
            (flow.target, flow.source, False),
        ):
            if here in own:
                found |= _reached(process, there, listed, onward=onward)
    return frozenset(found)


def _reached(process: Process, node: str, listed: frozenset[str], *, onward: bool) -> set[str]:
    """The nearest listed steps from a node on, or back; the node itself where it is listed."""
    found, seen, todo = set(), {node}, [node]
    while todo:
        here = todo.pop()
        if here in listed:
            found.add(here)
            continue
        flows = process.outgoing(here) if onward else process.incoming(here)
        ends = {flow.target if onward else flow.source for flow in flows} - seen
        seen |= ends
        todo += ends
    return found


def _choice_of(process: Process, node: FlowNode) -> FlowNode:
    """The gateway that was made for the same table row, where it only repeats the step."""
    ways = process.outgoing(node.id)
    after = process.by_id.get(ways[0].target) if len(ways) == 1 else None
    return after if after and _repeats(process, after) else node


def _repeats(process: Process, node: FlowNode) -> bool:
    """Whether a gateway says again what the step just before it says."""
    flows = process.incoming(node.id)
    before = process.by_id.get(flows[0].source) if len(flows) == 1 else None
    return (
        isinstance(node, Gateway)
        and isinstance(before, Activity)
        and bool(node.name)
        and node.name == before.name
        and len(process.outgoing(before.id)) == 1
    )


def _begun(words: str) -> str:
    """With a capital letter in front; `str.capitalize` would make the others small."""
    return words[:1].upper() + words[1:]
