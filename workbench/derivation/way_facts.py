"""What can be asked about a node and those around it: what comes before, next and instead.

Gateways and events that only lead on are looked through: the next step of a step is the next
one that somebody does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.derivation.phrases import listed, quoted, tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.step_facts import manner, name
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


def _of_node(ask: WayFunction) -> FactFunction:
    def answer(known: Known, ref: str) -> Answer:
        return ask(known.process, ref) if ref in known.process.by_id else None

    return answer


def label(process: Process, flow: SequenceFlow) -> str:
    """The answer that a flow stands for: its name, else its condition, else "otherwise" where
    it is the default; "" for none of these."""
    if tidy(flow.name) or tidy(flow.condition):
        return tidy(flow.name) or tidy(flow.condition)
    source = process.by_id.get(flow.source)
    return "otherwise" if getattr(source, "default", None) == flow.id else ""


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


def automatic(process: Process, ref: str) -> bool:
    """Whether a decision is made by the rule task or service right before it."""
    sources = [process.by_id.get(flow.source) for flow in process.incoming(ref)]
    return len(sources) == 1 and all(
        node is not None and manner(process, node) in {"rule", "system"} for node in sources
    )


def only_leads_on(process: Process, ref: str) -> bool:
    """Whether a gateway neither parts the ways nor waits for several."""
    is_gateway = isinstance(process.by_id[ref], Gateway)
    return is_gateway and not splits(process, ref) and joins(process, ref) in {"", "any"}


def race(process: Process, ref: str) -> str:
    """The event-based gateway at which an event is awaited, in a sentence; or ""."""
    before = (flow.source for flow in process.incoming(ref))
    gateways = (place for place in before if splits_of(process, place) == "race")
    return next((title(process, place) for place in gateways), "")


def splits_of(process: Process, ref: str) -> str:
    """`splits`, also for an id that is not there."""
    return splits(process, ref) if ref in process.by_id else ""


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
        if _stops(process.by_id[place], forward):
            yield place
        else:
            queue.extend(_beside(process, place, forward))


def _beside(process: Process, ref: str, forward: bool) -> list[str]:
    if forward:
        return [flow.target for flow in process.outgoing(ref)]
    node = process.by_id[ref]
    host = [node.attached_to] if isinstance(node, Event) and node.attached_to else []
    return [flow.source for flow in process.incoming(ref)] + host


def _stops(node: FlowNode, forward: bool) -> bool:
    if isinstance(node, Event):
        return node.position is (Position.END if forward else Position.START)
    return isinstance(node, Activity)


def comes_from(process: Process, ref: str) -> tuple[tuple[str, str, str], ...]:
    """What sets a step going: kind ("answer", "event", "step", "split"), its name, the answer."""
    return tuple(dict.fromkeys(_origin(process, flow) for flow in process.incoming(ref)))


def _origin(process: Process, flow: SequenceFlow) -> tuple[str, str, str]:
    """The reason for which a token comes along a flow, looking through gateways that join."""
    seen: set[str] = set()
    while flow.source in process.by_id and flow.id not in seen:
        seen.add(flow.id)
        node, before = process.by_id[flow.source], process.incoming(flow.source)
        if splits(process, node.id) in {"decision", "choice of several"}:
            said = label(process, flow)
            return ("answer" if said else "split", name(process, node), said)
        if not isinstance(node, Gateway) or len(before) != 1:
            break
        flow = before[0]
    source = process.by_id.get(flow.source)
    if source is None:
        return ("step", flow.source, "")
    kind = {Event: "event", Gateway: "split"}.get(type(source), "step")
    return (kind, name(process, source), "")


def handed_over(process: Process, ref: str) -> bool:
    """Whether somebody else than the one who does the step had the case before."""
    who = process.who(process.by_id[ref])
    before = (process.by_id[place] for place in previous_steps(process, ref))
    return any(process.who(node) not in {"", who} for node in before)


def hands_to(process: Process, ref: str) -> tuple[tuple[str, str], ...]:
    """Who else may get the case next, each with the name of the step that waits there."""
    who = process.who(process.by_id[ref])
    after = [process.by_id[place] for place in next_steps(process, ref)]
    others = [(process.who(node), name(process, node)) for node in after]
    return tuple(dict.fromkeys(pair for pair in others if pair[0] not in {"", who}))


def not_next(process: Process, ref: str) -> tuple[str, ...]:
    """Up to three roles and parties who do not get the case next."""
    who = process.who(process.by_id[ref])
    after = {process.who(process.by_id[place]) for place in next_steps(process, ref)}
    everybody = dict.fromkeys((*process.roles, *process.parties))
    return tuple(name for name in everybody if name not in after | {who})[:3]


def decisions(process: Process, ref: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The questions that the same role answers straight after a step, with their answers."""
    who = process.who(process.by_id[ref])
    found: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    queue, seen = [flow.target for flow in process.outgoing(ref)], set[str]()
    for place in queue:
        node = process.by_id.get(place)
        if place in seen or not isinstance(node, Gateway) or process.who(node) != who:
            continue
        seen.add(place)
        if splits(process, place) in {"decision", "choice of several"}:
            found.append((name(process, node), answers(process, place)))
            queue.extend(flow.target for flow in process.outgoing(place))
        elif len(process.outgoing(place)) == 1:
            queue.append(process.outgoing(place)[0].target)
    return tuple(found)


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
    "labels": lambda process, ref: tuple(said or to for said, to in answers(process, ref)),
    "ways out": ways_out,
    "not next": not_next,
    "title": title,
    "automatic": automatic,
    "only leads on": only_leads_on,
    "race": race,
    "next": _names(next_steps),
    "previous": _names(previous_steps),
    "leads to": _names(_after),
    "waits for": _names(_before),
    "comes from": comes_from,
    "handed over": handed_over,
    "hands to": hands_to,
    "decisions": decisions,
}

WAY_FACTS: dict[str, FactFunction] = {key: _of_node(ask) for key, ask in QUESTIONS.items()}
