"""What sets an event off: event definitions and the messages, signals and errors they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.formats.bpmn.attributes import deadlines
from workbench.formats.bpmn.durations import duration
from workbench.formats.bpmn.namespace import (
    DEFINITIONS,
    REFERENCES,
    TEXT,
    TIMERS,
    B,
    Element,
)
from workbench.model.element import EventDefinition, Trigger, Wait
from workbench.model.finding import Finding

_NAMED = {B + word for word in REFERENCES.values()}


@dataclass(slots=True)
class Roots:
    """What stands under <definitions> to be referred to, by id."""

    names: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, Element] = field(default_factory=dict)

    def add(self, element: Element) -> None:
        """Remember a message, signal, error, escalation or shared event definition."""
        key = element.get("id", "")
        if element.tag in _NAMED:
            code = element.get("errorCode") or element.get("escalationCode") or ""
            self.names.setdefault(key, element.get("name") or code)
        elif element.tag in DEFINITIONS:
            self.definitions.setdefault(key, element)

    def name(self, reference: str) -> str:
        """The name of what a qualified name refers to, "" where it is not in the file."""
        found = self.names.get(reference)
        return self.names.get(bare(reference), "") if found is None else found


def bare(reference: str) -> str:
    """A qualified name without its prefix."""
    return reference.strip().rpartition(":")[2]


def definitions(
    elements: Iterable[Element], step: Element | None, key: str, roots: Roots, out: list[Finding]
) -> tuple[EventDefinition, ...]:
    """The event definitions of an event, with the deadlines of its `wb:step`.

    A timer that has none there waits as long as its own ISO 8601 duration says.
    """
    resolved = [_resolved(element, roots) for element in elements]
    known = [element for element in resolved if element is not None]
    if not known:
        return ()
    given = deadlines(step, key, out)
    read: list[EventDefinition] = []
    for place, element in enumerate(known):
        trigger = DEFINITIONS[element.tag]
        unnamed = given.pop(None, None) if trigger is Trigger.TIMER else None
        read.append(_definition(element, trigger, given.get(place, unnamed), roots))
    return tuple(read)


def _resolved(element: Element, roots: Roots) -> Element | None:
    if element.tag in DEFINITIONS:
        return element
    return roots.definitions.get(bare(element.text or ""))


def _definition(
    element: Element, trigger: Trigger, deadline: Wait | None, roots: Roots
) -> EventDefinition:
    timers = (child for child in element if child.tag in TIMERS)
    timer = next(timers, None) if trigger is Trigger.TIMER else None
    time = "" if timer is None else (timer.text or "").strip()
    return EventDefinition(
        trigger, _text(element, trigger, roots), time, deadline or duration(time)
    )


def _text(element: Element, trigger: Trigger, roots: Roots) -> str:
    if trigger in REFERENCES:
        return roots.name(element.get(f"{REFERENCES[trigger]}Ref", ""))
    if trigger is Trigger.LINK:
        return element.get("name", "")
    if trigger is Trigger.CONDITIONAL:
        return element.findtext(B + "condition") or ""
    return element.get(TEXT, "")
