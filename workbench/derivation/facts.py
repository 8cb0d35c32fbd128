"""The catalogue of facts: what a derivation may ask, by the kind of thing that is asked about.

A fact is the value in the form in which it is printed or decides, so that it changes exactly
when the sentence does. Each function is pure: (known, id) -> answer, None where the thing is
not there.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from workbench.derivation import amounts
from workbench.derivation.event_facts import EVENT_FACTS
from workbench.derivation.flow_facts import FLOW_FACTS
from workbench.derivation.naming import name, name_of
from workbench.derivation.phrases import actor, tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.step_facts import (
    STEP_FACTS,
    at_a_screen,
    data_name,
    human,
    process_system,
    subject,
    supported,
)
from workbench.derivation.walk import next_steps
from workbench.derivation.way_facts import WAY_FACTS
from workbench.model.element import DataObject, MessageFlow
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff
from workbench.model.trace import Answer


def _of_data(ask: Callable[[Process, DataObject], Answer]) -> FactFunction:
    def answer(known: Known, ref: str) -> Answer:
        found = next((thing for thing in known.process.data if thing.id == ref), None)
        return None if found is None else ask(known.process, found)

    return answer


def _same(process: Process, data: DataObject) -> list[str]:
    """The ids of all data objects of this name: one record in several states."""
    return [each.id for each in process.data if data_name(each) == data_name(data)]


def _roles(process: Process, data: DataObject, *, writes: bool) -> tuple[str, ...]:
    """Who writes (or reads) the record, in whatever state, as a sentence names them."""
    same = _same(process, data)
    links = (each for each in process.associations if each.data in same and each.writes == writes)
    nodes = (process.by_id[link.node] for link in links if link.node in process.by_id)
    people = (process.who(node) for node in nodes if human(process, node))
    return tuple(dict.fromkeys(actor(who) for who in people if who))


def _is_linked(process: Process, data: DataObject, *, writes: bool) -> bool:
    """Whether any step writes (or reads) the record, in whatever state."""
    same = _same(process, data)
    links = (each for each in process.associations if each.data in same and each.writes == writes)
    return any(link.node in process.by_id for link in links)


def _steps(process: Process, data: DataObject, *, writes: bool) -> tuple[str, ...]:
    links = (each for each in process.associations if (each.data, each.writes) == (data.id, writes))
    nodes = (process.by_id[link.node] for link in links if link.node in process.by_id)
    return tuple(name(process, node) for node in nodes)


DATA_FACTS: dict[str, FactFunction] = {
    key: _of_data(ask)
    for key, ask in {
        "name": lambda process, data: data_name(data),
        "state": lambda process, data: tidy(data.state),
        "store": lambda process, data: data.store,
        "notes": lambda process, data: tidy(data.documentation),
        "first": lambda process, data: _same(process, data)[0] == data.id,
        "made": lambda process, data: _is_linked(process, data, writes=True),
        "read": lambda process, data: _is_linked(process, data, writes=False),
        "writers": lambda process, data: _roles(process, data, writes=True),
        "readers": lambda process, data: _roles(process, data, writes=False),
        "made in": lambda process, data: _steps(process, data, writes=True),
        "used in": lambda process, data: _steps(process, data, writes=False),
    }.items()
}


def _of_message(ask: Callable[[Process, MessageFlow], Answer]) -> FactFunction:
    def answer(known: Known, ref: str) -> Answer:
        flows = (flow for flow in known.process.message_flows if flow.id == ref)
        found = next(flows, None)
        return None if found is None else ask(known.process, found)

    return answer


def _party(process: Process, ref: str) -> str:
    pools = (pool for pool in process.participants if pool.id == ref and pool.process is None)
    return next((actor(tidy(pool.name) or pool.id) for pool in pools), "")


def _subject(process: Process, flow: MessageFlow) -> str:
    inside = flow.target if flow.target in process.by_id else flow.source
    return tidy(flow.name) or name_of(process, inside)


def _message_actor(process: Process, flow: MessageFlow) -> str:
    """The role at the agency's end of a message: for a step outside, the role of its lane."""
    inside = process.by_id.get(flow.target) or process.by_id.get(flow.source)
    if inside is None:
        return actor("")
    lane = process.lanes_by_id.get(inside.lane or "")
    outside = inside.attributes.outside
    return actor((lane.name if lane else "") if outside else process.who(inside))


def _message_subject(process: Process, flow: MessageFlow) -> str:
    inside = process.by_id.get(flow.target) or process.by_id.get(flow.source)
    return subject(process, inside)


MESSAGE_FACTS: dict[str, FactFunction] = {
    key: _of_message(ask)
    for key, ask in {
        "name": _subject,
        "from": lambda process, flow: _party(process, flow.source),
        "to": lambda process, flow: _party(process, flow.target),
        "subject": _message_subject,
        "who": _message_actor,
        "source": lambda process, flow: name_of(process, flow.source),
        "target": lambda process, flow: name_of(process, flow.target),
    }.items()
}


def _of_role(ask: Callable[[Process, str], Answer]) -> FactFunction:
    def answer(known: Known, ref: str) -> Answer:
        return ask(known.process, ref) if ref in known.process.roles else None

    return answer


def _done_by(process: Process, role: str) -> tuple[str, ...]:
    nodes = (node for node in process.nodes if process.who(node) == role)
    return tuple(name(process, node) for node in nodes if human(process, node))


def _at_a_screen(process: Process, role: str) -> tuple[str, ...]:
    nodes = (node for node in process.nodes if process.who(node) == role)
    return tuple(name(process, node) for node in nodes if at_a_screen(process, node))


ROLE_FACTS: dict[str, FactFunction] = {
    "exists": lambda known, ref: ref in known.process.roles,
    "steps": _of_role(_done_by),
    "screen steps": _of_role(_at_a_screen),
    "has screen steps": _of_role(lambda process, role: bool(_at_a_screen(process, role))),
    "others": _of_role(lambda process, role: tuple(r for r in process.roles if r != role)[:3]),
}


def _of_staff(ask: Callable[[Staff], Answer]) -> FactFunction:
    def answer(known: Known, ref: str) -> Answer:
        staff = known.scenario.by_role.get(ref)
        return None if staff is None else ask(staff)

    return answer


def _of_scenario(ask: Callable[[Scenario], Answer]) -> FactFunction:
    return lambda known, ref: ask(known.scenario)


SCENARIO_FACTS: dict[str, FactFunction] = {
    "name": _of_scenario(lambda scenario: scenario.name),
    "currency": _of_scenario(lambda scenario: scenario.currency),
    "arrivals": _of_scenario(lambda scenario: amounts.quantity(scenario.arrivals)),
    "arrivals evidence": _of_scenario(lambda scenario: amounts.evidence(scenario.arrivals)),
}

STAFF_FACTS: dict[str, FactFunction] = {
    "people": _of_staff(lambda staff: amounts.quantity(staff.people)),
    "people evidence": _of_staff(lambda staff: amounts.evidence(staff.people)),
    "availability": _of_staff(lambda staff: amounts.quantity(staff.availability)),
    "calendar": _of_staff(lambda staff: staff.calendar),
}

TERM_FACTS: dict[str, FactFunction] = {
    "word": lambda known, ref: tidy(known.process.term(ref, "")),
}

PROCESS_FACTS: dict[str, FactFunction] = {
    "name": lambda known, ref: tidy(known.process.name) or known.process.id,
    "trigger": lambda known, ref: tidy(known.process.trigger),
    "notes": lambda known, ref: known.process.documentation.strip(),
    "system": lambda known, ref: process_system(known.process),
    "roles": lambda known, ref: known.process.roles,
    "parties": lambda known, ref: known.process.parties,
}


def _walkable(known: Known, ref: str) -> bool:
    """Whether one can go from node to node as in "s1>s2>x1" by sequence flows."""
    nodes = ref.split(">")
    links = {(flow.source, flow.target) for flow in known.process.flows}
    return all(node in known.process.by_id for node in nodes) and links.issuperset(pairwise(nodes))


def _leads_on(known: Known, ref: str) -> bool:
    """Whether a system takes part in both steps of "s1>s2", the one right after the other."""
    nodes = [known.process.by_id.get(place) for place in ref.split(">")]
    if len(nodes) != 2 or not all(node and supported(known.process, node) for node in nodes):
        return False
    source, _, after = ref.partition(">")
    return after in next_steps(known.process, source)


PATH_FACTS: dict[str, FactFunction] = {"exists": _walkable, "leads on": _leads_on}

FACTS: dict[str, dict[str, FactFunction]] = {
    "step": {**STEP_FACTS, **EVENT_FACTS, **WAY_FACTS},
    "flow": FLOW_FACTS,
    "data": DATA_FACTS,
    "message": MESSAGE_FACTS,
    "role": ROLE_FACTS,
    "scenario": SCENARIO_FACTS,
    "staff": STAFF_FACTS,
    "term": TERM_FACTS,
    "process": PROCESS_FACTS,
    "path": PATH_FACTS,
}
