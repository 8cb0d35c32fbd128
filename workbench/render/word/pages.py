"""On which page things will stand: an estimate by counting lines.

Lines are broken with the widths of `fonts`, heights come from the styles of the agency's
file. The estimate fills the contents until Word counts for itself; how far it is off
against LibreOffice is measured in `benchmarks/contents_pages.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.render.word.fonts import Piece, lines
from workbench.render.word.stylesheet import Metrics, StyleSheet

# Of Arial: what stands above the foot of the letters with the gap between lines, and below.
_ABOVE, _BELOW = 0.938, 0.212
_WIDOWS = 2
_ROUNDED = 4.0  # twips that a full page may differ, because office programs round otherwise
BORDER = 10.0  # the thin line of a table


@dataclass(frozen=True)
class _Kept:
    before: float
    height: float
    after: float
    anchor: str


@dataclass
class Flow:
    """Text running down pages of `height` and `width` twips."""

    sheet: StyleSheet
    width: float
    height: float
    page: int = 1
    used: float = 0.0
    fresh: bool = False
    after: float = 0.0
    places: dict[str, int] = field(default_factory=dict)
    _repeat: float = 0.0
    _kept: list[_Kept] = field(default_factory=list)

    def new_page(self) -> None:
        """What follows starts on a new page."""
        self._settle()
        if self.used:
            self._turn()
        self.fresh = False

    def paragraph(
        self,
        style: str,
        text: str | Sequence[Piece],
        *,
        left: float | None = None,
        before: float | None = None,
        after: float | None = None,
        anchor: str = "",
        keep: bool = False,
    ) -> None:
        """A paragraph of a style; `keep` holds it to what follows."""
        metrics = self.sheet.metrics[style.lower()]
        if metrics.page_break:
            self.new_page()
        before = metrics.before if before is None else before
        after = metrics.after if after is None else after
        count, line = self.count(metrics, text, left), line_height(metrics)
        if keep or metrics.keep_next:
            self._kept.append(_Kept(before, metrics.border + count * line, after, anchor))
            return
        whole = metrics.keep_lines or count <= _WIDOWS + 1
        first = count if whole else _WIDOWS
        self._start(before, metrics.border + first * line, anchor)
        self._fill(metrics.border, before, count, line)
        self.after = after
        self.used += after

    def count(self, metrics: Metrics, text: str | Sequence[Piece], left: float | None) -> int:
        """How many lines a paragraph takes."""
        room = self.width - (metrics.left if left is None else left) - metrics.right
        return lines(text, room, metrics.size, bold=metrics.bold, font=metrics.font)

    def block(
        self, height: float, *, before: float = 0.0, anchor: str = "", keep: bool = False
    ) -> None:
        """Something that cannot be broken, such as a picture or a table row."""
        if keep:
            self._kept.append(_Kept(before, height, 0.0, anchor))
            return
        self._start(before, height, anchor)
        self._add(before, height, 0.0)

    def table(self, heading: float, rows: Sequence[float], kept: Sequence[bool]) -> None:
        """A table whose header stands again on every page; `kept` holds a row to the next."""
        self.block(BORDER + heading, keep=True)
        for height, keep in zip(rows, kept, strict=True):
            self.block(height, keep=keep)
            self._repeat = 0.0 if self._kept and not self._repeat else BORDER + heading
        self._settle()
        self._repeat = 0.0

    def rest(self, height: float) -> float:
        """What is left of this page when the kept lines and `height` stand on it."""
        return self.height - self.used - self._need(0.0, height)

    def whole(self, height: float) -> float:
        """What is left of a fresh page when the kept lines and `height` stand on it."""
        return self.height - self._need(0.0, height)

    def finish(self) -> Mapping[str, int]:
        """The page of every anchor."""
        self._settle()
        return self.places

    def _need(self, before: float, first: float) -> float:
        need, after = 0.0, self.after
        for piece in (*self._kept, _Kept(before, first, 0.0, "")):
            need += max(piece.before - after, 0.0) + piece.height + piece.after
            after = piece.after
        return need

    def _start(self, before: float, first: float, anchor: str) -> None:
        """Go to the page on which the kept lines and the first lines of this stand together."""
        if self.used and self.used + self._need(before, first) > self.height + _ROUNDED:
            self._turn()
        self._settle()
        if anchor:
            self.places[anchor] = self.page

    def _settle(self) -> None:
        for piece in self._kept:
            space = max(piece.before - self.after, 0.0)
            if self.used and self.used + space + piece.height > self.height + _ROUNDED:
                self._turn()
            self._add(piece.before, piece.height, piece.after)
            if piece.anchor:
                self.places[piece.anchor] = self.page
        self._kept.clear()

    def _turn(self) -> None:
        """The page is full."""
        self.page, self.used, self.after, self.fresh = self.page + 1, self._repeat, 0.0, True

    def _add(self, before: float, height: float, after: float) -> None:
        """Of the space after one paragraph and before the next the larger counts; at the top
        of a page that text ran on to, none does."""
        if not self.fresh:
            self.used += max(before - self.after, 0.0)
        self.used += height + after
        self.after, self.fresh = after, False

    def _fill(self, border: float, before: float, count: int, line: float) -> None:
        self._add(before, border, 0.0)
        room = int((self.height + _ROUNDED - self.used) // line)
        while count > room:
            placed = min(max(room, 0), max(count - _WIDOWS, 0))
            count -= placed
            if not placed and not self.used:
                break
            self._turn()
            room = max(int(self.height // line), 1)
        self._add(0.0, count * line, 0.0)


def line_height(metrics: Metrics) -> float:
    """The height of one line in twips, which are whole as in the office programs."""
    size = metrics.size * 20
    return float(int((round(size * _ABOVE) + round(size * _BELOW)) * metrics.line + 1e-6))
