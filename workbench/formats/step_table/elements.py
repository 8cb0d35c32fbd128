"""The BPMN elements of one row: its own node, and the nodes that are inserted for it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, cast

from workbench.formats.step_table.kinds import AROUND, EVENTS, GATEWAYS, TASKS
from workbench.formats.step_table.numbers import UNITS, NumberProblem, digits, number
from workbench.formats.step_table.row import Branch, Row
from workbench.model.amount import CalendarDays, WorkingDays
from workbench.model.element import (
    Attributes,
    CallActivity,
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    SubProcess,
    Task,
    Trigger,
    Wait,
)
from workbench.model.evidence import Evidence, Quantity

SUFFIXES = ("_split", "_join", "_wait", "_start", "_end")
POSITIONS = dict(
    zip(EVENTS, (Position.START, Position.END, Position.CATCH, Position.THROW, Position.BOUNDARY),
        strict=True)
)  # fmt: skip
SILENT = (Trigger.TERMINATE, Trigger.CANCEL, Trigger.COMPENSATION)
"""Triggers that name nothing."""

_TIME = re.compile(
    r"(?<![\w.,])(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>(?:(?:working|business|calendar)\s+)?"
    r"(?:minutes?|mins?|hours?|h|days?|d|cd|weeks?))(?!\w)",
    re.IGNORECASE,
)
_LATE = re.compile(r"\b(?:no|not|none|nothing|never|after|within|without)\b", re.IGNORECASE)
_REPEATED = re.compile(
    r"\b(?:daily|weekly|monthly|quarterly|yearly|annually|nightly|timer|hourly|"
    r"(?:every|each) (?:\w+ )?(?:day|week|month|quarter|year|hour|morning|evening|night)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Surroundings:
    """What the elements of a row depend on: the ids of all rows, the rows by id, the words
    that set the process off."""

    rows: dict[str, Row]
    trigger: str = ""


def owner(key: str, ids: Collection[str]) -> str:
    """The row that a row with an inserted id stands for, else the row itself."""
    for suffix in SUFFIXES:
        stem = key.removesuffix(suffix)
        if stem != key and stem in ids:
            return stem
    return key


def node(row: Row, around: Surroundings) -> FlowNode:
    """The row's own node, not yet in a lane."""
    common: dict[str, Any] = {
        "id": row.id,
        "name": row.name,
        "documentation": row.notes,
        "parent": row.inside or None,
        "attributes": replace(row.attributes, row=owner(row.id, around.rows)),
    }
    word = row.kind.word
    if word in TASKS:
        return Task(**common, type=TASKS[word])
    if word in GATEWAYS:
        return Gateway(**common, type=GATEWAYS[word])
    if word in AROUND:
        return SubProcess(**common, by_event=word == "event subprocess")
    if word == "sub":
        return CallActivity(**common)
    return Event(
        **common,
        position=POSITIONS[word],
        definitions=_own_definition(row, around),
        attached_to=row.kind.at or None,
        interrupting=row.kind.interrupting,
    )


def _own_definition(row: Row, around: Surroundings) -> tuple[EventDefinition, ...]:
    trigger = row.kind.trigger or usual_trigger(row, around)
    if trigger == "none":
        return ()
    kind = Trigger(trigger)
    if kind in SILENT:
        return (EventDefinition(kind),)
    if kind is Trigger.TIMER:
        return (clock(row.name, row.deadline, row),)
    return (EventDefinition(kind, row.name),)


def usual_trigger(row: Row, around: Surroundings) -> str:
    """The trigger of an event whose kind names none."""
    word = row.kind.word
    if word in ("start", "end") and row.attributes.outside:
        return Trigger.MESSAGE
    if word == "start" and not row.inside and _REPEATED.search(around.trigger):
        return Trigger.TIMER
    if word == "catch" or word == "boundary":
        return Trigger.TIMER if tells_time(row.name) else Trigger.MESSAGE
    return "none"


def choice(row: Row, around: Surroundings) -> Gateway | None:
    """The gateway behind an activity that has several ways on."""
    if row.kind.word in GATEWAYS or len(row.then) < 2:
        return None
    question = row.question or row.name
    return Gateway(
        f"{row.id}_choice",
        question,
        parent=row.inside or None,
        attributes=_inserted(row, around),
        type=GatewayType.EXCLUSIVE,
    )


def catches(row: Row, around: Surroundings) -> dict[int, Event]:
    """The events that an event-based row waits for, by the place of their branch.

    A branch that leads to an event, or that says nothing and leads to a receive task, needs
    none of its own.
    """
    found: dict[int, Event] = {}
    if row.kind.word != "evt":
        return found
    taken: set[str] = set()
    for place, branch in enumerate(row.then):
        target = around.rows.get(branch.target)
        word = target.kind.word if target else ""
        if word == "catch" or (word == "receive" and not branch.label):
            continue
        key, number_ = f"{row.id}_{branch.target}", 2
        while key in taken or key in around.rows:
            key, number_ = f"{row.id}_{branch.target}_{number_}", number_ + 1
        taken.add(key)
        found[place] = _catch(key, row, branch, around)
    return found


def _catch(key: str, row: Row, branch: Branch, around: Surroundings) -> Event:
    if tells_time(branch.label):
        definition = clock(branch.label, row.deadline, around.rows.get(branch.target))
    else:
        definition = EventDefinition(Trigger.MESSAGE, branch.label)
    return Event(
        key,
        branch.label,
        parent=row.inside or None,
        attributes=_inserted(row, around),
        position=Position.CATCH,
        definitions=(definition,),
    )


def _inserted(row: Row, around: Surroundings) -> Attributes:
    by = row.attributes
    return Attributes(
        who=by.who, outside=by.outside, phase=by.phase, row=owner(row.id, around.rows)
    )


def tells_time(label: str) -> bool:
    """Whether a label speaks of time that runs out: "none in 30 days", "after 2 d"."""
    time = _TIME.search(label)
    alone = time is not None and time[0].strip() == label.strip()
    return time is not None and (alone or _LATE.search(label) is not None)


def names_time(label: str) -> bool:
    """Whether a label says how long: "none in 30 days"."""
    return _TIME.search(label) is not None


def is_short_for_working_days(label: str, row: Row | None) -> bool:
    """Whether a label says "30 d", which is working days, without more: people may mean calendar
    days. `row` is where the late case goes; one that waits in working days says which."""
    time = _TIME.search(label)
    told = row is not None and row.attributes.wait is not None
    return time is not None and time["unit"].casefold() == "d" and not told


def clock(label: str, ground: Evidence, row: Row | None) -> EventDefinition:
    """A timer with the deadline that a label names. `row` is where the late case goes."""
    deadline = _deadline(label, ground, row)
    if deadline is None or not isinstance(deadline.usual, CalendarDays):
        return EventDefinition(Trigger.TIMER, label, "", deadline)
    days = deadline.usual.value
    iso = f"P{digits(days)}D" if days.is_integer() else ""
    return EventDefinition(Trigger.TIMER, label, iso, deadline)


def _deadline(label: str, ground: Evidence, row: Row | None) -> Wait | None:
    """The deadline in a label. Plain days and weeks are calendar days, unless the late case
    waits just as many working days."""
    time = _TIME.search(label)
    if time is None:
        return None
    unit = " ".join(time["unit"].casefold().split())
    wait = row.attributes.wait if row else None
    try:
        value = number(time["number"])
    except NumberProblem:
        return None
    if unit in ("day", "days"):
        same = wait and isinstance(wait.usual, WorkingDays) and wait.usual.value == value
        unit = "d" if same else "cd"
    elif unit in ("week", "weeks"):
        unit = "calendar weeks"
    if unit not in UNITS:
        return None
    kind, times = UNITS[unit]
    return cast(Wait, Quantity(kind(value * times), ground))
