"""What is counted and collected while the text of a Word file is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.documents.numbering import Label
from workbench.errors import InputError
from workbench.render.word.anchors import bookmark
from workbench.render.word.stylesheet import Metrics, StyleSheet

DEEPEST_LIST = 9


class DocumentError(InputError):
    """A document that Word has no form for."""


@dataclass
class Draft:
    """A document being written; `width` and `height` of the text area in twips.

    `list_base` is the first free list number of the agency's file. After writing, `links`
    holds the targets by relationship id, `media` the pictures by file name, and `lists`
    the level at which each own list starts, in order.
    """

    sheet: StyleSheet
    labels: Mapping[str, Label]
    width: int
    height: int
    list_base: int = 1
    links: dict[str, str] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    lists: list[int] = field(default_factory=list)
    bookmarks: int = 0
    drawings: int = 0

    def style(self, name: str) -> str:
        """The id of a style by its name."""
        return self.sheet.ids[name.lower()]

    def metrics(self, name: str) -> Metrics:
        """How a paragraph style prints."""
        return self.sheet.metrics[name.lower()]

    def link(self, target: str) -> str:
        """The relationship id of a link out of the document; the same for the same target."""
        return self.links.setdefault(target, f"rIdLink{len(self.links) + 1}")

    def picture(self, name: str, data: bytes) -> str:
        """The relationship id of a picture."""
        self.media[name] = data
        return f"rIdPicture{len(self.media)}"

    def drawing(self) -> int:
        """The next free number of a drawing; no two are the same."""
        self.drawings += 1
        return self.drawings

    def mark(self, anchor: str, inside: str = "") -> str:
        """A bookmark around XML; around nothing it is a point."""
        self.bookmarks += 1
        number = self.bookmarks
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(anchor)}"/>{inside}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    @property
    def headings_list(self) -> int:
        """The list number of our own outline, for a style file whose headings have none."""
        return self.list_base

    @property
    def bullets_list(self) -> int:
        """The list number of all bullet lists."""
        return self.list_base + 1

    def new_list(self, level: int) -> int:
        """The number of a fresh numbered list that starts at 1 on this level (0 = outer)."""
        self.lists.append(level)
        return self.list_base + 1 + len(self.lists)
