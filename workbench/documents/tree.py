"""The document tree: what a document says, without a word about how it is drawn.

Every renderer knows every node type; a test walks all of them through all renderers.
Nodes are values. An `id` on a node is its anchor: lower-case letters, digits and hyphens,
unique in the document, kept between issues so that an edited copy can be read back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

# --- text inside a block -------------------------------------------------------------


@dataclass(frozen=True)
class Text:
    """Plain characters."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Words of importance (bold)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Emphasis:
    """Words with stress (italic)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Code:
    """Something to be typed or a name in a file."""

    text: str


@dataclass(frozen=True)
class Link:
    """A link out of the document; its words say where it leads."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Reference:
    """A reference to a section, table, figure or item of this document by its id.

    Renderers print what the target is called ("Table 3", "section 2.1") and link to it;
    `text` replaces that name. For an `Item` the name is its visible id.
    """

    target: str
    text: str = ""


@dataclass(frozen=True)
class LineBreak:
    """A new line in the same block."""


Inline = Text | Strong | Emphasis | Code | Link | Reference | LineBreak
Inlines = tuple[Inline, ...]


# --- blocks --------------------------------------------------------------------------


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `role` is "body", "lead" (opening summary) or "note" (small print)."""

    children: Inlines
    role: str = "body"


@dataclass(frozen=True)
class Bullets:
    """A list in no particular order; every entry is a tuple of blocks."""

    entries: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class Steps:
    """A numbered list: things done or said in order."""

    entries: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class Definitions:
    """Terms with their meaning."""

    entries: tuple[tuple[Inlines, Inlines], ...]


@dataclass(frozen=True)
class Cell:
    """One table cell; `align` is "start" or "end" (numbers)."""

    children: Inlines
    align: str = "start"


@dataclass(frozen=True)
class Table:
    """A captioned table with one header row and no merged cells.

    `widths` are relative column widths (empty: shared by content length).
    `summary` says in words how the table is to be read (its description for a screen reader).
    `row_header` marks the first column as the header of its row.
    """

    id: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    summary: str = ""
    widths: tuple[float, ...] = ()
    row_header: bool = False


@dataclass(frozen=True)
class Drawing:
    """A picture ready to embed: vector and raster of the same thing, size in CSS pixels.

    `part` is which part of a larger drawing it is ("part 2 of 5"), `shows` are the ids of the
    elements that are to be seen in it.
    """

    svg: bytes
    png: bytes
    width: float
    height: float
    part: str = ""
    shows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A captioned picture with its words: `alt` (at most about 250 characters) and the
    blocks that say the same in full (`description`, usually a step list or a table)."""

    id: str
    caption: str
    drawing: Drawing
    alt: str
    description: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Item:
    """A traced thing with a visible id (a requirement, a test case, a work step).

    `id` is the visible id as well as the anchor; `title` stands behind it;
    `fields` are label and text; `base` is the derived text as issued, for a later round trip.
    """

    id: str
    title: str
    children: tuple[Block, ...] = ()
    fields: tuple[tuple[str, Inlines], ...] = ()
    base: str = ""


@dataclass(frozen=True)
class Callout:
    """A boxed remark; `kind` is "note", "warning" or "decision" and is also said in words."""

    kind: str
    children: tuple[Block, ...]


@dataclass(frozen=True)
class Form:
    """Lines for somebody to fill in on paper or screen (sign-off, result of a test)."""

    labels: tuple[str, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page, where there are pages."""


Block = (
    Paragraph | Bullets | Steps | Definitions | Table | Figure | Item | Callout | Form | PageBreak
)


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; its level is its depth in the tree."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Meta:
    """What a document says about itself."""

    title: str
    kind: str
    subject: str = ""
    author: str = ""
    language: str = "en-US"
    version: str = ""
    address: str = ""
    date: str = ""
    audience: str = ""
    standard: str = ""
    document_id: str = ""


@dataclass(frozen=True)
class Document:
    """A whole document: title page facts, and sections."""

    meta: Meta
    sections: tuple[Section, ...]
    preface: tuple[Block, ...] = field(default=())


def text(*parts: str | Inline) -> Inlines:
    """Inlines from strings and inlines: `text("see ", Reference("t-1"))`."""
    return tuple([Text(part) if isinstance(part, str) else part for part in parts])


def paragraph(*parts: str | Inline, role: str = "body") -> Paragraph:
    """A paragraph from strings and inlines."""
    return Paragraph(text(*parts), role)


def cell(*parts: str | Inline, align: str = "start") -> Cell:
    """A table cell from strings and inlines."""
    return Cell(text(*parts), align)


def plain(children: Inlines) -> str:
    """The bare words of inlines."""
    return "".join(_plain(child) for child in children)


def _plain(child: Inline) -> str:
    match child:
        case Text(words) | Code(words):
            return words
        case Strong(children) | Emphasis(children) | Link(_, children):
            return plain(children)
        case Reference(target, words):
            return words or target
        case LineBreak():
            return "\n"


def walk(document: Document) -> Iterator[tuple[int, Section]]:
    """Every section with its level (1 = top), in reading order."""

    def below(section: Section, level: int) -> Iterator[tuple[int, Section]]:
        yield level, section
        for child in section.sections:
            yield from below(child, level + 1)

    for section in document.sections:
        yield from below(section, 1)


def within(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block with all that stands inside it, in reading order."""
    for block in blocks:
        yield block
        match block:
            case Bullets(entries) | Steps(entries):
                for entry in entries:
                    yield from within(entry)
            case Figure(description=inner) | Item(children=inner) | Callout(children=inner):
                yield from within(inner)
