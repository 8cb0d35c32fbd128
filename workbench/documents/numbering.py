"""The numbers of a document: one count for all renderers, so that "Table 3" is the same one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.documents.tree import (
    Block,
    Document,
    Figure,
    Item,
    Reference,
    Section,
    Table,
    within,
)
from workbench.errors import InputError


class NumberingError(InputError):
    """An id that stands for two things in a document, or for none."""


@dataclass(frozen=True)
class Label:
    """What a target is called.

    `kind` is "section", "table", "figure" or "item"; `number` is "2.1", "3" or the item's id;
    `name` is what a reference prints: "section 2.1", "Table 3", "Figure 2", "REQ-7".
    """

    kind: str
    number: str
    name: str


def numbers(document: Document) -> Mapping[str, Label]:
    """The label of every section, table, figure and item by its id, in reading order.

    Sections are numbered by level from 1; tables and figures run through the whole document,
    the preface and the descriptions of figures included. An id used twice is a `NumberingError`.
    """
    labels: dict[str, Label] = {}
    counts = {"table": 0, "figure": 0}
    for number, target in _targets(document):
        if target.id in labels:
            raise NumberingError(f"The id “{target.id}” stands for two things of the document.")
        labels[target.id] = _label(target, number, counts)
    return labels


def name(reference: Reference, labels: Mapping[str, Label]) -> str:
    """The words that a reference prints; an unknown target is a `NumberingError`."""
    label = labels.get(reference.target)
    if label is None:
        raise NumberingError(
            f"A reference leads to “{reference.target}”, which the document does not have."
        )
    return reference.text or label.name


def _label(target: Section | Table | Figure | Item, number: str, counts: dict[str, int]) -> Label:
    match target:
        case Section():
            return Label("section", number, f"section {number}")
        case Item(id=id_):
            return Label("item", id_, id_)
        case Table() | Figure():
            kind = type(target).__name__
            counts[kind.lower()] += 1
            count = counts[kind.lower()]
            return Label(kind.lower(), str(count), f"{kind} {count}")


def _targets(document: Document) -> Iterator[tuple[str, Section | Table | Figure | Item]]:
    yield from _in_blocks(document.preface)
    yield from _in_sections(document.sections, "")


def _in_sections(
    sections: tuple[Section, ...], above: str
) -> Iterator[tuple[str, Section | Table | Figure | Item]]:
    for place, section in enumerate(sections, start=1):
        number = f"{above}{place}"
        yield number, section
        yield from _in_blocks(section.blocks)
        yield from _in_sections(section.sections, f"{number}.")


def _in_blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Table | Figure | Item]]:
    for block in within(blocks):
        if isinstance(block, Table | Figure | Item):
            yield "", block
