"""What stands together on a page: lead-ins, list entries, items and boxes.

A reader should not find a label alone at the foot of a page, one line of a list at its top,
or a requirement parted from its reason.
"""

from __future__ import annotations

from workbench.documents.tree import (
    Block,
    Bullets,
    Definitions,
    Form,
    Paragraph,
    Steps,
    Strong,
    Table,
    plain,
)
from workbench.render.word.draft import Draft
from workbench.render.word.fonts import lines
from workbench.render.word.pages import line_height
from workbench.render.word.pieces import Line, Piece, held, kept

_FEW_WORDS = 200  # letters of a paragraph that stays with the table it leads to
_FEW = 6  # terms that are not divided
_START, _END = 3, 3  # entries of a list that stand together at its start and at its end
_SMALL_ENTRY = 8  # lines of an entry that is not divided
_SMALL_ITEM = 0.3  # of a page: an item that is not divided


def leads(node: Block, following: Block | None) -> bool:
    """Whether a paragraph leads in what follows: a label does, a colon before a list, few words
    before a table, and any before lines to fill in."""
    if not isinstance(node, Paragraph) or following is None:
        return False
    words = plain(node.children).rstrip()
    listed = words.endswith(":") and isinstance(following, Bullets | Steps | Definitions | Table)
    short = len(words) <= _FEW_WORDS and isinstance(following, Table)
    return labels(node) or isinstance(following, Form) or listed or short


def labels(node: Block) -> bool:
    """Whether a paragraph is a label like “Do this”: bold all over."""
    return (
        isinstance(node, Paragraph)
        and bool(node.children)
        and all(isinstance(child, Strong) for child in node.children)
    )


def entries(parts: list[list[Piece]]) -> list[Piece]:
    """A list: its first and its last lines hold together, and a small entry of several lines."""
    found: list[Piece] = []
    count = len(parts)
    for place, entry in enumerate(parts):
        edge = place < _START - 1 or place >= count - _END
        if edge and place + 1 < count and len(entry) == len(parts[place + 1]) == 1:
            found.append(kept(entry[0]))
        else:
            found += held(entry) if len(entry) <= _SMALL_ENTRY else entry
    return found


def terms(parts: list[list[Piece]]) -> list[Piece]:
    """Terms with their meanings: few are not divided, of many the last two hold together."""
    count = len(parts)
    found: list[Piece] = []
    for place, entry in enumerate(parts):
        hold = place + 1 < count and (count <= _FEW or place == count - 2)
        found += [kept(part) for part in entry] if hold else entry
    return found


def item(parts: list[Piece], draft: Draft) -> list[Piece]:
    """An item: a small one is not divided, of a large one the head stays with its facts."""
    if all(isinstance(part, Line) for part in parts):
        high = sum(_height(part, draft) for part in parts if isinstance(part, Line))
        if high <= draft.height * _SMALL_ITEM:
            return held(parts)
    return parts


def _height(line: Line, draft: Draft) -> float:
    metrics = draft.metrics(line.style)
    left = metrics.left if line.left is None else line.left
    room = draft.width - left - metrics.right
    count = lines(line.printed, room, metrics.size, bold=metrics.bold, font=metrics.font)
    return metrics.before + metrics.border + count * line_height(metrics) + metrics.after
