"""What can be asked about a node and those around it: what comes before, next and instead.

Gateways and events that only lead on are looked through: the next step of a step is the next
one that somebody does.
"""

from __future__ import annotations

from collections.abc import Callable

from workbench.derivation.join_facts import awaited
from workbench.derivation.naming import name, name_of, title
from workbench.derivation.onward_facts import opened, target, target_name, ways_out
from workbench.derivation.phrases import actor, tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.step_facts import automatic
from workbench.derivation.walk import (
    asks,
    joins,
    label,
    next_steps,
    only_leads_on,
    previous_steps,
    splits,
)
from workbench.model.element import Event, Gateway, SequenceFlow
from workbench.model.process import Process
from workbench.model.trace import Answer

WayFunction = Callable[[Process, str], Answer]


def _of_node(ask: WayFunction) -> FactFunction:
    def answer(known: Known, ref: str) -> Answer:
        return ask(known.process, ref) if ref in known.process.by_id else None

    return answer


def answers(process: Process, ref: str) -> tuple[tuple[str, str], ...]:
    """The labels of the ways out, each with the name of what it leads to."""
    ways = process.outgoing(ref)
    return tuple((label(process, way), target_name(process, way)) for way in ways)


def race(process: Process, ref: str) -> str:
    """The event-based gateway at which an event is awaited, in a sentence; or ""."""
    before = (flow.source for flow in process.incoming(ref))
    gateways = (place for place in before if splits(process, place) == "race")
    return next((title(process, place) for place in gateways), "")


def comes_from(process: Process, ref: str) -> tuple[tuple[str, str, str], ...]:
    """What sets a step going: kind ("answer", "event", "step", "split"), its name, the answer."""
    return tuple(dict.fromkeys(_origin(process, flow) for flow in process.incoming(ref)))


def _origin(process: Process, flow: SequenceFlow) -> tuple[str, str, str]:
    """The reason for which a token comes along a flow, looking through gateways that join."""
    seen: set[str] = set()
    while flow.source in process.by_id and flow.id not in seen:
        seen.add(flow.id)
        node, before = process.by_id[flow.source], process.incoming(flow.source)
        if asks(process, node.id):
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
    found = dict.fromkeys(pair for pair in others if pair[0] not in {"", who})
    return tuple(dict.fromkeys((tidy(other), step) for other, step in found))


def receivers(process: Process, ref: str) -> tuple[tuple[str, str], ...]:
    """The same, each as a sentence names them: "the head"."""
    pairs = hands_to(process, ref)
    return tuple(dict.fromkeys((actor(who), step) for who, step in pairs))


def not_next(process: Process, ref: str) -> tuple[str, ...]:
    """Up to three roles and parties who do not get the case next, as a sentence names them."""
    who = process.who(process.by_id[ref])
    after = {process.who(process.by_id[place]) for place in next_steps(process, ref)}
    get_it = {actor(name) for name in after | {who}}
    everybody = dict.fromkeys(actor(name) for name in (*process.roles, *process.parties))
    return tuple(name for name in everybody if name not in get_it)[:3]


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
        if asks(process, place):
            found.append((name(process, node), answers(process, place)))
            queue.extend(flow.target for flow in process.outgoing(place))
        elif len(process.outgoing(place)) == 1:
            queue.append(process.outgoing(place)[0].target)
    return tuple(found)


def _names(ask: Callable[[Process, str], tuple[str, ...]]) -> WayFunction:
    def answer(process: Process, ref: str) -> Answer:
        return tuple(name_of(process, place) for place in ask(process, ref))

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
    "opens": opened,
    "awaits": awaited,
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
    "receivers": receivers,
    "decisions": decisions,
}

WAY_FACTS: dict[str, FactFunction] = {key: _of_node(ask) for key, ask in QUESTIONS.items()}
