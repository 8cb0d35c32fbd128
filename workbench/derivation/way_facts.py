"""What can be asked about a node and those around it: what comes before, next and instead.

Gateways and events that only lead on are looked through: the next step of a step is the next
one that somebody does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.derivation.phrases import listed, quoted, tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.step_facts import name
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
from workbench.model.trace import Answer

WayFunction = Callable[[Process, str], Answer]
SPLITS = {
    GatewayType.EXCLUSIVE: "decision",
    GatewayType.INCLUSIVE: "choice of several",
    GatewayType.PARALLEL: "parallel",
    GatewayType.EVENT: "race",
    GatewayType.COMPLEX: "complex",
}

ANSWERED = {GatewayType.EXCLUSIVE, GatewayType.INCLUSIVE}


def of_place(ask: WayFunction) -> FactFunction:
    """A question about the place of a node in the flow; None where the node is not there."""

    def answer(known: Known, ref: str) -> Answer:
        return ask(known.process, ref) if ref in known.process.by_id else None

    return answer


def label(process: Process, flow: SequenceFlow) -> str:
    """The answer that a flow stands for: its name, else its condition, else "otherwise" where
    it is the default or alone has no answer; "" for none of these."""
    if own_label(flow):
        return own_label(flow)
    source = process.by_id.get(flow.source)
    if getattr(source, "default", None) == flow.id:
        return "otherwise"
    ways = process.outgoing(flow.source)
    answers = isinstance(source, Gateway) and source.type in ANSWERED
    silent = [way for way in ways if not own_label(way)]
    return "otherwise" if answers and len(silent) == 1 < len(ways) else ""


def own_label(flow: SequenceFlow) -> str:
    """What stands at a flow: its name, else its condition."""
    return tidy(flow.name) or tidy(flow.condition)


def splits(process: Process, ref: str) -> str:
    """How paths part at a gateway: "decision", "parallel", "race" ...; "" where they do not."""
    node = process.by_id[ref]
    if not isinstance(node, Gateway) or len(process.outgoing(ref)) < 2:
        return ""
    return SPLITS[node.type]


def joins(process: Process, ref: str) -> str:
    """How paths meet at a gateway: "all", "those chosen", "any"; "" where they do not."""
    node = process.by_id[ref]
    if not isinstance(node, Gateway) or len(process.incoming(ref)) < 2:
        return ""
    kinds = {GatewayType.PARALLEL: "all", GatewayType.INCLUSIVE: "those chosen"}
    return kinds.get(node.type, "any")


def answers(process: Process, ref: str) -> tuple[tuple[str, str], ...]:
    """The labels of the ways out, each with the name of what it leads to."""
    ways = process.outgoing(ref)
    return tuple((label(process, way), _name(process, target(process, way))) for way in ways)


def labels(process: Process, ref: str) -> tuple[str, ...]:
    """The answers of a decision, the name of what follows for one without; () where none has."""
    found = answers(process, ref)
    return tuple(said or to for said, to in found) if any(said for said, _ in found) else ()


def target(process: Process, flow: SequenceFlow) -> str:
    """What a flow leads to: its target, or what lies behind gateways that only join."""
    place, seen = flow.target, {flow.source}
    while place in process.by_id and place not in seen:
        seen.add(place)
        node, ways = process.by_id[place], process.outgoing(place)
        if not isinstance(node, Gateway) or len(ways) != 1:
            break
        place = ways[0].target
    return place


def onward(process: Process, flow: SequenceFlow) -> str:
    """What a flow leads to, in a sentence: "the step “Check”", "the outcome “Issued”"."""
    place = target(process, flow)
    node = process.by_id.get(place)
    match node:
        case None:
            return quoted(place)
        case Event():
            kind = "outcome" if node.position is Position.END else "event"
            return f"the {kind} {quoted(name(process, node))}"
        case Gateway():
            return title(process, place)
        case _:
            return f"the step {quoted(name(process, node))}"


def onwards(process: Process, ref: str) -> tuple[str, ...]:
    """What the flows out of a node lead to, in a sentence."""
    return tuple(dict.fromkeys(onward(process, flow) for flow in process.outgoing(ref)))


def ways_out(process: Process, ref: str) -> str:
    """What the flows out of a node lead to, in a sentence: "the steps “A” and “B”"; or ""."""
    ways = onwards(process, ref)
    if len(ways) > 1 and all(way.startswith("the step ") for way in ways):
        return f"the steps {listed([way.removeprefix('the step ') for way in ways])}"
    return listed(ways)


def title(process: Process, ref: str) -> str:
    """A gateway in a sentence: its name quoted, or "the decision after “Check”"."""
    if tidy(process.by_id[ref].name):
        return quoted(name(process, process.by_id[ref]))
    before = [quoted(_name(process, place)) for place in previous_steps(process, ref)]
    kind = {"decision": "decision", "choice of several": "decision", "race": "wait"}
    noun = kind.get(splits(process, ref), "gateway")
    return f"the {noun} after {listed(before, 'or')}" if before else f"the {noun} {quoted(ref)}"


def only_leads_on(process: Process, ref: str) -> bool:
    """Whether a gateway neither parts the ways nor waits for several."""
    is_gateway = isinstance(process.by_id[ref], Gateway)
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


def _name(process: Process, ref: str) -> str:
    node = process.by_id.get(ref)
    return name(process, node) if node else ref


def _names(ask: Callable[[Process, str], tuple[str, ...]]) -> WayFunction:
    def answer(process: Process, ref: str) -> Answer:
        return tuple(_name(process, place) for place in ask(process, ref))

    return answer


def _before(process: Process, ref: str) -> tuple[str, ...]:
    return tuple(flow.source for flow in process.incoming(ref))


def _after(process: Process, ref: str) -> tuple[str, ...]:
    return tuple(target(process, flow) for flow in process.outgoing(ref))


QUESTIONS: dict[str, WayFunction] = {
    "splits": splits,
    "joins": joins,
    "answers": answers,
    "labels": labels,
    "ways out": ways_out,
    "title": title,
    "only leads on": only_leads_on,
    "next": _names(next_steps),
    "previous": _names(previous_steps),
    "leads to": _names(_after),
    "waits for": _names(_before),
}

WAY_FACTS: dict[str, FactFunction] = {key: of_place(ask) for key, ask in QUESTIONS.items()}
