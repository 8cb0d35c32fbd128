"""The properties of each kind of element, in words: what a comparison of two versions shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from workbench.derivation import amounts
from workbench.derivation.event_facts import interrupting, recipients
from workbench.derivation.naming import name
from workbench.derivation.phrases import quoted, tidy
from workbench.derivation.step_facts import called, element, loop
from workbench.derivation.walk import label
from workbench.model.calendar import WEEKDAYS, Calendar
from workbench.model.element import (
    DataObject,
    Event,
    EventDefinition,
    FlowNode,
    Lane,
    MessageFlow,
    Participant,
    SequenceFlow,
)
from workbench.model.evidence import Quantity
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff

Properties = Mapping[str, str]


def _number(value: Quantity[Any] | None) -> str:
    """A quantity with its range and its evidence."""
    if value is None:
        return ""
    return f"{amounts.quantity(value)} ({amounts.evidence(value)})"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def of_node(process: Process, node: FlowNode) -> Properties:
    """The properties of a step, an event or a gateway."""
    said = node.attributes
    return {
        "name": tidy(node.name),
        "kind": element(process, node),
        "who": process.who(node),
        "lane": _name_of_lane(process, node.lane),
        "outside": _yes(said.outside),
        "phase": said.phase,
        "systems": _listed(said.systems),
        "uses": _listed(data.name for data in process.reads(node.id)),
        "makes": _listed(data.name for data in process.writes(node.id)),
        "work": _number(said.work),
        "wait": _number(said.wait),
        "cost": _number(said.cost),
        "rule": said.rule,
        "mandated by law": _yes(said.mandated),
        "problem": said.problem,
        "value": str(said.value_class or ""),
        "notes": node.documentation,
        "sub-process": node.parent or "",
        "repetition": loop(process, node),
        "default way": getattr(node, "default", None) or "",
        "called process": called(process, node),
        **(_of_event(process, node) if isinstance(node, Event) else {}),
    }


def _of_event(process: Process, event: Event) -> Properties:
    return {
        "trigger": "; ".join(_definition(each) for each in event.definitions),
        "activity": event.attached_to or "",
        "interrupting": _yes(interrupting(process, event)),
        "tells": _listed(recipients(process, event)),
        "waits for all": _yes(event.parallel_multiple),
    }


def _definition(each: EventDefinition) -> str:
    parts = (str(each.trigger), tidy(each.text), each.timer, _number(each.deadline))
    return " ".join(part for part in parts if part)


def _name_of_lane(process: Process, ref: str | None) -> str:
    lane = process.lanes_by_id.get(ref or "")
    return lane.name if lane else ""


def of_flow(process: Process, flow: SequenceFlow) -> Properties:
    """The properties of a sequence flow."""
    return {
        "answer": label(process, flow),
        "condition": flow.condition,
        "share": _number(flow.share),
        "source": _end(process, flow.source),
        "target": _end(process, flow.target),
        "notes": flow.documentation,
    }


def of_data(process: Process, data: DataObject) -> Properties:
    """The properties of a data object."""
    return {
        "name": data.name,
        "state": data.state,
        "kept after the case": _yes(data.store),
        "notes": data.documentation,
    }


def of_message(process: Process, flow: MessageFlow) -> Properties:
    """The properties of a message flow."""
    return {
        "name": flow.name,
        "source": _end(process, flow.source),
        "target": _end(process, flow.target),
    }


def of_lane(process: Process, lane: Lane) -> Properties:
    """The properties of a lane."""
    around = _name_of_lane(process, lane.parent)
    return {"name": lane.name, "lane around it": around, "notes": lane.documentation}


def of_pool(process: Process, pool: Participant) -> Properties:
    """The properties of a pool."""
    return {
        "name": pool.name,
        "shown as": "a process" if pool.process else "a party outside",
        "notes": pool.documentation,
    }


def of_process(process: Process) -> Properties:
    """The properties of the process itself."""
    terms = {f"term {key}": word for key, word in process.terms}
    own = {
        "name": process.name,
        "trigger of a case": process.trigger,
        "notes": process.documentation,
    }
    return {**own, **terms}


def of_scenario(scenario: Scenario) -> Properties:
    """The numbers that hold for the whole scenario."""
    return {
        "name": scenario.name,
        "currency": scenario.currency,
        "arrivals": f"{_number(scenario.arrivals)} a working day" if scenario.arrivals else "",
        "notes": scenario.documentation,
        "calendars": "; ".join(_calendar(each) for each in scenario.calendars),
    }


def of_staff(staff: Staff) -> Properties:
    """The numbers of one role."""
    return {
        "people": _number(staff.people),
        "availability": _number(staff.availability),
        "cost an hour": _number(staff.cost),
        "calendar": staff.calendar,
    }


def _calendar(calendar: Calendar) -> str:
    days = " ".join(WEEKDAYS[day] for day in calendar.weekdays)
    hours = " ".join(f"{_clock(start)}-{_clock(end)}" for start, end in calendar.hours)
    off = f", off on {_listed(day.isoformat() for day in calendar.holidays)}"
    holidays = off if calendar.holidays else ""
    return f"{calendar.name}: {days}, {hours}, {calendar.time_zone}{holidays}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _end(process: Process, ref: str) -> str:
    """The name of what a flow begins or ends at, with its id."""
    node = process.by_id.get(ref)
    if node is not None:
        return f"{quoted(name(process, node))} ({ref})"
    pool = next((pool for pool in process.participants if pool.id == ref), None)
    return f"{quoted(pool.name)} ({ref})" if pool else ref


Describe = Callable[[Process, Any], Properties]
"""Describes an element of one kind within its process."""
