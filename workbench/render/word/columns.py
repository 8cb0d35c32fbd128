"""How wide the columns of a table are: no word is broken where there is room for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.documents.tree import Table
from workbench.render.word.fonts import Piece, cut, unit, word_width
from workbench.render.word.stylesheet import Metrics

PADDING = 200  # both margins of a cell
_SPARE = 30  # the lines between columns, and what rounding takes
_SEEN = 200  # rows that are looked at
_WIDEST = 0.45  # of the text width: the most a column gets for the sake of one line
_SHORT = 0.19  # of the text width: what a cell is that stands on one line where it can
_FULL = 0.85  # of the text width: what such cells may take together
# What is read in one breath: a currency with its amount, a number with its unit.
_BREATH = re.compile(
    r"(?<!\S)(?=((?:[A-Z]{3}|[$€£]) \(?[\d.,]+\S*|\(?[\d.,]+ [a-z%]\w{0,5}\)?,?(?!\S)))"
)
_SPREAD = re.compile(r"\([\d.,]+ \w{1,4} [\d.,]+\)")

Words = tuple[Piece, ...]


def widths(
    node: Table, cells: Sequence[Sequence[Words]], total: int, heading: Metrics, text: Metrics
) -> tuple[int, ...]:
    """Column widths in twips that add up to the text width.

    `cells` are the rows of what the cells print. Every column gets its longest word; what is
    left is shared by the widths the table asks for, or by how much its cells hold.
    """
    rows = cells[:_SEEN]
    words, lines = [], []
    for place, title in enumerate(node.header):
        above, _ = _measured([(Piece(title),)], heading, heading.bold)
        word, line = _measured([row[place] for row in rows], text, node.row_header and place == 0)
        words.append(max(above, word) + PADDING + _SPARE)
        lines.append(max(above, line) + PADDING + _SPARE)
    least = _least(words, lines, total)
    if sum(least) >= total:
        found = [width * total / sum(least) for width in least]
    else:
        asked = len(node.widths) == len(node.header) and all(width > 0 for width in node.widths)
        wished = [
            max(low, min(line, total * _WIDEST)) for low, line in zip(least, lines, strict=True)
        ]
        found = _floored(node.widths if asked else wished, least, total)
    whole = [max(1, int(width)) for width in found]
    whole[-1] = max(1, whole[-1] + total - sum(whole))
    return tuple(whole)


def unbroken(text: str) -> str:
    """A number's spread held on one line: "15 min (8 to 35)" breaks before its bracket only."""
    return _SPREAD.sub(lambda match: match[0].replace(" ", "\u00a0"), text)


def _least(words: Sequence[float], lines: Sequence[float], total: int) -> Sequence[float]:
    """The least widths: of columns with short cells the whole cell, if there is room for it."""
    easy = [
        line if line <= total * _SHORT else word for word, line in zip(words, lines, strict=True)
    ]
    return easy if sum(easy) <= total * _FULL else words


def _floored(weights: Sequence[float], least: Sequence[float], total: int) -> list[float]:
    """Shares by weight, none below its least: who is below gets it, the others share the rest."""
    fixed: set[int] = set()
    while True:
        room = total - sum(least[place] for place in fixed)
        weight = sum(w for place, w in enumerate(weights) if place not in fixed)
        found = [
            least[place] if place in fixed else w * room / weight for place, w in enumerate(weights)
        ]
        below = {place for place, width in enumerate(found) if width < least[place] - 0.01}
        if not below:
            return found
        fixed |= below


def _measured(column: Sequence[Words], metrics: Metrics, bold: bool) -> tuple[float, float]:
    """The widest piece that should not be broken, and the widest cell set in one line."""
    word = line = 0
    for pieces in column:
        whole = 0
        for text, strong, code in pieces:
            width = word_width(text, bold or strong, code)
            whole += width
            if width > word:  # else no word of it is wider either
                word = max(word, _longest(text, bold or strong, code))
        line = max(line, whole)
    scale = unit(metrics.size, metrics.font)
    return word * scale, line * scale


def _longest(text: str, bold: bool, code: bool) -> int:
    """The width of the longest part that should stand on one line."""
    found = [_widest_part(word, bold, code) for word in text.split(" ")]
    found += [word_width(together, bold, code) for together in _BREATH.findall(text)]
    return max(found)


@lru_cache(maxsize=100_000)
def _widest_part(word: str, bold: bool, code: bool) -> int:
    return max(word_width(part, bold, code) for part in cut(word))
