"""Finding elements in a tree and putting new children where the schema wants them."""

from __future__ import annotations

from lxml import etree

from workbench.formats.bpmn.namespace import (
    BPMN_NAMESPACE,
    DOCUMENTATION,
    EXTENSIONS,
    INCOMING,
    NODES,
    OUTGOING,
    SEQUENCE_FLOW,
    XSI_TYPE,
    B,
    Element,
    Tree,
)
from workbench.formats.bpmn.xml_input import BpmnError
from workbench.formats.bpmn.xml_output import qualified

_HEAD = (DOCUMENTATION, EXTENSIONS)
_NODE_HEAD = (*_HEAD, B + "auditing", B + "monitoring", B + "categoryValueRef", INCOMING)
_AFTER = {
    DOCUMENTATION: (DOCUMENTATION,),
    EXTENSIONS: (DOCUMENTATION,),
    INCOMING: _NODE_HEAD,
    OUTGOING: (*_NODE_HEAD, OUTGOING),
    B + "flowNodeRef": (*_HEAD, B + "partitionElement", B + "flowNodeRef"),
}
_FLOW_ELEMENTS = {
    *NODES,
    SEQUENCE_FLOW,
    *(B + name for name in ("dataObject", "dataObjectReference", "dataStoreReference")),
}
_BEHIND = {
    B + name
    for name in (
        "association", "group", "textAnnotation", "correlationSubscription", "supports",
        "completionCondition",
    )
}  # fmt: skip


def find(tree: Tree, key: str) -> Element:
    """The BPMN element of this id, the first one; a `BpmnError` where there is none."""
    for element in tree.getroot().iter(f"{{{BPMN_NAMESPACE}}}*"):
        if element.get("id") == key and not _foreign(element):
            return element
    raise BpmnError(
        f"There is no element “{key}” in the file.", mend="Look up its id in the diagram."
    )


def _foreign(element: Element) -> bool:
    return next(element.iterancestors(EXTENSIONS), None) is not None


def put(holder: Element, child: Element) -> Element:
    """Add a child behind the last of the tags that go before it, else in front."""
    before = _AFTER[child.tag]
    places = [place for place, other in enumerate(holder) if other.tag in before]
    holder.insert(places[-1] + 1 if places else 0, child)
    return child


def put_flow_element(holder: Element, child: Element) -> None:
    """Add a node or flow to a process or sub-process: behind the last one, else at the end of
    what stands before them, in front of the artifacts."""
    places = [place for place, other in enumerate(holder) if other.tag in _FLOW_ELEMENTS]
    if places:
        adopt(holder, places[-1] + 1, child)
        return
    behind = (place for place, other in enumerate(holder) if other.tag in _BEHIND)
    adopt(holder, next(behind, len(holder)), child)


def adopt(holder: Element, place: int, child: Element) -> None:
    """Insert an element that was made elsewhere, speaking with the prefixes of its new home."""
    etree.cleanup_namespaces(child)
    holder.insert(place, child)
    for element in child.iter(etree.Element):
        kind = element.get(XSI_TYPE)
        if kind is not None:
            element.set(XSI_TYPE, qualified(element, kind.rpartition(":")[2]))


def extension(element: Element, tag: str) -> Element:
    """Our extension of an element, made where it is missing."""
    holder = element.find(EXTENSIONS)
    if holder is None:
        holder = put(element, etree.Element(EXTENSIONS))
    found = holder.find(tag)
    if found is None:
        prefix = {"wb": etree.QName(tag).namespace}
        found = etree.SubElement(holder, tag, nsmap=prefix)
    return found


def drop(element: Element) -> None:
    """Take an element out; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and element.tail.strip():
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
