"""What a part of a drawing needs from top to bottom: the lanes that are used and their height."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from workbench.model.diagram import Bounds, Edge, Shape
from workbench.render.diagram import sign
from workbench.render.diagram.blocks import holds
from workbench.render.diagram.ink import measure
from workbench.render.diagram.scene import Scene
from workbench.render.diagram.sign import Sign
from workbench.render.diagram.squeeze import Span, Squeeze

HEADER, AIR, NEAR, LEAST_LANE, BLACK_BOX = 30.0, 12.0, 7.0, 60.0, 36.0


@dataclass(frozen=True)
class Content:
    """What stands in a part: shapes, open frames around some, lines (`inner` are those that lead
    to nothing outside the part) and marks."""

    scene: Scene
    members: tuple[Shape, ...]
    frames: tuple[Shape, ...]
    edges: tuple[Edge, ...]
    inner: tuple[Edge, ...]
    signs: tuple[Sign, ...]

    @cached_property
    def bands(self) -> list[Shape]:
        """The pools and lanes in which something stands or ends in this part."""
        used = {key for edge in self.inner for key in self.scene.ends(edge.element)}
        points = [(box.y + box.height / 2) for box in (shape.bounds for shape in self.members)]
        points += [y for low, high in _level(self.edges) for y in {low, high}]
        points += [edge.label.y + edge.label.height / 2 for edge in self.edges if edge.label]
        return [
            shape
            for shape in self.scene.shapes
            if self.scene.is_band(shape)
            and (shape.element in used or not shape.horizontal or _any_in(points, shape.bounds))
        ]

    def squeeze(self) -> Squeeze:
        """What is needed from top to bottom, and more room for many marks and long names."""
        squeeze = Squeeze.keeping(self._kept())
        for shape in sorted(self.bands, key=lambda one: one.bounds.height):
            if shape.horizontal:
                squeeze = self._stretched(squeeze, shape)
        return squeeze

    def _stretched(self, squeeze: Squeeze, shape: Shape) -> Squeeze:
        """More room at the lower end of a band, or of the last lane in it."""
        top, bottom = shape.bounds.y, shape.bounds.y + shape.bounds.height
        inner = self._inner(shape)
        need = 0.0 if inner else sign.height(self._signs_in(top, bottom))
        if self._is_filled(shape):
            need = max(need, self._name_room(shape))
        lacking = need - squeeze.level(bottom) + squeeze.level(top)
        if lacking <= 0:
            return squeeze
        end = max((one.bounds.y + one.bounds.height for one in inner), default=bottom)
        return replace(squeeze, more=(*squeeze.more, (end - 1, lacking)))

    def _inner(self, shape: Shape) -> list[Shape]:
        """The bands inside a band."""
        return [one for one in self.bands if _around(shape, one)]

    def _is_filled(self, shape: Shape) -> bool:
        """Whether something stands in a band or a mark ends in it."""
        top, bottom = shape.bounds.y, shape.bounds.y + shape.bounds.height
        stands = any(holds(shape.bounds, one.bounds) for one in self.members)
        return stands or bool(self._signs_in(top, bottom))

    def _name_room(self, shape: Shape) -> float:
        """The height at which a turned name fits into two lines."""
        name = getattr(self.scene.elements.get(shape.element), "name", "")
        return max(LEAST_LANE, measure(name) / 2 + 30)

    def _signs_in(self, top: float, bottom: float) -> list[Sign]:
        return [one for one in self.signs if top < one.at[1] < bottom]

    def _kept(self) -> Iterator[Span]:
        """The levels that are needed, with air that stays inside their lane."""
        boxes = [(shape.bounds, AIR) for shape in self.members]
        written = {*(shape.element for shape in self.members), *(e.element for e in self.edges)}
        boxes += [(box, 4.0) for key, box in self.scene.written.items() if key in written]
        boxes += [(one.box, 4.0) for one in self.signs]
        for box, air in boxes:
            yield inside((box.y - air, box.y + box.height + air), self.bands)
        for low, high in _level(self.edges):
            yield inside((low - NEAR, high + NEAR), self.bands)
        for frame in self.frames:
            top, bottom = frame.bounds.y, frame.bounds.y + frame.bounds.height
            yield from ((top - NEAR, top + 26), (bottom - NEAR, bottom + NEAR))
        for shape in self.bands:
            yield from self._kept_of_band(shape)

    def _kept_of_band(self, shape: Shape) -> Iterator[Span]:
        """The name of a lane needs room, as does the gap between pools."""
        box = shape.bounds
        top, bottom = box.y, box.y + box.height
        if not any(_around(one, shape) for one in self.bands):
            yield from ((top - AIR, top), (bottom, bottom + AIR))
        if not shape.horizontal:
            yield (top, top + HEADER)
        elif not self._inner(shape):
            filled = self._is_filled(shape)
            need = min(box.height, self._name_room(shape) if filled else BLACK_BOX)
            points = [s.bounds.y + s.bounds.height / 2 for s in self.members]
            points += [low for low, _ in _level(self.edges)]
            own = [y for y in points if top <= y <= bottom] or [top + box.height / 2]
            middle = min(max(sum(own) / len(own), top + need / 2), bottom - need / 2)
            yield (middle - need / 2, middle + need / 2)


def _around(outer: Shape, shape: Shape) -> bool:
    """Whether a band is around another."""
    larger = outer.bounds.width * outer.bounds.height > shape.bounds.width * shape.bounds.height
    return larger and holds(outer.bounds, shape.bounds)


def _level(edges: Iterable[Edge]) -> Iterator[Span]:
    """The levels of what runs from left to right."""
    for edge in edges:
        for one, other in pairwise(edge.points):
            if abs(one[0] - other[0]) > 1:
                yield min(one[1], other[1]), max(one[1], other[1])


def _any_in(points: list[float], box: Bounds) -> bool:
    return any(box.y < y < box.y + box.height for y in points)


def inside(span: Span, bands: list[Shape]) -> Span:
    """The span without what reaches out of the smallest band around its middle."""
    middle = (span[0] + span[1]) / 2
    around = [
        shape.bounds
        for shape in bands
        if shape.horizontal and shape.bounds.y <= middle <= shape.bounds.y + shape.bounds.height
    ]
    if not around:
        return span
    box = min(around, key=lambda one: one.height)
    return max(span[0], box.y), min(span[1], box.y + box.height)
