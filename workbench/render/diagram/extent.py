"""How large a drawing is, and where it can be cut."""

from __future__ import annotations

import math
from collections.abc import Iterable

from workbench.model.diagram import Bounds
from workbench.render.diagram.node import OUTSIDE_ROOM
from workbench.render.diagram.scene import Scene

MARGIN, OVERLAP = 12.0, 10.0


def extent(scene: Scene) -> Bounds:
    """The box around everything with a margin."""
    boxes = [shape.bounds for shape in scene.shapes]
    boxes += [shape.label for shape in scene.shapes if shape.label]
    boxes += [edge.label for edge in scene.edges if edge.label]
    corners = [(box.x, box.y) for box in boxes]
    corners += [(box.x + box.width, box.y + box.height) for box in boxes]
    corners += [point for edge in scene.edges for point in edge.points]
    corners += _unplaced(scene)
    corners = corners or [(0.0, 0.0), (100.0, 60.0)]
    left, top = min(x for x, _ in corners) - MARGIN, min(y for _, y in corners) - MARGIN
    right, bottom = max(x for x, _ in corners) + MARGIN, max(y for _, y in corners) + MARGIN
    return Bounds(left, top, right - left, bottom - top)


def _unplaced(scene: Scene) -> Iterable[tuple[float, float]]:
    """Corners of words that have no box of their own."""
    for shape in scene.shapes:
        box = shape.bounds
        if shape.label is None and box.width < OUTSIDE_ROOM and not scene.is_band(shape):
            x, bottom = box.x + box.width / 2, box.y + box.height
            yield from ((x - OUTSIDE_ROOM / 2, box.y), (x + OUTSIDE_ROOM / 2, bottom + 32))


def cuts(scene: Scene, whole: Bounds, room: float) -> list[tuple[float, float]]:
    """The left and right ends of parts that are at most `room` wide.

    Cuts are made where no shape and no words stand, if there is such a place; neighbours have a
    strip of 2 x `OVERLAP` in common.
    """
    start = min((s.bounds.x for s in scene.shapes if not scene.is_band(s)), default=whole.x)
    start = max(whole.x, start - 2 * MARGIN)
    end = whole.x + whole.width
    places = _free_places(scene)
    parts: list[tuple[float, float]] = []
    while start + room < end:
        reach = start + room - OVERLAP
        fitting = [place for place in places if start + room / 3 < place <= reach]
        # Parts of about one width: the first place behind an even share of what is left.
        even = start + (end - start) / math.ceil((end - start) / (room - 2 * OVERLAP))
        place = next((place for place in fitting if place >= even), (fitting or [reach])[-1])
        parts.append((start, place + OVERLAP))
        start = place - OVERLAP
    return [*parts, (start, end)]


def _free_places(scene: Scene) -> list[float]:
    """The middles of the upright strips without shapes or words, from left to right."""
    boxes = [s.bounds for s in scene.shapes if not scene.is_band(s)]
    boxes += [s.label for s in scene.shapes if s.label] + [e.label for e in scene.edges if e.label]
    places: list[float] = []
    right = None
    for box in sorted(boxes, key=lambda box: box.x):
        if right is not None and box.x - right > 2:
            places.append((right + box.x) / 2)
        right = box.x + box.width if right is None else max(right, box.x + box.width)
    return places
