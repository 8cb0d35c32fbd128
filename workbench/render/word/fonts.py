"""Widths of letters, to tell where lines break.

The figures are the advance widths of Liberation Sans, thousandths of the size, for the
characters from space to tilde; they are those of Arial and Helvetica. Other faces are
taken as a share of it.
"""

from __future__ import annotations

from functools import lru_cache

_REGULAR = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556,) * 10,
    *(278, 278, 584, 584, 584, 556, 1015),
    *(667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833),
    *(722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611),
    *(278, 278, 278, 469, 556, 333),
    *(556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833),
    *(556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500),
    *(334, 260, 334, 584),
)
_ASCII = {chr(32 + place): width for place, width in enumerate(_REGULAR)}
_BOLD = 1.06
_FACES = {"calibri": 0.9, "carlito": 0.9, "times new roman": 0.87, "liberation serif": 0.87}
_WIDE = 0x2E80


@lru_cache(maxsize=100_000)
def word_width(word: str) -> int:
    """The width of a word in thousandths of the type size."""
    return sum(_ASCII.get(letter) or (1000 if ord(letter) >= _WIDE else 556) for letter in word)


def lines(text: str, width: float, size: float, *, bold: bool = False, font: str = "") -> int:
    """How many lines a text takes: words set one after the other until the line is full.

    `width` in twips, `size` in points; words longer than a line are broken.
    """
    unit = size * 20 / 1000 * (_BOLD if bold else 1.0) * _FACES.get(font.lower(), 1.0)
    room = max(width, 200.0) / unit
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(text: str, room: float) -> int:
    if len(text) * 200 < room and word_width(text) <= room:
        return 1
    count, used = 1, 0.0
    for word in text.split():
        wide = word_width(word)
        if used and used + 278 + wide > room:
            count, used = count + 1, 0.0
        elif used:
            used += 278
        if wide > room:
            count += int(wide // room)
            wide = int(wide % room)
        used += wide
    return count
