"""What can be asked about how a case comes to a step and who gets it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from workbench.derivation.branching import branching
from workbench.derivation.clauses import happening
from workbench.derivation.decision_facts import DECIDED
from workbench.derivation.event_facts import deadline, position, recipients
from workbench.derivation.join_facts import awaited, ways_into
from workbench.derivation.naming import mention, name
from workbench.derivation.phrases import actor, capital, tidy
from workbench.derivation.reader import FactFunction
from workbench.derivation.step_facts import makes, uses
from workbench.derivation.walk import joins, label, next_steps, previous_steps, splits, stops
from workbench.derivation.way_facts import WayFunction, labels, of_place
from workbench.model.element import Event, FlowNode, Gateway, SequenceFlow
from workbench.model.process import Process

Origin = tuple[str, ...]
Together = tuple[str, ...]
ALTERNATIVES_AT_MOST = 16


def comes_from(process: Process, ref: str) -> tuple[Origin, ...]:
    """What sets a step going, the one or the other; each a kind with its names.

    "answer": question and answer; "event": name and deadline; "step": those that are all
    complete; "clause": what has happened, or what a join waits for; "split": those of which the
    chosen ones are complete, or a question alone.
    """
    return tuple(dict.fromkeys(_origins(process, process.incoming(ref), set())))


def _origins(process: Process, flows: tuple[SequenceFlow, ...], seen: set[str]) -> Iterator[Origin]:
    for flow in flows:
        node = process.by_id.get(flow.source)
        if flow.id in seen:
            continue
        seen.add(flow.id)
        if node is None:
            yield ("step", flow.source, "")
        elif isinstance(node, Gateway):
            yield from _through(process, node, flow, seen)
        elif isinstance(node, Event):
            yield from _from_event(process, node, seen)
        else:
            yield ("step", name(process, node), "")


def _through(
    process: Process, node: Gateway, flow: SequenceFlow, seen: set[str]
) -> Iterator[Origin]:
    """The answer that was given at a gateway, the steps that meet there, or what lies before."""
    kind = {"all": "step", "those chosen": "split"}.get(joins(process, node.id))
    if splits(process, node.id) in DECIDED and labels(process, node.id):
        said = label(process, flow)
        yield ("answer" if said else "split", name(process, node), said)
    elif kind:
        yield _meeting(process, node.id, kind)
    else:
        yield from _origins(process, process.incoming(node.id), seen)


def _meeting(process: Process, join: str, kind: str) -> Origin:
    """The steps that meet at a join, or what else it waits for."""
    ways = ways_into(process, join)
    parts = [part for way in ways for part in way]
    plain = bool(parts) and all(part.kind == "step" for part in parts)
    if plain and (kind == "split" or len(parts) == len(ways)):
        return (kind, *dict.fromkeys(part.text for part in parts))
    return ("clause", awaited(process, join))


def _from_event(process: Process, node: Event, seen: set[str]) -> Iterator[Origin]:
    if position(process, node) == "inner start" and node.parent:
        yield from _origins(process, process.incoming(node.parent), seen)
    else:
        known = any(each.deadline for each in node.definitions)
        if known and deadline(process, node):
            yield ("event", name(process, node), deadline(process, node))
        else:
            yield ("clause", happening(node.name) or f"{mention(process, node.id)} has happened")


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


def handed_to(process: Process, ref: str) -> tuple[Together, ...]:
    """Who else may get the case next, as a sentence names them: the one or the other; those of
    one group all together."""
    who = process.who(process.by_id[ref])
    found: list[Together] = []
    for group in _after(process, ref, set()):
        roles = dict.fromkeys(process.who(process.by_id[place]) for place in group)
        others = (capital(actor(role)) for role in roles if role not in {"", who})
        found.append(tuple(dict.fromkeys(others)))
    return tuple(dict.fromkeys(group for group in found if group))


def _after(process: Process, ref: str, seen: set[str]) -> list[Together]:
    """The steps behind a node, the one or the other; those of one group are reached together."""
    seen.add(ref)
    ways = [_reached(process, flow.target, seen) for flow in process.outgoing(ref)]
    ways = [way for way in ways if way]
    count = 1
    for way in ways:
        count *= len(way)
    node = process.by_id[ref]
    if branching(process, node) == "all" and len(ways) > 1 and count <= ALTERNATIVES_AT_MOST:
        return [tuple(dict.fromkeys(sum(each, ()))) for each in product(*ways)]
    return [group for way in ways for group in way]


def _reached(process: Process, place: str, seen: set[str]) -> list[Together]:
    node: FlowNode | None = process.by_id.get(place)
    if node is None or place in seen:
        return []
    return [(place,)] if stops(node, forward=True) else _after(process, place, seen)


def not_next(process: Process, ref: str) -> tuple[str, ...]:
    """Up to three roles and parties who do not get the case next, as a sentence names them."""
    who = process.who(process.by_id[ref])
    after = {process.who(process.by_id[place]) for place in next_steps(process, ref)}
    get_it = {capital(actor(role)) for role in after | {who}}
    everybody = dict.fromkeys(capital(actor(role)) for role in (*process.roles, *process.parties))
    return tuple(role for role in everybody if role not in get_it)[:3]


def sent_to(process: Process, ref: str) -> tuple[str, ...]:
    """The parties to whom a step sends messages; without one the roles whose next step uses what
    it makes: for them it is meant. As a sentence names them."""
    node = process.by_id[ref]
    if parties := recipients(process, node):
        return tuple(dict.fromkeys(actor(party) for party in parties))
    after = (process.by_id[place] for place in next_steps(process, ref))
    made = set(makes(process, node))
    roles = dict.fromkeys(process.who(each) for each in after if made & set(uses(process, each)))
    others = (actor(role) for role in roles if role not in {"", process.who(node)})
    return tuple(dict.fromkeys(others))


QUESTIONS: dict[str, WayFunction] = {
    "comes from": comes_from,
    "handed over": handed_over,
    "hands to": hands_to,
    "next roles": handed_to,
    "not next": not_next,
    "sent to": sent_to,
}

HANDOVER_FACTS: dict[str, FactFunction] = {key: of_place(ask) for key, ask in QUESTIONS.items()}
