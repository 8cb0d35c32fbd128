"""What a Word file is put together from: lines of text, tables and pictures, in reading order.

The blocks of the tree become pieces; from the pieces the pages are counted and the XML is
written, so that both see the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workbench.documents.tree import Figure
from workbench.render.word.fonts import Piece as Words


@dataclass(frozen=True)
class Line:
    """A paragraph: its style, the XML of its runs, and what it prints.

    `words` tell the direction of writing. `number` is a numPr element, `left` the left edge,
    `before` and `after` the space where they are not the style's (in twips); `printed_left` is
    an edge that a list gives. `keep` holds it to what follows.
    """

    style: str
    inside: str
    printed: tuple[Words, ...] = ()
    words: str = ""
    number: str = ""
    left: int | None = None
    printed_left: int | None = None
    before: int | None = None
    after: int | None = None
    anchor: str = ""
    keep: bool = False
    new_page: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: its XML, and the heights of its header and rows; `kept` holds a row to the next."""

    xml: str
    heading: float
    rows: tuple[float, ...]
    kept: tuple[bool, ...]


@dataclass(frozen=True)
class Picture:
    """A figure with the line of its caption below; how large it prints, its page decides."""

    node: Figure
    caption: Line
    new_page: bool = False
    before: int | None = None


@dataclass(frozen=True)
class Break:
    """What follows starts on a new page."""


Piece = Line | Grid | Picture | Break


def held(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of which every line is held to the one behind it."""
    return [*(kept(piece) for piece in pieces[:-1]), *pieces[-1:]]


def kept(piece: Piece) -> Piece:
    """A line held to what follows; what is no line stays."""
    return replace(piece, keep=True) if isinstance(piece, Line) else piece


def settled(pieces: Sequence[Piece], room: Callable[[str], float], space: int) -> list[Piece]:
    """Breaks taken into what follows them, and at least `space` behind every table.

    `room` tells the space a style has before it.
    """
    found: list[Piece] = []
    due = after_table = False
    for piece in pieces:
        if isinstance(piece, Break):
            due = True
            continue
        if isinstance(piece, Line | Picture):
            if after_table and room(style_of(piece)) < space:
                piece = replace(piece, before=space)
            if due:
                piece, due = replace(piece, new_page=True), False
        after_table = isinstance(piece, Grid)
        found.append(piece)
    return found


def style_of(piece: Line | Picture) -> str:
    """The name of the style a piece starts in."""
    return piece.style if isinstance(piece, Line) else "Figure"
