"""Widths of letters, to tell where lines break.

The figures are the advance widths of Liberation Sans, thousandths of the size; they are those
of Arial and Helvetica. Other faces are taken as a share of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

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
_BOLD = (
    *(278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556,) * 10,
    *(333, 333, 584, 584, 584, 611, 975),
    *(722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833),
    *(722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611),
    *(333, 278, 333, 584, 556, 333),
    *(556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889),
    *(611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500),
    *(389, 280, 389, 584),
)
_SIGNS = {
    "\u00a0": (278, 278),  # no-break space
    "\u00b0": (400, 400),  # degree
    "\u00b7": (333, 333),  # middle dot
    "\u00d7": (584, 584),  # times
    **dict.fromkeys("\u00ec\u00ed\u00ee\u00ef", (278, 278)),  # i with accents
    "\u00e7": (500, 556),  # c with cedilla
    "\u2013": (556, 556),  # dashes
    "\u2014": (1000, 1000),
    **dict.fromkeys("\u2018\u2019", (222, 278)),  # quotes
    **dict.fromkeys("\u201c\u201d", (333, 500)),
    "\u2022": (350, 350),  # bullet
    "\u2026": (1000, 1000),  # ellipsis
    "\u2192": (1000, 1000),  # arrow
    "\u2212": (584, 584),  # minus
}
_CAPITAL, _SMALL, _FIXED, _WIDE = (667, 722), (556, 611), 600, 1000
_WIDE_FROM = 0x2E80


class _Widths(dict[str, int]):
    """Widths by letter; a letter that is not listed gets that of its kind."""

    def __init__(self, face: Sequence[int], bold: bool) -> None:
        super().__init__({chr(32 + place): width for place, width in enumerate(face)})
        self.update({sign: widths[bold] for sign, widths in _SIGNS.items()})
        self.capital, self.small = _CAPITAL[bold], _SMALL[bold]

    def __missing__(self, letter: str) -> int:
        if ord(letter) >= _WIDE_FROM:
            return _WIDE
        return self.capital if letter.isupper() else self.small


_WIDTHS = (_Widths(_REGULAR, False), _Widths(_BOLD, True))
_FACES = {"calibri": 0.9, "carlito": 0.9, "times new roman": 0.87, "liberation serif": 0.87}
# A line may end behind a hyphen, a dash or a stroke, but not before a digit.
_DASHES = "-/–—"  # noqa: RUF001
_DASHED = frozenset(_DASHES)
_BREAKS = re.compile(f"(?<=[^\\s{_DASHES}][{_DASHES}])(?=[^\\W\\d_])".replace("-/", "\\-/"))
_TOKENS = re.compile(r"\n|[ \t\r]+|[^ \t\r\n]+")
_PLAIN = re.compile(f"[^\\n{_DASHES}]*".replace("-/", "\\-/"))
_SPACE = 278


class Piece(NamedTuple):
    """Words in one face."""

    text: str
    bold: bool = False
    code: bool = False


@lru_cache(maxsize=100_000)
def word_width(word: str, bold: bool = False, code: bool = False) -> int:
    """The width of a word in thousandths of the type size."""
    if code:
        return _FIXED * len(word)
    return sum(map(_WIDTHS[bold].__getitem__, word))


@lru_cache
def unit(size: float, font: str = "") -> float:
    """Twips for a thousandth of the type size, which is in points."""
    return size * 20 / 1000 * _FACES.get(font.lower(), 1.0)


def cut(word: str) -> list[str]:
    """A word cut wherever a line may end inside it."""
    return [word] if _DASHED.isdisjoint(word) else _BREAKS.split(word)


def lines(
    text: str | Sequence[Piece], width: float, size: float, *, bold: bool = False, font: str = ""
) -> int:
    """How many lines a text takes: words set one after the other until the line is full.

    `width` in twips, `size` in points; words longer than a line are broken.
    """
    pieces = (Piece(text),) if isinstance(text, str) else text
    room = max(width, 200.0) / unit(size, font)
    whole = 0
    for words, strong, code in pieces:
        whole += word_width(words, bold or strong, code)
        if whole > room or "\n" in words:
            return _wrapped(pieces, room, bold)
    return 1


def _filled(words: Iterable[str], room: float, bold: bool, code: bool) -> int:
    """The lines of words that are not cut, with one blank between: most text is of this kind."""
    count, used = 1, 0.0
    for word in words:
        width: float = word_width(word, bold, code)
        if used:
            used += _SPACE
        if used and used + width > room:
            count, used = count + 1, 0.0
        if width > room:
            count += int(width // room)
            width %= room
        used += width
    return count


def _wrapped(pieces: Sequence[Piece], room: float, bold: bool) -> int:
    if len(pieces) == 1 and _PLAIN.fullmatch(pieces[0].text):
        ((text, strong, code),) = pieces
        return _filled(text.split(), room, bold or strong, code)
    line = _Line(room)
    for text, strong, code in pieces:
        for mark in _TOKENS.findall(text):
            if mark == "\n":
                line.end()
            elif mark.isspace():
                line.place()
                line.space = _SPACE
            elif _DASHED.isdisjoint(mark):
                line.word += word_width(mark, bold or strong, code)
            else:
                for place, part in enumerate(cut(mark)):
                    if place:
                        line.place()
                    line.word += word_width(part, bold or strong, code)
    line.place()
    return line.count


@dataclass(slots=True)
class _Line:
    """The line being filled: how much is used, and the word that is not placed yet."""

    room: float
    count: int = 1
    used: float = 0.0
    space: float = 0.0
    word: float = 0.0

    def place(self) -> None:
        """Set the word on this line, or on the next one, or broken over several."""
        if not self.word:
            return
        used = self.used + self.space + self.word if self.used else self.word
        if self.used and used > self.room:
            self.count, used = self.count + 1, self.word
        if self.word > self.room:
            self.count += int(self.word // self.room)
            used += self.word % self.room - self.word
        self.used, self.space, self.word = used, 0.0, 0.0

    def end(self) -> None:
        """A new line, asked for."""
        self.place()
        self.count, self.used, self.space = self.count + 1, 0.0, 0.0
