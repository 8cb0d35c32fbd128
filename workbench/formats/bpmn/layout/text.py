"""How much room words need: line breaks by the advance widths of Arial (Helvetica, Arimo).

Widths of ASCII are in thousandths of the font size, as in Adobe's core font metrics of Helvetica.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

SIZE = 12.0
LINE = 14.0

_ASCII = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 "
    "556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 "
    "260 334 584"
)
_WIDTH = {chr(32 + place): int(width) / 1000 for place, width in enumerate(_ASCII.split())}
_WIDE = 1.0


def width(text: str, size: float = SIZE) -> float:
    """How wide a line is, in pixels; a letter that Arial's table lacks counts as its base letter,
    else as wide as the font size."""
    return sum(map(_advance, text)) * size


@lru_cache(maxsize=4096)
def _advance(letter: str) -> float:
    if letter in _WIDTH:
        return _WIDTH[letter]
    return _WIDTH.get(unicodedata.normalize("NFD", letter)[0], _WIDE)


def wrap(text: str, room: float, measure: Callable[[str], float] = width) -> tuple[str, ...]:
    """The words in lines that are at most `room` wide; a word that is wider alone is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if measure(longer) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _cut(word, room, measure)
            lines += full
        if line:
            lines.append(line)
    return tuple(lines)


def box(text: str, room: float) -> tuple[float, float]:
    """Width and height of the words in lines of at most `room`, or half as much again where a
    word needs it; (0, 0) for no words."""
    widest = max(map(width, text.split()), default=0.0)
    lines = wrap(text, max(room, min(widest, 1.5 * room)))
    return max(map(width, lines), default=0.0), LINE * len(lines)


def _cut(word: str, room: float, measure: Callable[[str], float]) -> list[str]:
    if measure(word) <= room:
        return [word]
    parts = [""]
    for letter in word:
        if parts[-1] and measure(parts[-1] + letter) > room:
            parts.append("")
        parts[-1] += letter
    return parts
