"""Our extension elements (namespace urn:workbench:bpmn:1) read into values of the model.

What is wrong in one of them is a finding with its line; the rest is read.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

from workbench.formats.bpmn.namespace import DEADLINE, EXTENSIONS, SHARE, WB, Element
from workbench.model.amount import (
    UNITS,
    Amount,
    CalendarDays,
    Money,
    Share,
    WorkingDays,
    WorkingMinutes,
)
from workbench.model.element import Attributes, ValueClass, Wait
from workbench.model.evidence import Evidence, Quantity, Source
from workbench.model.finding import Finding, Severity

NOTHING = Attributes()
WAITS: tuple[type[Amount], ...] = (WorkingMinutes, WorkingDays, CalendarDays)
WORK, WAIT, COST = WB + "work", WB + "wait", WB + "cost"
QUANTITIES: dict[str, tuple[type[Amount], ...]] = {
    WORK: (WorkingMinutes,),
    WAIT: WAITS,
    COST: (Money,),
}
SYSTEM = WB + "system"
_TRUE = ("true", "1")


def extension(element: Element, tag: str) -> Element | None:
    """Our extension element of this tag on a BPMN element, if it has one."""
    holder = first(element, EXTENSIONS)
    return None if holder is None else first(holder, tag)


def first(element: Element, tag: str) -> Element | None:
    """The first direct child of a tag; `find` compiles a path and is three times slower."""
    for child in element:
        if child.tag == tag:
            return child
    return None


def attributes(step: Element | None, node: str, findings: list[Finding]) -> Attributes:
    """The attributes of a step from its `wb:step`."""
    if step is None:
        return NOTHING
    systems: list[str] = []
    known: dict[str, Any] = {}
    for child in step:
        tag = child.tag
        if tag in QUANTITIES:
            known[tag] = quantity(child, QUANTITIES[tag], node, findings)
        elif tag == SYSTEM:
            systems.append(child.text or "")
    said = step.get
    word = said("value")
    return Attributes(
        who=said("who", ""),
        outside=said("outside") in _TRUE,
        phase=said("phase", ""),
        systems=tuple(systems),
        work=known.get(WORK),
        wait=known.get(WAIT),
        cost=known.get(COST),
        rule=said("rule", ""),
        mandated=said("mandated") in _TRUE,
        problem=said("problem", ""),
        value_class=_value_class(step, word, node, findings) if word else None,
        row=said("row", ""),
    )


def share(flow: Element, key: str, findings: list[Finding]) -> Quantity[Share] | None:
    """The share of a sequence flow from its `wb:flow`, the extension element itself."""
    holder = first(flow, SHARE)
    return None if holder is None else quantity(holder, (Share,), key, findings)


def deadlines(step: Element | None, node: str, findings: list[Finding]) -> dict[int | None, Wait]:
    """The deadlines of a timer event by the place of their event definition.

    A deadline that names no place (key None) is that of the first timer.
    """
    found: dict[int | None, Wait] = {}
    for child in () if step is None else step.iterchildren(DEADLINE):
        place = child.get("definition", "")
        read = quantity(child, WAITS, node, findings)
        if read is not None:
            found[int(place) if place.isdecimal() else None] = read
    return found


def _value_class(step: Element, word: str, node: str, findings: list[Finding]) -> ValueClass | None:
    try:
        return ValueClass(word)
    except ValueError:
        findings.append(_bad(step, node, f"“{word}” is no value class.", "Write VA, BVA or NVA."))
        return None


def quantity(
    element: Element, kinds: tuple[type[Amount], ...], owner: str, findings: list[Finding]
) -> Quantity[Any] | None:
    """A number with its unit and evidence; None and a finding where it cannot be read."""
    get = element.get
    ground = get("source"), get("n"), get("date"), get("who"), get("note")
    try:
        return _quantity(kinds, get("unit"), get("usual"), get("low"), get("high"), *ground)
    except ValueError as error:
        name = element.tag.rpartition("}")[2]
        findings.append(
            _bad(element, owner, f"The {name} is not read: {error}.", f"Correct wb:{name}.")
        )
        return None


@lru_cache(maxsize=8192)
def _quantity(
    kinds: tuple[type[Amount], ...],
    unit: str | None,
    usual: str | None,
    low: str | None,
    high: str | None,
    *ground: str | None,
) -> Quantity[Any]:
    """Remembered, because the same few numbers stand in a file again and again."""
    kind = _unit(unit or "", kinds)
    return Quantity(
        kind(_number(usual or "")),
        _evidence(*ground),
        None if low is None else kind(_number(low)),
        None if high is None else kind(_number(high)),
    )


def _unit(word: str, kinds: tuple[type[Amount], ...]) -> type[Amount]:
    kind = UNITS.get(word)
    if kind is None or kind not in kinds:
        allowed = ", ".join(one.unit for one in kinds)
        raise ValueError(f"the unit is “{word}” and must be one of: {allowed}")
    return kind


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a number; write one like 1.5") from None
    if 0 <= value < math.inf:
        return value
    raise ValueError(f"“{text}” is not a number from 0 up")


@lru_cache(maxsize=4096)
def _evidence(
    source: str | None, n: str | None, date: str | None, who: str | None, note: str | None
) -> Evidence:
    try:
        ground = Source.GUESS if source is None else Source(source)
    except ValueError:
        known = ", ".join(Source)
        raise ValueError(f"the source is “{source}” and must be one of: {known}") from None
    if n is not None and not n.isdecimal():
        raise ValueError(f"n is “{n}” and must be a whole number")
    return Evidence(ground, None if n is None else int(n), date or "", who or "", note or "")


def _bad(element: Element, owner: str, message: str, remedy: str) -> Finding:
    where = f"line {element.sourceline}"
    return Finding("bad-attribute", Severity.ERROR, message, (owner,), remedy, where)
