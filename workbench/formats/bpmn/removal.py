"""Taking an element out of a BPMN file with everything that would otherwise hang loose."""

from __future__ import annotations

from workbench.formats.bpmn.events import bare
from workbench.formats.bpmn.namespace import (
    ASSOCIATION,
    DATA_READ,
    DATA_WRITTEN,
    EDGE,
    EXTENSIONS,
    INCOMING,
    MESSAGE_FLOW,
    NODE_REF,
    OUTGOING,
    SEQUENCE_FLOW,
    SHAPE,
    SOURCE_REF,
    TARGET_REF,
    B,
    Element,
    Tree,
)
from workbench.formats.bpmn.places import drop
from workbench.formats.bpmn.xml_input import BpmnError

_LINES = (SEQUENCE_FLOW, MESSAGE_FLOW, ASSOCIATION)
_MENTIONS = (INCOMING, OUTGOING, NODE_REF)
_DRAWN = (SHAPE, EDGE)
_ROOTS = {B + name for name in ("definitions", "process", "collaboration")}


def remove(tree: Tree, element: Element) -> None:
    """Remove an element, what it holds, events on its border, lines at it, and its drawing."""
    if element.tag in _ROOTS:
        raise BpmnError(
            f"“{element.get('id', '')}” is the whole of a process and cannot be removed.",
            mend="Remove the steps, or the file.",
        )
    doomed = {element.get("id", ""): element}
    fresh = doomed
    while fresh:
        doomed |= _held(fresh)
        fresh = _hanging(tree, doomed)
        doomed |= fresh
    _unmention(tree, doomed)
    for one in doomed.values():
        drop(one)


def _held(elements: dict[str, Element]) -> dict[str, Element]:
    inner = (child for element in elements.values() for child in element.iter(f"{B}*"))
    return {child.get("id", ""): child for child in inner if child.get("id")}


def _hanging(tree: Tree, doomed: dict[str, Element]) -> dict[str, Element]:
    """Lines at what goes, events on its border and data associations with it."""
    found: dict[str, Element] = {}
    for line in tree.getroot().iter(*_LINES):
        key = line.get("id") or f"line {id(line)}"
        ends = {bare(line.get("sourceRef", "")), bare(line.get("targetRef", ""))}
        if key not in doomed and ends & doomed.keys():
            found[key] = line
    for event in tree.getroot().iter(B + "boundaryEvent"):
        key = event.get("id", "")
        if key not in doomed and event.get("attachedToRef") in doomed:
            found[key] = event
    for link in tree.getroot().iter(DATA_READ, DATA_WRITTEN):
        key = link.get("id") or f"link {id(link)}"
        refs = {bare(ref.text or "") for ref in link.iterchildren(SOURCE_REF, TARGET_REF)}
        if key not in doomed and refs & doomed.keys():
            found[key] = link
    return found


def _unmention(tree: Tree, doomed: dict[str, Element]) -> None:
    root = tree.getroot()
    mentions = [child for child in root.iter(*_MENTIONS) if bare(child.text or "") in doomed]
    drawn = [
        child
        for child in root.iter(*_DRAWN)
        if bare(child.get("bpmnElement", "")) in doomed or child.get("bpmnElement") in doomed
    ]
    for child in (*mentions, *drawn):
        drop(child)
    for element in root.iter(f"{B}*"):
        if element.get("default") in doomed and not _foreign(element):
            del element.attrib["default"]


def _foreign(element: Element) -> bool:
    return next(element.iterancestors(EXTENSIONS), None) is not None
