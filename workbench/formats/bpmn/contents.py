"""The walk over the processes of a file: every flow node, flow, lane and artifact, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from workbench.formats.bpmn.attributes import first, share
from workbench.formats.bpmn.events import Roots
from workbench.formats.bpmn.namespace import (
    ANNOTATION,
    ASSOCIATION,
    CHILD_LANE_SET,
    CONDITION,
    DATA_OBJECT,
    DATA_REFERENCE,
    DOCUMENTATION,
    EXTENSIONS,
    FLOW,
    LANE,
    LANE_SET,
    NODE_REF,
    NODES,
    SEQUENCE_FLOW,
    STORE_REFERENCE,
    SUB_PROCESSES,
    B,
    Element,
)
from workbench.formats.bpmn.nodes import Parts, Place, documentation, joined, node, parts, text_of
from workbench.model.element import FlowNode, Lane, SequenceFlow
from workbench.model.finding import Finding, Severity

IO = B + "ioSpecification"
PROCESS_DATA = (B + "dataInput", B + "dataOutput")


@dataclass(slots=True)
class Contents:
    """What has been met so far, in file order."""

    roots: Roots = field(default_factory=Roots)
    elements: dict[str, Element] = field(default_factory=dict)
    nodes: dict[str, FlowNode] = field(default_factory=dict)
    flows: list[SequenceFlow] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    lane_of: dict[str, str] = field(default_factory=dict)
    reads_and_writes: list[tuple[str, Element]] = field(default_factory=list)
    data: dict[str, Element] = field(default_factory=dict)
    annotations: dict[str, Element] = field(default_factory=dict)
    ties: dict[str, Element] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def claim(self, element: Element) -> str:
        """The id of an element that is new; "" and a finding where it is taken already.

        An element without an id gets one of its tag and a number.
        """
        key = element.get("id") or self._made_up(element)
        if key in self.elements:
            self.findings.append(self._duplicate(key, element))
            return ""
        self.elements[key] = element
        return key

    def _made_up(self, element: Element) -> str:
        stem, number = element.tag.rpartition("}")[2], 1
        while f"{stem}_without_id_{number}" in self.elements:
            number += 1
        return f"{stem}_without_id_{number}"

    def _duplicate(self, key: str, element: Element) -> Finding:
        first = self.elements[key].sourceline
        return Finding(
            "duplicate-id",
            Severity.ERROR,
            f"Two elements have the id “{key}”: lines {first} and {element.sourceline}. Only the "
            "first one is read.",
            (key,),
            "Give the second element an id of its own, or draw it again.",
            f"line {element.sourceline}",
        )


@dataclass(slots=True)
class _Level:
    """A process or sub-process whose children are being read."""

    children: Iterator[Element]
    place: Place


def walk(process: Element, key: str, into: Contents) -> None:
    """Everything in one process but its lanes, which `lanes` has read before.

    Nesting costs no Python stack.
    """
    levels = [_Level(iter(process), Place(key, None, None))]
    while levels:
        level = levels[-1]
        for child in level.children:
            tag = child.tag
            if tag in NODES:
                inner = _node(child, level.place, into)
                if inner is not None:
                    levels.append(_Level(iter(child), inner))
                    break
            elif tag in HANDLERS:
                HANDLERS[tag](child, into)
        else:
            levels.pop()


def _node(element: Element, place: Place, into: Contents) -> Place | None:
    """Read a node; the place of its children where it is a sub-process, else None."""
    key = into.claim(element)
    if not key:
        return None
    if element.tag in SUB_PROCESSES:
        lanes(element, place.process, into)
    children = parts(element)
    lane = _lane(element, key, place, children, into)
    here = Place(place.process, place.parent, lane)
    into.nodes[key] = node(element, key, here, children, into.roots, into.findings)
    for association in children.data:
        into.reads_and_writes.append((key, association))
    return Place(place.process, key, lane) if element.tag in SUB_PROCESSES else None


def _lane(element: Element, key: str, place: Place, children: Parts, into: Contents) -> str | None:
    """The lane that lists the node, else that of its host, else that of its sub-process."""
    listed = into.lane_of.get(key)
    if listed:
        return listed
    if children.step is not None and children.step.get("lane") == "":
        return None
    return into.lane_of.get(element.get("attachedToRef", ""), place.lane)


def lanes(owner: Element, process: str, into: Contents) -> None:
    """All lanes of a process or sub-process, each before the lanes inside it."""
    outer = [lane for band in owner.iterchildren(LANE_SET) for lane in band.iterchildren(LANE)]
    waiting: list[tuple[Element, str | None]] = [(lane, None) for lane in reversed(outer)]
    while waiting:
        element, parent = waiting.pop()
        key = into.claim(element)
        if not key:
            continue
        name = element.get("name", "")
        into.lanes.append(Lane(key, name, process, parent, documentation(element)))
        for reference in element.iterchildren(NODE_REF):
            into.lane_of[(reference.text or "").strip()] = key
        inner = element.find(CHILD_LANE_SET)
        if inner is not None:
            waiting += [(lane, key) for lane in inner.iterchildren(LANE)][::-1]


def _flow(element: Element, into: Contents) -> None:
    key = into.claim(element)
    if not key:
        return
    condition, amount = "", None
    texts: list[str] = []
    for child in element:
        tag = child.tag
        if tag == CONDITION:
            condition = text_of(child)
        elif tag == DOCUMENTATION:
            texts.append(text_of(child))
        elif tag == EXTENSIONS:
            ours = first(child, FLOW)
            amount = None if ours is None else share(ours, key, into.findings)
    get = element.get
    source, target, name = get("sourceRef", ""), get("targetRef", ""), get("name", "")
    said = joined(texts) if texts else ""
    into.flows.append(SequenceFlow(key, source, target, name, condition, amount, said))


def keep_data(element: Element, into: Contents) -> None:
    """Remember a data object, a store, a reference to one, or an input or output."""
    key = into.claim(element)
    if key:
        into.data[key] = element


def _process_data(element: Element, into: Contents) -> None:
    for child in element:
        if child.tag in PROCESS_DATA:
            keep_data(child, into)


def _annotation(element: Element, into: Contents) -> None:
    key = into.claim(element)
    if key:
        into.annotations[key] = element


def _tie(element: Element, into: Contents) -> None:
    key = into.claim(element)
    if key:
        into.ties[key] = element


HANDLERS: dict[object, Callable[[Element, Contents], None]] = {
    SEQUENCE_FLOW: _flow,
    DATA_OBJECT: keep_data,
    DATA_REFERENCE: keep_data,
    STORE_REFERENCE: keep_data,
    IO: _process_data,
    ANNOTATION: _annotation,
    ASSOCIATION: _tie,
}
"""What to do with a child of a process, sub-process or collaboration that is no flow node.

The ioSpecification of a sub-process is read as data as well: its inputs can be drawn.
"""
