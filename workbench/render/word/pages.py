"""On which page things will stand: an estimate by counting lines.

Lines are broken with the widths of `fonts`, heights come from the styles of the agency's
file. The estimate fills the contents until Word counts for itself; how far it is off
against LibreOffice is measured in `tests/render/test_word_office.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.render.word.fonts import lines
from workbench.render.word.stylesheet import Metrics, StyleSheet

_LINE = 1.15 * 20  # a line of Arial is 1.15 times the type size; 20 twips are a point
_WIDOWS = 2


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
    _kept: list[tuple[float, float, float, str]] = field(default_factory=list)

    def new_page(self) -> None:
        """What follows starts on a new page."""
        self._settle()
        if self.used:
            self._turn()
        self.fresh = False

    def paragraph(
        self, style: str, text: str, *, indent: float = 0.0, anchor: str = "", keep: bool = False
    ) -> None:
        """A paragraph of a style; `keep` holds it to what follows."""
        metrics = self.sheet.metrics[style.lower()]
        if metrics.page_break:
            self.new_page()
        room = self.width - metrics.left - metrics.right - indent
        count = lines(text, room, metrics.size, bold=metrics.bold, font=metrics.font)
        line = line_height(metrics)
        if keep or metrics.keep_next:
            self._kept.append(
                (metrics.before, metrics.border + count * line, metrics.after, anchor)
            )
            return
        self._start(metrics.before, metrics.border + min(count, _WIDOWS) * line, anchor)
        self._fill(metrics, count, line)

    def block(self, height: float, *, anchor: str = "", keep: bool = False) -> None:
        """Something that cannot be broken, such as a picture or a table row."""
        if keep:
            self._kept.append((0.0, height, 0.0, anchor))
            return
        self._start(0.0, height, anchor)
        self._add(0.0, height, 0.0)

    def starts_here(self, anchor: str) -> bool:
        """Whether the anchor stands on the current page."""
        return self.places.get(anchor) == self.page

    def space(self, height: float) -> None:
        """Room before what follows, dropped at the top of a page."""
        self._settle()
        self._add(height, 0.0, 0.0)
        self.after = height

    def finish(self) -> Mapping[str, int]:
        """The page of every anchor."""
        self._settle()
        return self.places

    def _start(self, before: float, first: float, anchor: str) -> None:
        """Go to the page on which the kept lines and the first lines of this stand together."""
        need, after = 0.0, self.after
        for space, height, below, _ in (*self._kept, (before, first, 0.0, "")):
            need += max(space - after, 0.0) + height + below
            after = below
        if self.used and self.used + need > self.height:
            self._turn()
        self._settle()
        if anchor:
            self.places[anchor] = self.page

    def _settle(self) -> None:
        for before, height, after, anchor in self._kept:
            if self.used and self.used + max(before - self.after, 0.0) + height > self.height:
                self._turn()
            self._add(before, height, after)
            if anchor:
                self.places[anchor] = self.page
        self._kept.clear()

    def _turn(self) -> None:
        """The page is full."""
        self.page, self.used, self.after, self.fresh = self.page + 1, 0.0, 0.0, True

    def _add(self, before: float, height: float, after: float) -> None:
        """Of the space after one paragraph and before the next the larger counts; at the top
        of a page that text ran on to, none does."""
        if not self.fresh:
            self.used += max(before - self.after, 0.0)
        self.used += height + after
        self.after, self.fresh = after, False

    def _fill(self, metrics: Metrics, count: int, line: float) -> None:
        self._add(metrics.before, metrics.border, 0.0)
        room = int((self.height - self.used) // line)
        while count > room:
            placed = min(max(room, 0), max(count - _WIDOWS, 0))
            count -= placed
            if not placed and not self.used:
                break
            self._turn()
            room = max(int(self.height // line), 1)
        self._add(0.0, count * line, metrics.after)


def line_height(metrics: Metrics) -> float:
    """The height of one line in twips."""
    return metrics.size * _LINE * metrics.line


def cell_height(sheet: StyleSheet, style: str, text: str, width: float, padding: float) -> float:
    """The height of a table cell in twips; `padding` is both margins left and right."""
    metrics = sheet.metrics[style.lower()]
    count = lines(text, width - padding, metrics.size, bold=metrics.bold, font=metrics.font)
    return count * line_height(metrics) + metrics.before + metrics.after
