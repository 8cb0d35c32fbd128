"""An item of an outline, and the ways on from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workbench.formats.outline.line import plain

_SHARE = re.compile(r"(?P<label>.*?)\s*(?P<share>T\([^)]*\)|\d[\d.]*)\s*%", re.DOTALL)


@dataclass
class Answer:
    """One way on from a question: its words, its percentage, what is done then."""

    label: str
    share: str = ""
    body: list[Item] = field(default_factory=list)


@dataclass
class Item:
    """A row of the outline, or where `jump` is set only a way to another row.

    `answers` are its ways on, None where the next item follows; `together` marks a block that
    a join ends, `like` the row whose role does an inserted one.
    """

    where: str
    cells: dict[str, str] = field(default_factory=dict)
    jump: str | None = None
    answers: list[Answer] | None = None
    together: bool = False
    like: Item | None = None


def answer(text: str) -> Answer:
    """An answer from its words and the percentage behind them."""
    shape = _SHARE.fullmatch(text)
    if shape:
        return Answer(plain(shape["label"]), shape["share"])
    return Answer(plain(text))
