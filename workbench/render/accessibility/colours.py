"""Ink and ground of every run, and how far they stand apart (WCAG 2.1, relative luminance)."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass

from lxml import etree

from workbench.render.accessibility.opened import WordFile, on, paragraph_style, value
from workbench.render.word.namespaces import w

_HEX = re.compile("[0-9A-Fa-f]{6}")
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGray": "808080", "darkGreen": "008000", "darkMagenta": "800080",
    "darkRed": "800000", "darkYellow": "808000", "green": "00FF00", "lightGray": "C0C0C0",
    "magenta": "FF00FF", "red": "FF0000", "white": "FFFFFF", "yellow": "FFFF00",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Colours as RRGGBB; `large` for 18 points, or 14 points bold, and more."""

    ink: str
    ground: str
    large: bool = False


def contrast(ink: str, ground: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, definition of contrast ratio)."""
    high, low = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16)) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def first_runs(file: WordFile) -> dict[Pair, etree._Element]:
    """Every pair of colours with the first run with words that has it.

    Automatic ink is black on light and white on dark. Few looks make up a whole document, so each
    is worked out once.
    """
    looks: dict[Hashable, Pair] = {}
    found: dict[Pair, etree._Element] = {}
    grounds = _CellGrounds(file)
    for paragraph in file.paragraphs:
        cell = grounds.under(paragraph)
        about = (_said(paragraph, _PARAGRAPH_PROPERTIES), cell)
        for run in paragraph.iter(_RUN):
            look = (about, _said(run, _PROPERTIES))
            if look not in looks:
                looks[look] = _pair(run, paragraph, cell, file)
            if looks[look] not in found and _has_words(run):
                found[looks[look]] = run
    return found


_RUN, _PROPERTIES, _PARAGRAPH_PROPERTIES = w("r"), w("rPr"), w("pPr")
_CELL, _CELL_PROPERTIES = w("tc"), w("tcPr")


def _said(element: etree._Element, path: str) -> Hashable:
    """All that a part of an element says, itself and its children, as one key."""
    part = element.find(path)
    if part is None:
        return None
    return (*part.items(), *((child.tag, *child.items()) for child in part))


def _has_words(run: etree._Element) -> bool:
    return any((text.text or "").strip() for text in run.iterfind(w("t")))


def _pair(run: etree._Element, paragraph: etree._Element, cell: str, file: WordFile) -> Pair:
    holders = _run_holders(run, paragraph, file)
    ground = (
        _highlight(holders)
        or _fill(holders)
        or _fill(_paragraph_holders(paragraph, file))
        or cell
        or "FFFFFF"
    )
    ink = _first_value(holders, "color")
    if not _HEX.fullmatch(ink):
        ink = "000000" if _luminance(ground) > 0.18 else "FFFFFF"
    size = _first_value(holders, "sz")
    points = int(size) / 2 if size.isdigit() else 10.0
    bold = any(on(holder, "b") for holder in holders)
    return Pair(ink.upper(), ground.upper(), points >= (14 if bold else 18))


def _run_holders(
    run: etree._Element, paragraph: etree._Element, file: WordFile
) -> list[etree._Element]:
    """Everything that says how the run looks, nearest first."""
    own = run.find(w("rPr"))
    character = "" if own is None else value(own, "rStyle")
    style = paragraph_style(paragraph) or file.default_style("paragraph")
    inherited = [*file.lineage(character), *file.lineage(style)]
    holders = [own, *(item.element.find(w("rPr")) for item in inherited), file.run_defaults]
    return [holder for holder in holders if holder is not None]


def _paragraph_holders(paragraph: etree._Element, file: WordFile) -> list[etree._Element]:
    style = paragraph_style(paragraph) or file.default_style("paragraph")
    holders = [paragraph.find(w("pPr"))]
    holders += [item.element.find(w("pPr")) for item in file.lineage(style)]
    return [holder for holder in holders if holder is not None]


def _first_value(holders: list[etree._Element], tag: str) -> str:
    return next((found for holder in holders if (found := value(holder, tag))), "")


def _highlight(holders: list[etree._Element]) -> str:
    return _HIGHLIGHTS.get(_first_value(holders, "highlight"), "")


def _fill(holders: list[etree._Element]) -> str:
    for holder in holders:
        shade = holder.find(w("shd"))
        if shade is not None:
            fill = shade.get(w("fill"), "")
            return fill if _HEX.fullmatch(fill) else ""
    return ""


class _CellGrounds:
    """The shades of cells: their own, else that of the table style for the first row or others."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.of_row: dict[etree._Element, str] = {}

    def under(self, paragraph: etree._Element) -> str:
        """The shade of the cell around a paragraph; "" where there is none."""
        cell = next(paragraph.iterancestors(_CELL), None)
        if cell is None:
            return ""
        about, row = cell.find(_CELL_PROPERTIES), cell.getparent()
        own = "" if about is None else _fill([about])
        if own or row is None:
            return own
        if row not in self.of_row:
            self.of_row[row] = self._by_style(row)
        return self.of_row[row]

    def _by_style(self, row: etree._Element) -> str:
        table = next(row.iterancestors(w("tbl")), None)
        if table is None:
            return ""
        about = table.find(w("tblPr"))
        style = "" if about is None else value(about, "tblStyle")
        return _style_ground(style, table.find(w("tr")) is row, self.file)


def _style_ground(style: str, first: bool, file: WordFile) -> str:
    for item in file.lineage(style):
        for part in item.element.iterfind(w("tblStylePr")):
            about = part.find(w("tcPr"))
            if first and part.get(w("type")) == "firstRow" and about is not None:
                return _fill([about])
        about = item.element.find(w("tcPr"))
        if about is not None:
            return _fill([about])
    return ""
