"""New elements of a BPMN file: ids, attributes, texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from workbench.formats.bpmn.namespace import (
    DOCUMENTATION,
    EXTENSIONS,
    PREFIXES,
    XSI_TYPE,
    Element,
)
from workbench.formats.bpmn.xml_input import BpmnError

_ID = re.compile(r"[^\W\d][\w.\-·]*")


@dataclass
class Ids:
    """Ids that are taken, so that every new one is free; the same input gives the same ids."""

    taken: set[str] = field(default_factory=set)

    def fresh(self, wanted: str) -> str:
        """The wanted id, or the first free one with a number behind it."""
        key, number = wanted, 2
        while key in self.taken:
            key, number = f"{wanted}_{number}", number + 1
        self.taken.add(key)
        return key

    def claim(self, key: str) -> None:
        """Take the id of an element of the model; a `BpmnError` where that cannot be."""
        if not _ID.fullmatch(key):
            raise BpmnError(
                f"“{key}” cannot be the id of a BPMN element.",
                mend="Begin with a letter; use letters, digits, “_”, “-” and “.” only.",
            )
        if key in self.taken:
            raise BpmnError(f"Two elements have the id “{key}”.", mend="Give one another id.")
        self.taken.add(key)


def new(tag: str, key: str = "", **words: str | None) -> Element:
    """An element with an id and those attributes that have a value."""
    element = etree.Element(tag, nsmap=PREFIXES)
    for name, word in {"id": key or None, **words}.items():
        if word is not None:
            assign(element, name, word, key)
    return element


def assign(element: Element, name: str, word: str, key: str = "") -> None:
    """Set an attribute; a `BpmnError` that names the element `key` where the text cannot be."""
    try:
        element.set(name, word)
    except ValueError as error:
        raise control_character(key) from error


def written(holder: Element, tag: str, text: str, key: str = "") -> Element:
    """A child with text."""
    child = etree.SubElement(holder, tag)
    try:
        child.text = text
    except ValueError as error:
        raise control_character(key or holder.get("id", "")) from error
    return child


def control_character(key: str) -> BpmnError:
    """The refusal of a text that lxml would not take."""
    return BpmnError(
        "A text holds a control character, which XML cannot say.",
        where=f"element {key}" if key else "",
        mend="Type the text of that element again.",
    )


def describe(element: Element, documentation: str, ours: Element | None = None) -> None:
    """Documentation and our extension: the first children of every BPMN element."""
    if documentation:
        written(element, DOCUMENTATION, documentation)
    if ours is not None:
        etree.SubElement(element, EXTENSIONS).append(ours)


def expression(holder: Element, tag: str, text: str, key: str) -> None:
    """A formal expression: engines refuse the informal one."""
    child = written(holder, tag, text, key)
    child.set(XSI_TYPE, qualified(holder, "tFormalExpression"))


def qualified(element: Element, name: str) -> str:
    """A name of BPMN with the prefix that stands for BPMN at this element."""
    prefixes = {uri: prefix for prefix, uri in element.nsmap.items()}
    prefix = prefixes.get(PREFIXES["bpmn"])
    return f"{prefix}:{name}" if prefix else name


def refs(holder: Element, tag: str, ids: Iterable[str]) -> None:
    """One child for each id."""
    for key in ids:
        written(holder, tag, key)
