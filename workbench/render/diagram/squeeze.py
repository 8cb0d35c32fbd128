"""Empty strips taken out of a drawing, so that a part is no higher than needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from workbench.model.diagram import Bounds, Edge, Shape

Span = tuple[float, float]


@dataclass(frozen=True)
class Squeeze:
    """The levels that are kept, in spans from top to bottom; what lies between takes no room.

    `more` is room put in: the level that it is put in at, and how much.
    """

    spans: tuple[Span, ...]
    more: tuple[tuple[float, float], ...] = ()

    @classmethod
    def keeping(cls, spans: Iterable[Span]) -> Squeeze:
        """A squeeze that keeps these spans, which may overlap."""
        merged: list[Span] = []
        for low, high in sorted(spans):
            if merged and low <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], high))
            else:
                merged.append((low, high))
        return cls(tuple(merged))

    def level(self, y: float) -> float:
        """Where a level comes to stand, from 0."""
        above = list(accumulate((high - low for low, high in self.spans), initial=0.0))
        place = bisect_right(self.spans, (y, float("inf"))) - 1
        if place < 0:
            return 0.0
        low, high = self.spans[place]
        added = sum(room for level, room in self.more if level < y)
        return above[place] + min(y, high) - low + added

    def box(self, box: Bounds, x: float) -> Bounds:
        """A box moved to the right by `x` and squeezed."""
        top, bottom = self.level(box.y), self.level(box.y + box.height)
        return Bounds(box.x + x, top, box.width, bottom - top)

    def shape(self, shape: Shape, x: float) -> Shape:
        """A shape moved and squeezed, its words too."""
        label = None if shape.label is None else self.box(shape.label, x)
        return replace(shape, bounds=self.box(shape.bounds, x), label=label)

    def edge(self, edge: Edge, x: float) -> Edge:
        """A line moved and squeezed, its words too."""
        points = tuple((one + x, self.level(y)) for one, y in edge.points)
        label = None if edge.label is None else self.box(edge.label, x)
        return replace(edge, points=points, label=label)
