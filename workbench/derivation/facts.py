"""The catalogue of facts: what a derivation may ask, by the kind of thing that is asked about.

A fact is the value in the form in which it is printed or decides, so that it changes exactly
when the sentence does. Each function is pure: (known, id) -> answer, None where the thing is
not there.
"""

from __future__ import annotations

from collections.abc import Callable

from workbench.derivation import amounts
from workbench.derivation.data_facts import DATA_FACTS
from workbench.derivation.decision_facts import DECISION_FACTS
from workbench.derivation.event_facts import EVENT_FACTS
from workbench.derivation.flow_facts import FLOW_FACTS
from workbench.derivation.handover_facts import HANDOVER_FACTS
from workbench.derivation.message_facts import MESSAGE_FACTS
from workbench.derivation.naming import name
from workbench.derivation.path_facts import PATH_FACTS
from workbench.derivation.phrases import tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.step_facts import STEP_FACTS, at_a_screen, human
from workbench.derivation.system_facts import SYSTEM_FACTS, own, role_systems, steps_in_systems
from workbench.derivation.way_facts import WAY_FACTS
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff
from workbench.model.trace import Answer


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
    "systems": role_systems,
    "steps in systems": steps_in_systems,
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
    "highest arrivals": _of_scenario(lambda scenario: amounts.most(scenario.arrivals)),
    "arrivals evidence": _of_scenario(lambda scenario: amounts.evidence(scenario.arrivals)),
}

STAFF_FACTS: dict[str, FactFunction] = {
    "people": _of_staff(lambda staff: amounts.quantity(staff.people)),
    "highest number of people": _of_staff(lambda staff: amounts.most(staff.people)),
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
    "system": lambda known, ref: own(known),
    "roles": lambda known, ref: known.process.roles,
    "parties": lambda known, ref: known.process.parties,
}


FACTS: dict[str, dict[str, FactFunction]] = {
    "step": {
        **STEP_FACTS,
        **SYSTEM_FACTS,
        **EVENT_FACTS,
        **WAY_FACTS,
        **DECISION_FACTS,
        **HANDOVER_FACTS,
    },
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
