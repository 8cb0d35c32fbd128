"""One flow node of a BPMN file as a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

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
    Attributes,
    CallActivity,
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    Loop,
    Position,
    SubProcess,
    Task,
)
from workbench.model.finding import Finding

Common = tuple[str, str, str, str | None, str | None, str, Attributes]
EVENT_REF = B + "eventDefinitionRef"
_DATA = (DATA_READ, DATA_WRITTEN)
_SAYING = frozenset((EXTENSIONS, DOCUMENTATION, EVENT_REF, *DEFINITIONS, *_DATA, *LOOPS))
_FALSE = ("false", "0")
_TRUE = ("true", "1")


@dataclass(slots=True)
class Parts:
    """The children of a flow node that say something about it."""

    documentation: tuple[str, ...] = ()
    step: Element | None = None
    definitions: tuple[Element, ...] = ()
    data: tuple[Element, ...] = ()
    loop: Loop = Loop.NONE


def parts(element: Element) -> Parts:
    """One pass over the direct children."""
    found = Parts()
    for child in element:
        tag = child.tag
        if tag not in _SAYING:
            continue
        if tag == EXTENSIONS:
            found.step = first(child, STEP)
        elif tag == DOCUMENTATION:
            found.documentation += (text_of(child),)
        elif tag in _DATA:
            found.data += (child,)
        elif tag in LOOPS:
            found.loop = _loop(child)
        else:
            found.definitions += (child,)
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


def joined(texts: Iterable[str]) -> str:
    """Several documentations as one."""
    return "\n\n".join(text for text in texts if text)


class Place(NamedTuple):
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
    common: Common = (
        key,
        element.get("name", ""),
        joined(children.documentation) if children.documentation else "",
        place.lane,
        place.parent,
        place.process,
        NOTHING if step is None else attributes(step, key, out),
    )
    tag = element.tag
    if tag in EVENTS:
        return _event(element, common, definitions(children.definitions, step, key, roots, out))
    default = element.get("default") or None
    if tag in GATEWAYS:
        kind = GATEWAYS[tag]
        return Gateway(*common, kind, default if kind in CHOOSING else None)
    if tag in TASKS:
        return Task(*common, children.loop, default, TASKS[tag])
    if tag == CALL_ACTIVITY:
        called = bare(element.get("calledElement", ""))
        return CallActivity(*common, children.loop, default, called)
    by_event = element.get("triggeredByEvent", "") in _TRUE
    return SubProcess(*common, children.loop, default, by_event, SUB_PROCESSES[tag])


def _event(element: Element, common: Common, found: tuple[EventDefinition, ...]) -> Event:
    position = EVENTS[element.tag]
    flag = "cancelActivity" if position is Position.BOUNDARY else "isInterrupting"
    return Event(
        *common,
        position=position,
        definitions=found,
        attached_to=element.get("attachedToRef") or None,
        interrupting=element.get(flag, "") not in _FALSE,
        parallel_multiple=element.get("parallelMultiple", "") in _TRUE,
    )
