"""Where the words of lines stand: beside their own line, near its source, on nothing else."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.model.diagram import Bounds

Point = tuple[float, float]
_CELL = 120.0
_LARGE = 50 * _CELL * _CELL
_AIR = 3.0
_STEP, _STEPS = 14.0, 12
_ON_BOX, _ON_LINE, _NEAR_LINE, _NEAR = 100.0, 40.0, 1.5, 5.0


class Obstacles:
    """Boxes that must not overlap and lines that had better not, found by place."""

    def __init__(self) -> None:
        self._large: list[Bounds] = []
        self._boxes: dict[tuple[int, int], list[Bounds]] = {}
        self._lines: dict[tuple[int, int], list[tuple[str, Bounds]]] = {}

    def add_box(self, box: Bounds) -> None:
        """A shape or a label. A large one, such as that of a sub-process, is looked at by itself:
        it would stand in thousands of cells."""
        if box.width * box.height > _LARGE:
            self._large.append(box)
            return
        for cell in _cells(box):
            self._boxes.setdefault(cell, []).append(box)

    def add_line(self, name: str, way: Sequence[Point]) -> None:
        """The line of a flow."""
        for one, other in itertools.pairwise(way):
            piece = _piece(one, other)
            for cell in _cells(piece):
                self._lines.setdefault(cell, []).append((name, piece))

    def cost(self, name: str, box: Bounds) -> float:
        """What it costs to cover boxes and lines, and to stand so near to the line of another that
        the words could be taken for its own."""
        around = Bounds(box.x - _NEAR, box.y - _NEAR, box.width + 2 * _NEAR, box.height + 2 * _NEAR)
        boxes = {other for cell in _cells(box) for other in self._boxes.get(cell, ())}
        boxes.update(self._large)
        lines = {other for cell in _cells(around) for other in self._lines.get(cell, ())}
        total = sum(_ON_BOX for other in boxes if overlap(box, other))
        for line, piece in lines:
            if overlap(_wider(box), piece):
                total += _ON_LINE
            elif line != name and overlap(around, piece):
                total += _NEAR_LINE
        return total

    def shares(self, name: str, one: Point, other: Point) -> bool:
        """Whether another line runs along here too."""
        piece = _piece(one, other)
        upright = one[0] == other[0]
        return any(
            line[0] != name and (line[1].width == 0) == upright and overlap(_wider(piece), line[1])
            for cell in _cells(piece)
            for line in self._lines.get(cell, ())
        )


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether two boxes have more than a border in common."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def labels(
    ways: Mapping[str, Sequence[Point]],
    words: Mapping[str, tuple[float, float]],
    boxes: Iterable[Bounds],
    borders: Iterable[tuple[Point, Point]] = (),
) -> dict[str, Bounds]:
    """The box of the words of every line that has some; `borders` are those of lanes."""
    if not words:
        return {}
    obstacles = Obstacles()
    for box in boxes:
        obstacles.add_box(box)
    for border in borders:
        obstacles.add_line("", border)
    for name, way in ways.items():
        obstacles.add_line(name, way)
    found: dict[str, Bounds] = {}
    for name, size in words.items():
        if ways.get(name) and size[1]:
            best = _best(name, ways[name], size, obstacles)
            obstacles.add_box(best)
            found[name] = best
    return found


def _best(
    name: str, way: Sequence[Point], size: tuple[float, float], obstacles: Obstacles
) -> Bounds:
    best, least = Bounds(*way[0], *size), float("inf")
    for extra, box in _candidates(name, way, size, obstacles):
        if extra >= least:
            continue
        cost = extra + obstacles.cost(name, box)
        if cost < least:
            best, least = box, cost
        if least < 1:
            break
    return best


def _candidates(
    name: str, way: Sequence[Point], size: tuple[float, float], obstacles: Obstacles
) -> Iterator[tuple[float, Bounds]]:
    wide, high = size
    for place, (one, other) in enumerate(itertools.pairwise(way)):
        shared = 4.0 * obstacles.shares(name, one, other)
        length = abs(one[0] - other[0]) + abs(one[1] - other[1])
        short = 1.5 if length < (wide if one[1] == other[1] else high) else 0.0
        size_along = wide if one[1] == other[1] else high
        last = min(length - size_along - _AIR, _STEP * _STEPS)
        steps = [_AIR, *(_AIR + _STEP * step for step in range(1, int(last // _STEP) + 1))]
        for along in steps:
            extra = place * 1.0 + along / _STEP * 0.4 + shared + short
            for side in (0, 1):
                yield extra + side * 0.2, _beside(one, other, size, along, side)


def _beside(one: Point, other: Point, size: tuple[float, float], along: float, side: int) -> Bounds:
    wide, high = size
    along = max(along, _AIR)
    if one[1] == other[1]:
        x = one[0] + along if other[0] > one[0] else one[0] - along - wide
        return Bounds(x, one[1] - high - 1 if side == 0 else one[1] + 2, wide, high)
    y = one[1] + along if other[1] > one[1] else one[1] - along - high
    return Bounds(one[0] + _AIR if side == 0 else one[0] - _AIR - wide, y, wide, high)


def _piece(one: Point, other: Point) -> Bounds:
    return Bounds(
        min(one[0], other[0]),
        min(one[1], other[1]),
        abs(one[0] - other[0]),
        abs(one[1] - other[1]),
    )


def _wider(box: Bounds) -> Bounds:
    return Bounds(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1)


def _cells(box: Bounds) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // _CELL), int((box.x + box.width) // _CELL) + 1):
        for row in range(int(box.y // _CELL), int((box.y + box.height) // _CELL) + 1):
            yield column, row
