"""One flow node of a BPMN file as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workbench.formats.bpmn.attributes import NOTHING, attributes, first
from workbench.formats.bpmn.events import Roots, bare, definitions
from workbench.formats.bpmn.namespace import (
    CALL_ACTIVITY,
    CHOOSING,
    DATA_READ,
    DATA_WRITTEN,
    DEFINITIONS,
    DOCUMENTATION,
    EVENTS,
    EXTENSIONS,
    GATEWAYS,
    LOOPS,
    MULTI_INSTANCE,
    STEP,
    SUB_PROCESSES,
    TASKS,
    B,
    Element,
)
from workbench.model.element import (
    CallActivity,
    Event,
    FlowNode,
    Gateway,
    Loop,
    Position,
    SubProcess,
    Task,
)
from workbench.model.finding import Finding

EVENT_REF = B + "eventDefinitionRef"
_FALSE = ("false", "0")
_TRUE = ("true", "1")


@dataclass(slots=True)
class Parts:
    """The children of a flow node that say something about it."""

    documentation: list[str] = field(default_factory=list)
    step: Element | None = None
    definitions: list[Element] = field(default_factory=list)
    data: list[Element] = field(default_factory=list)
    loop: Loop = Loop.NONE


def parts(element: Element) -> Parts:
    """One pass over the direct children."""
    found = Parts()
    for child in element:
        tag = child.tag
        if tag == EXTENSIONS:
            found.step = first(child, STEP)
        elif tag in DEFINITIONS or tag == EVENT_REF:
            found.definitions.append(child)
        elif tag == DOCUMENTATION:
            found.documentation.append(text_of(child))
        elif tag in (DATA_READ, DATA_WRITTEN):
            found.data.append(child)
        elif tag in LOOPS:
            found.loop = _loop(child)
    return found


def _loop(element: Element) -> Loop:
    if element.tag == MULTI_INSTANCE and element.get("isSequential", "") in _TRUE:
        return Loop.SEQUENTIAL
    return LOOPS[element.tag]


def text_of(element: Element) -> str:
    """The text of an element and of the mark-up inside it, exactly as it stands."""
    return "".join(str(part) for part in element.itertext()) if len(element) else element.text or ""


def documentation(element: Element) -> str:
    """All documentation of an element, separated by blank lines."""
    return joined([text_of(child) for child in element.iterchildren(DOCUMENTATION)])


def joined(texts: list[str]) -> str:
    """Several documentations as one."""
    return "\n\n".join(text for text in texts if text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands."""

    process: str
    parent: str | None
    lane: str | None


def node(
    element: Element, key: str, place: Place, children: Parts, roots: Roots, out: list[Finding]
) -> FlowNode:
    """The value of a task, sub-process, call activity, event or gateway.

    `key` is its id, `children` what `parts` found, `roots` what it can refer to; what is wrong
    in our attributes goes to `out`.
    """
    step = children.step
    common: dict[str, Any] = {
        "id": key,
        "name": element.get("name", ""),
        "documentation": joined(children.documentation) if children.documentation else "",
        "lane": place.lane,
        "parent": place.parent,
        "process": place.process,
        "attributes": NOTHING if step is None else attributes(step, key, out),
    }
    tag = element.tag
    if tag in EVENTS:
        return _event(element, common, definitions(children.definitions, step, key, roots, out))
    default = element.get("default") or None
    if tag in GATEWAYS:
        kind = GATEWAYS[tag]
        return Gateway(**common, type=kind, default=default if kind in CHOOSING else None)
    common |= {"loop": children.loop, "default": default}
    if tag in TASKS:
        return Task(**common, type=TASKS[tag])
    if tag == CALL_ACTIVITY:
        return CallActivity(**common, called=bare(element.get("calledElement", "")))
    by_event = element.get("triggeredByEvent", "") in _TRUE
    return SubProcess(**common, by_event=by_event, kind=SUB_PROCESSES[tag])


def _event(element: Element, common: dict[str, Any], found: tuple[Any, ...]) -> Event:
    position = EVENTS[element.tag]
    flag = "cancelActivity" if position is Position.BOUNDARY else "isInterrupting"
    return Event(
        **common,
        position=position,
        definitions=found,
        attached_to=element.get("attachedToRef") or None,
        interrupting=element.get(flag, "") not in _FALSE,
        parallel_multiple=element.get("parallelMultiple", "") in _TRUE,
    )
