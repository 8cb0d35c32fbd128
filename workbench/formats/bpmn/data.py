"""Data objects and stores, who reads and writes them, and remarks with what they are about."""

from __future__ import annotations

from workbench.formats.bpmn.contents import Contents
from workbench.formats.bpmn.events import bare
from workbench.formats.bpmn.namespace import (
    DATA_REFERENCE,
    DATA_STORE,
    DATA_WRITTEN,
    SOURCE_REF,
    STORE_REFERENCE,
    TARGET_REF,
    B,
    Element,
)
from workbench.formats.bpmn.nodes import documentation, text_of
from workbench.model.element import Annotation, DataAssociation, DataObject

STATE = B + "dataState"
Ends = tuple[str, str]


def data_objects(contents: Contents) -> tuple[list[DataObject], dict[str, str]]:
    """The data of a file, and for each id that may be named the id of its data object.

    A data object that has references is its references (each may show another state); one
    that has none stands for itself.
    """
    alias: dict[str, str] = {}
    for key, element in contents.data.items():
        if element.tag in _REFERENCES:
            alias.setdefault(_referred(element), key)
    listed: list[DataObject] = []
    for key, element in contents.data.items():
        if key not in alias:
            listed.append(_data_object(key, element, contents))
            alias[key] = key
    return listed, alias


_REFERENCES = {DATA_REFERENCE, STORE_REFERENCE}


def _referred(element: Element) -> str:
    return bare(element.get("dataObjectRef") or element.get("dataStoreRef") or "")


def _data_object(key: str, element: Element, contents: Contents) -> DataObject:
    name = element.get("name")
    if name is None and _referred(element) in contents.elements:
        name = contents.elements[_referred(element)].get("name")
    state = element.find(STATE)
    return DataObject(
        key,
        name or "",
        "" if state is None else state.get("name", ""),
        element.tag in (DATA_STORE, STORE_REFERENCE),
        documentation(element),
    )


def data_associations(contents: Contents, alias: dict[str, str]) -> list[DataAssociation]:
    """What each node reads and writes; the node is the one that holds the association, so
    the data inputs and outputs between them do not matter."""
    found: dict[str, DataAssociation] = {}
    for node, element in contents.reads_and_writes:
        writes = element.tag == DATA_WRITTEN
        tag = TARGET_REF if writes else SOURCE_REF
        for reference in element.iterchildren(tag):
            data = alias.get(bare(reference.text or ""))
            if data:
                key = _key(element, node, data, writes)
                while key in found or key in contents.elements:
                    key = f"{key}_{data}"
                found[key] = DataAssociation(key, node, data, writes)
    return [*found.values(), *_plain_associations(contents, alias)]


def _key(element: Element, node: str, data: str, writes: bool) -> str:
    return element.get("id") or f"{node}_{'makes' if writes else 'uses'}_{data}"


def _plain_associations(contents: Contents, alias: dict[str, str]) -> list[DataAssociation]:
    """Some tools tie data to a step by a plain association; its arrow says which way."""
    found: list[DataAssociation] = []
    for key, element in contents.ties.items():
        source, target = ends(element)
        if source in alias and target in contents.nodes:
            found.append(DataAssociation(key, target, alias[source], writes=False))
        elif target in alias and source in contents.nodes:
            directed = element.get("associationDirection", "None") != "None"
            found.append(DataAssociation(key, source, alias[target], writes=directed))
    return found


def ends(element: Element) -> Ends:
    """Source and target of an association."""
    return bare(element.get("sourceRef", "")), bare(element.get("targetRef", ""))


def remarks(contents: Contents) -> list[Annotation]:
    """The text annotations, each with the elements it is tied to."""
    about: dict[str, list[str]] = {}
    for element in contents.ties.values():
        source, target = ends(element)
        if source in contents.annotations:
            about.setdefault(source, []).append(target)
        elif target in contents.annotations:
            about.setdefault(target, []).append(source)
    found: list[Annotation] = []
    for key, element in contents.annotations.items():
        text = element.find(B + "text")
        words = "" if text is None else text_of(text)
        found.append(Annotation(key, words, tuple(dict.fromkeys(filter(None, about.get(key, ()))))))
    return found
