"""Values of the model written as our extension elements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from workbench.formats.bpmn.attributes import NOTHING, QUANTITIES, SYSTEM
from workbench.formats.bpmn.durations import duration
from workbench.formats.bpmn.namespace import DEADLINE, SHARE, WB, WORKBENCH_NAMESPACE, Element
from workbench.model.element import Attributes, Event, EventDefinition, FlowNode, Trigger
from workbench.model.evidence import UNKNOWN, Quantity

_NAMESPACE = {"wb": WORKBENCH_NAMESPACE}


def make(tag: str) -> Element:
    """A new element of our namespace."""
    return etree.Element(tag, nsmap=_NAMESPACE)


def number(value: float) -> str:
    """The shortest text that reads back as the same number: 15, 0.1, 1e+300."""
    return repr(float(value)).removesuffix(".0")


def quantity(tag: str, value: Quantity[Any]) -> Element:
    """A number with its unit and evidence."""
    element = make(tag)
    ground = value.evidence
    words = {
        "usual": number(value.usual.value),
        "low": None if value.low is None else number(value.low.value),
        "high": None if value.high is None else number(value.high.value),
        "unit": value.unit,
        "source": None if ground == UNKNOWN else str(ground.source),
        "n": None if ground.n is None else str(ground.n),
        "date": ground.date or None,
        "who": ground.who or None,
        "note": ground.note or None,
    }
    for name, word in words.items():
        if word is not None:
            element.set(name, word)
    return element


def fill_step(step: Element, attributes: Attributes) -> None:
    """Make a `wb:step` say these attributes; what else it holds is kept."""
    words = {
        "who": attributes.who,
        "outside": "true" if attributes.outside else "",
        "phase": attributes.phase,
        "rule": attributes.rule,
        "mandated": "true" if attributes.mandated else "",
        "problem": attributes.problem,
        "value": attributes.value_class or "",
        "row": attributes.row,
    }
    for name, word in words.items():
        if word:
            step.set(name, word)
        elif name in step.attrib:
            del step.attrib[name]
    replace(step, {SYSTEM, *QUANTITIES}, _children(attributes))


def _children(attributes: Attributes) -> Iterable[Element]:
    for system in attributes.systems:
        child = make(SYSTEM)
        child.text = system
        yield child
    for tag in QUANTITIES:
        value = getattr(attributes, tag.removeprefix(WB))
        if value is not None:
            yield quantity(tag, value)


def replace(holder: Element, tags: set[str], new: Iterable[Element]) -> None:
    """Take the children of these tags out of an element of ours and put new ones in front."""
    for child in [child for child in holder if child.tag in tags]:
        holder.remove(child)
    for place, child in enumerate(new):
        holder.insert(place, child)


def deadlines(definitions: tuple[EventDefinition, ...]) -> list[Element]:
    """The deadlines of an event; one that is not of the first timer names its definition.

    What the ISO 8601 text of a timer says already is not said again.
    """
    triggers = [definition.trigger for definition in definitions]
    first = triggers.index(Trigger.TIMER) if Trigger.TIMER in triggers else None
    found: list[Element] = []
    for place, definition in enumerate(definitions):
        told = definition.deadline
        if told is not None and told != duration(definition.timer):
            element = quantity(DEADLINE, told)
            if place != first:
                element.set("definition", str(place))
            found.append(element)
    return found


def step(node: FlowNode, inherited: str | None) -> Element | None:
    """The `wb:step` of a node, None where there is nothing to say.

    `inherited` is the lane that a reader would give the node; lane="" says that it has none.
    """
    element = make(WB + "step")
    if node.attributes != NOTHING:
        fill_step(element, node.attributes)
    if node.lane is None and inherited is not None:
        element.set("lane", "")
    if isinstance(node, Event):
        element.extend(deadlines(node.definitions))
    return element if len(element) or element.attrib else None


def fill_flow(holder: Element, share: Quantity[Any] | None) -> None:
    """Make a `wb:flow` say this share."""
    replace(holder, {SHARE}, [] if share is None else [quantity(SHARE, share)])
