"""Edits of a BPMN file in its tree: what an edit does not name stays as it was.

An edit is a value; `edit` gives a new `BpmnFile` and never changes the old one.
"""

from __future__ import annotations

import copy
import dataclasses
from dataclasses import dataclass
from functools import singledispatch

from lxml import etree

from workbench.formats.bpmn.additions import add_flow, add_node
from workbench.formats.bpmn.declaration import serialise
from workbench.formats.bpmn.elements import condition
from workbench.formats.bpmn.extensions import deadlines, fill_flow, fill_step, replace
from workbench.formats.bpmn.namespace import (
    ANNOTATION,
    CONDITION,
    DEADLINE,
    DOCUMENTATION,
    FLOW,
    NODES,
    SEQUENCE_FLOW,
    STEP,
    B,
    Element,
    Tree,
)
from workbench.formats.bpmn.places import drop, extension, find, put
from workbench.formats.bpmn.reader import BpmnFile, interpret
from workbench.formats.bpmn.removal import remove
from workbench.formats.bpmn.xml_input import BpmnError
from workbench.formats.bpmn.xml_output import assign, written
from workbench.model.amount import Share
from workbench.model.diagram import Bounds
from workbench.model.element import Attributes, Event, FlowNode, SequenceFlow, Trigger, Wait
from workbench.model.evidence import Quantity


@dataclass(frozen=True)
class Rename:
    """Give an element another name; a text annotation another text."""

    element: str
    name: str


@dataclass(frozen=True)
class SetAttributes:
    """Say what Workbench knows of a step."""

    node: str
    attributes: Attributes


@dataclass(frozen=True)
class SetDeadline:
    """Set or take away (None) the deadline of the first timer of an event."""

    event: str
    deadline: Wait | None


@dataclass(frozen=True)
class SetShare:
    """Set or take away (None) how often a sequence flow is taken."""

    flow: str
    share: Quantity[Share] | None


@dataclass(frozen=True)
class SetDocumentation:
    """Replace the documentation of an element; "" takes it away."""

    element: str
    text: str


@dataclass(frozen=True)
class SetCondition:
    """Set the condition of a sequence flow; "" takes it away."""

    flow: str
    condition: str


@dataclass(frozen=True)
class AddNode:
    """Add a node where its `process`, `parent` and `lane` say; `bounds` draw it."""

    node: FlowNode
    bounds: Bounds | None = None


@dataclass(frozen=True)
class AddFlow:
    """Add a sequence flow; without way points it is drawn straight where both ends are drawn."""

    flow: SequenceFlow
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Remove:
    """Remove an element with all that hangs on it: its flows, what it holds, its drawing."""

    element: str


Edit = (
    Rename
    | SetAttributes
    | SetDeadline
    | SetShare
    | SetDocumentation
    | SetCondition
    | AddNode
    | AddFlow
    | Remove
)


def edit(file: BpmnFile, *edits: Edit) -> BpmnFile:
    """The file after the edits, one after the other.

    Raises `BpmnError` where an edit names what is not there; then nothing was changed.
    """
    tree = copy.deepcopy(file.tree)
    for one in edits:
        _apply(one, tree)
    return interpret(tree, file.process.name, file.declaration)


def to_bytes(file: BpmnFile) -> bytes:
    """The file as bytes, with the XML declaration and encoding that it came with."""
    return serialise(file.tree, file.declaration)


@singledispatch
def _apply(one: object, tree: Tree) -> None:
    raise TypeError(f"{type(one).__name__} is no edit")


@_apply.register
def _rename(one: Rename, tree: Tree) -> None:
    element = find(tree, one.element)
    if element.tag == ANNOTATION:
        _set_text(element, B + "text", one.name)
    else:
        assign(element, "name", one.name, one.element)


def _set_text(holder: Element, tag: str, text: str) -> None:
    found = holder.find(tag)
    if found is None:
        written(holder, tag, text)
    else:
        _say(found, text, holder.get("id", ""))


def _say(element: Element, text: str, key: str) -> None:
    """Replace the text of an element and the mark-up inside it."""
    for child in list(element):
        element.remove(child)
    try:
        element.text = text
    except ValueError as error:
        raise BpmnError("The text holds a control character.", where=f"element {key}") from error


def _node(tree: Tree, key: str) -> Element:
    element = find(tree, key)
    if element.tag not in NODES:
        raise BpmnError(f"“{key}” is no step, event or gateway.")
    return element


def _sequence_flow(tree: Tree, key: str) -> Element:
    element = find(tree, key)
    if element.tag != SEQUENCE_FLOW:
        raise BpmnError(f"“{key}” is no sequence flow.")
    return element


@_apply.register
def _set_attributes(one: SetAttributes, tree: Tree) -> None:
    step = extension(_node(tree, one.node), STEP)
    try:
        fill_step(step, one.attributes)
    except ValueError as error:
        raise BpmnError(
            "An attribute holds a control character.", where=f"element {one.node}"
        ) from error
    _drop_if_empty(step)


@_apply.register
def _set_deadline(one: SetDeadline, tree: Tree) -> None:
    read = interpret(tree).process.by_id.get(one.event)
    if not isinstance(read, Event) or Trigger.TIMER not in read.triggers:
        raise BpmnError(f"“{one.event}” is no timer event.")
    first = read.triggers.index(Trigger.TIMER)
    definitions = list(read.definitions)
    definitions[first] = dataclasses.replace(definitions[first], deadline=one.deadline)
    step = extension(_node(tree, one.event), STEP)
    replace(step, {DEADLINE}, deadlines(tuple(definitions)))
    _drop_if_empty(step)


@_apply.register
def _set_share(one: SetShare, tree: Tree) -> None:
    ours = extension(_sequence_flow(tree, one.flow), FLOW)
    fill_flow(ours, one.share)
    _drop_if_empty(ours)


def _drop_if_empty(ours: Element) -> None:
    """Our element goes when it says nothing, and its holder when it holds nothing else."""
    if len(ours) or ours.attrib:
        return
    holder = ours.getparent()
    drop(ours)
    if holder is not None and len(holder) == 0:
        drop(holder)


@_apply.register
def _set_documentation(one: SetDocumentation, tree: Tree) -> None:
    element = find(tree, one.element)
    found = element.findall(DOCUMENTATION)
    first = found[0] if found else None
    for other in found[1:]:
        drop(other)
    if first is None and one.text:
        first = put(element, etree.Element(DOCUMENTATION))
    if first is not None:
        _say(first, one.text, one.element)
        if not one.text:
            drop(first)


@_apply.register
def _set_condition(one: SetCondition, tree: Tree) -> None:
    element = _sequence_flow(tree, one.flow)
    found = element.find(CONDITION)
    if found is None and one.condition:
        condition(element, one.condition)
    elif found is not None and one.condition:
        _say(found, one.condition, one.flow)
    elif found is not None:
        drop(found)


@_apply.register
def _add_node(one: AddNode, tree: Tree) -> None:
    add_node(tree, one.node, one.bounds)


@_apply.register
def _add_flow(one: AddFlow, tree: Tree) -> None:
    add_flow(tree, one.flow, one.points)


@_apply.register
def _remove(one: Remove, tree: Tree) -> None:
    remove(tree, find(tree, one.element))
