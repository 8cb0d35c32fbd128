"""A wide drawing in parts: whole shapes, the lanes that are used, and marks where lines go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from workbench.model.diagram import Bounds, Diagram, Edge, Shape
from workbench.render.diagram import sign
from workbench.render.diagram.blocks import Block, Room, blocks, cuts, holds, lines
from workbench.render.diagram.ink import Point, measure
from workbench.render.diagram.needed import HEADER, Content, inside
from workbench.render.diagram.scene import Scene
from workbench.render.diagram.sign import Sign
from workbench.render.diagram.squeeze import Span

EDGE, FAR = 10.0, 1e5


@dataclass(frozen=True)
class Part:
    """A part of a drawing as a drawing of its own, with its marks and what it shows.

    `silent` are the lines whose words stand in the mark.
    """

    diagram: Diagram
    signs: tuple[tuple[Sign, Bounds], ...]
    width: float
    shows: tuple[str, ...]
    silent: frozenset[str]


def parts(scene: Scene, max_width: float) -> list[Part]:
    """The parts of a drawing, at most `max_width` wide where no single shape is wider."""
    bands = [shape for shape in scene.shapes if scene.is_band(shape)]
    head = max((_indent(scene, shape) + HEADER for shape in bands), default=0.0)
    wide = max(_widest_word(scene), sign.LEAST)
    room = Room(max_width - head - 2 * EDGE - 6, wide + sign.GAP + 4)
    ordered = blocks(scene, room.width - 2 * room.mark)
    places = cuts(ordered, lines(scene, ordered), room)
    sets = [ordered[begin:end] for begin, end in pairwise(places)]
    home = {
        key: number for number, own in enumerate(sets, 1) for block in own for key in block.members
    }
    return [_Cut(scene, own, number, home, head, wide).part() for number, own in enumerate(sets, 1)]


def _indent(scene: Scene, band: Shape) -> float:
    """How far the header of a lane is from the left: the headers of what is around it."""
    around = [
        one
        for one in scene.shapes
        if one is not band and scene.is_band(one) and holds(one.bounds, band.bounds)
    ]
    return HEADER * sum(one.bounds.width * one.bounds.height > _area(band) for one in around)


def _area(shape: Shape) -> float:
    return shape.bounds.width * shape.bounds.height


def _widest_word(scene: Scene) -> float:
    words = (word for node in scene.process.nodes for word in node.name.split())
    return min(max(map(measure, words), default=0.0) + 10, 2 * sign.LEAST)


@dataclass(frozen=True)
class _Cut:
    """The making of one part."""

    scene: Scene
    own: list[Block]
    number: int
    home: dict[str, int]
    head: float
    wide: float

    @cached_property
    def members(self) -> list[Shape]:
        """The shapes that stand in the part, without bands and without frames that go on."""
        keys = {key for block in self.own for key in block.members}
        return [shape for shape in self.scene.shapes if shape.element in keys]

    @cached_property
    def inner(self) -> list[Edge]:
        """The lines that lead to nothing outside the part."""
        return [e for e in self.scene.edges if self._homes(e) == {self.number}]

    @cached_property
    def span(self) -> Span:
        """From left to right: shapes with their words, and the lines between them."""
        left, right = min(b.left for b in self.own), max(b.right for b in self.own)
        xs = [x for edge in self.inner for x, _ in edge.points]
        for edge in self.inner:
            box = self.scene.written.get(edge.element)
            xs += [box.x, box.x + box.width] if box else []
        return min([left, *xs]) - EDGE, max([right, *xs]) + EDGE

    def _homes(self, edge: Edge) -> set[int]:
        """The parts of the ends of a line; a pool is in all parts, a frame where the line is."""
        source, target = self.scene.ends(edge.element)
        found = set()
        for key in (source, target):
            shape = self.scene.diagram.shape.get(key)
            if key in self.home:
                found.add(self.home[key])
            elif shape and not self.scene.is_band(shape):
                found.add(self._nearest(edge.points[0 if key == source else -1][0]))
        return found or {self._nearest(edge.points[0][0])}

    def _nearest(self, x: float) -> int:
        """The part of the block that is nearest to a place."""
        shapes = self.scene.diagram.shape
        boxes = ((shapes[key].bounds, number) for key, number in self.home.items())
        return min(((abs(b.x + b.width / 2 - x), number) for b, number in boxes))[1]

    @cached_property
    def cut(self) -> list[tuple[Edge, bool, bool]]:
        """The lines that go on elsewhere up to the border, whether they leave here, and whether
        that is at the right."""
        found = []
        for edge in self.scene.edges:
            homes = self._homes(edge)
            if self.number not in homes or len(homes) < 2:
                continue
            leaves = self._begins_here(edge)
            points = edge.points if leaves else edge.points[::-1]
            way, right = _until(points, *self.span)
            box = self.scene.written.get(edge.element)
            label = box if leaves and box and self._within(box) else None
            found.append((Edge(edge.element, way if leaves else way[::-1], label), leaves, right))
        return found

    def _begins_here(self, edge: Edge) -> bool:
        source, _ = self.scene.ends(edge.element)
        return self.home.get(source, self._nearest(edge.points[0][0])) == self.number

    def _within(self, box: Bounds) -> bool:
        return self.span[0] <= box.x and box.x + box.width <= self.span[1]

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """The marks at the ends of lines that were cut."""
        return sign.signs(
            [
                (edge.points[-1 if leaves else 0], right, self._said(edge, leaves))
                for edge, leaves, right in self.cut
            ],
            self.wide,
        )

    def _said(self, edge: Edge, leaves: bool) -> str:
        source, target = self.scene.ends(edge.element)
        other = target if leaves else source
        place = self.home.get(other) or self._nearest(edge.points[-1 if leaves else 0][0])
        element = self.scene.elements.get(other)
        name = getattr(element, "name", "") or "next step"
        answer = getattr(self.scene.elements.get(edge.element), "name", "")
        said = f" ({answer})" if answer and edge.element in self.silent else ""
        return f"{'to' if leaves else 'from'} part {place}: {name}{said}"

    @cached_property
    def silent(self) -> frozenset[str]:
        """The lines whose words do not stand beside them here."""
        return frozenset(edge.element for edge, _, _ in self.cut if edge.label is None)

    def part(self) -> Part:
        """The part, squeezed from top to bottom and moved to the left."""
        left, right = self.span
        mark = self.wide + sign.GAP + 4
        before = mark * any(not one.right for one in self.signs)
        after = mark * any(one.right for one in self.signs)
        width = 2 + self.head + before + right - left + after + 2
        frames = [self._clipped(shape) for shape in self._frames()]
        content = Content(
            self.scene, (*self.members,), (*frames,), (*self._edges(),), (*self.inner,), self.signs
        )
        bands = content.bands
        squeeze = content.squeeze()
        x = 2 + self.head + before - left
        shapes = [squeeze.shape(shape, x) for shape in (*self.members, *frames)]
        edges = [squeeze.edge(edge, x) for edge in self._edges()]
        drawn = [self._band(squeeze.shape(shape, x), width) for shape in bands]
        moved = [replace(one, at=(one.at[0] + x, squeeze.level(one.at[1]))) for one in self.signs]
        shown = tuple(shape.element for shape in self.members)
        signs = tuple(self._placed(moved, drawn))
        return Part(Diagram((*drawn, *shapes), tuple(edges)), signs, width, shown, self.silent)

    def _placed(self, signs: list[Sign], bands: list[Shape]) -> Iterator[tuple[Sign, Bounds]]:
        """The marks with their boxes, inside the lane where their line ends."""
        lanes: dict[Span, list[Sign]] = {}
        for one in signs:
            y = one.at[1]
            lanes.setdefault(inside((y - FAR, y + FAR), bands), []).append(one)
        for (top, bottom), own in lanes.items():
            yield from sign.placed(own, top, bottom)

    def _edges(self) -> Iterator[Edge]:
        """All lines of the part; words without a place of their own keep the one they had."""
        for edge in self.inner:
            box = self.scene.written.get(edge.element)
            yield replace(edge, label=edge.label or box) if box else edge
        yield from (edge for edge, _, _ in self.cut)

    def _frames(self) -> Iterator[Shape]:
        """Open sub-processes and groups that go through this part and are not whole in one."""
        left, right = self.span
        for shape in self.scene.shapes:
            box = shape.bounds
            loose = self.scene.is_frame(shape) and not self.scene.is_band(shape)
            if loose and shape.element not in self.home:
                inside = any(holds(box, one.bounds) for one in self.members)
                if inside and box.x < right and left < box.x + box.width:
                    yield shape

    def _clipped(self, shape: Shape) -> Shape:
        box = shape.bounds
        x, end = max(box.x, self.span[0]), min(box.x + box.width, self.span[1])
        return replace(shape, bounds=replace(box, x=x, width=end - x))

    def _band(self, shape: Shape, width: float) -> Shape:
        """As wide as the part; one that lies on its side as wide as it was."""
        if not shape.horizontal:
            return shape
        indent = _indent(self.scene, self.scene.diagram.shape[shape.element])
        box = replace(shape.bounds, x=2 + indent, width=width - 4 - indent)
        return replace(shape, bounds=box)


def _until(points: tuple[Point, ...], left: float, right: float) -> tuple[tuple[Point, ...], bool]:
    """A way from its beginning up to where it first leaves the part, and whether at the right."""
    way = [points[0]]
    for one, other in pairwise(points):
        border = right if other[0] > right else left if other[0] < left else None
        if border is None:
            way.append(other)
            continue
        share = (border - one[0]) / (other[0] - one[0])
        way.append((border, one[1] + share * (other[1] - one[1])))
        return tuple(way), border == right
    return tuple(way), way[-1][0] > (left + right) / 2
