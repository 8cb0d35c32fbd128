"""Shapes with their words, which must not be cut, and where a wide drawing is parted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from workbench.model.diagram import Bounds, Edge, Shape
from workbench.model.element import Event
from workbench.render.diagram.scene import Scene

# What a part more costs, a line that is cut, a shape beside which another stands, and emptiness.
PART, CUT, BESIDE, UNEVEN = 1000.0, 30.0, 400.0, 40.0
_NEAR = 60.0


@dataclass(slots=True)
class Block:
    """Shapes that stay together, from `left` to `right`."""

    members: list[str]
    left: float
    right: float

    def hold(self, box: Bounds) -> None:
        """Be as wide as the box too."""
        self.left, self.right = min(self.left, box.x), max(self.right, box.x + box.width)


@dataclass(frozen=True)
class Line:
    """A line between two blocks, which are numbered from left to right."""

    edge: Edge
    source: int
    target: int


@dataclass(frozen=True)
class Room:
    """How wide a part may be, and how wide the marks of cut lines are on one side."""

    width: float
    mark: float


def blocks(scene: Scene, widest: float) -> list[Block]:
    """All blocks from left to right.

    A boundary event stays with its activity, an open sub-process or group that is at most
    `widest` with what it holds; the words of a line stay with the shape they stand beside.
    """
    found = {
        shape.element: Block([shape.element], shape.bounds.x, shape.bounds.x + shape.bounds.width)
        for shape in scene.shapes
        if not scene.is_band(shape) and not scene.is_frame(shape)
    }
    for key, block in found.items():
        if key in scene.written:
            block.hold(scene.written[key])
    for key in list(found):
        node = scene.process.by_id.get(key)
        host = node.attached_to if isinstance(node, Event) else None
        if host in found and host != key:
            _merge(found, host or "", key)
    for frame in sorted(filter(scene.is_frame, scene.shapes), key=lambda one: one.bounds.width):
        _frame(scene, frame, found, widest)
    for edge in scene.edges:
        _words(scene, edge, found)
    unique = {id(block): block for block in found.values()}
    return sorted(unique.values(), key=lambda block: (block.left + block.right, block.members))


def _merge(found: dict[str, Block], one: str, other: str) -> None:
    kept, gone = found[one], found[other]
    if kept is gone:
        return
    kept.left, kept.right = min(kept.left, gone.left), max(kept.right, gone.right)
    kept.members += gone.members
    found |= dict.fromkeys(gone.members, kept)


def _frame(scene: Scene, frame: Shape, found: dict[str, Block], widest: float) -> None:
    if frame.bounds.width > widest or scene.is_band(frame):
        return
    found[frame.element] = Block(
        [frame.element], frame.bounds.x, frame.bounds.x + frame.bounds.width
    )
    for key in list(found):
        shape = scene.diagram.shape[key]
        if key != frame.element and holds(frame.bounds, shape.bounds):
            _merge(found, frame.element, key)


def holds(outer: Bounds, box: Bounds) -> bool:
    """Whether the middle of a box is inside another."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return outer.x <= x <= outer.x + outer.width and outer.y <= y <= outer.y + outer.height


def _words(scene: Scene, edge: Edge, found: dict[str, Block]) -> None:
    box = scene.written.get(edge.element)
    if box is None:
        return
    for key in scene.ends(edge.element):
        block = found.get(key)
        if block and block.left - _NEAR <= box.x + box.width and box.x <= block.right + _NEAR:
            block.hold(box)
            return


def lines(scene: Scene, ordered: Sequence[Block]) -> list[Line]:
    """The lines between blocks; one to a pool, which is in every part, stays with its block."""
    place = {key: number for number, block in enumerate(ordered) for key in block.members}
    found = []
    for edge in scene.edges:
        source, target = scene.ends(edge.element)
        own = [place[key] for key in (source, target) if key in place]
        if own:
            found.append(Line(edge, own[0], own[-1]))
    return found


def cuts(ordered: Sequence[Block], between: Sequence[Line], room: Room) -> list[int]:
    """Where parts begin and end, in numbers of blocks: as few parts as possible, cut where few
    lines cross and no shape stands beside another, of about one width."""
    count = len(ordered)
    price = [_price(ordered, between, place) for place in range(count + 1)]
    touching: list[list[Line]] = [[] for _ in ordered]
    for line in between:
        for place in {line.source, line.target}:
            touching[place].append(line)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, count + 1):
        choices = []
        left, right = ordered[end - 1].left, ordered[end - 1].right
        for begin in range(end - 1, -1, -1):
            left, right = min(left, ordered[begin].left), max(right, ordered[begin].right)
            near = list(chain.from_iterable(touching[begin:end]))
            inner = [x for line in near if _inside(line, begin, end) for x in _reach(line.edge)]
            wide = max([right, *inner]) - min([left, *inner]) + _marks(near, begin, end, room.mark)
            if wide > room.width and begin < end - 1:
                if right - left > room.width:
                    break
                continue
            uneven = UNEVEN * (1 - wide / room.width) ** 2
            choices.append((best[begin][0] + PART + price[end] + uneven, begin))
        best.append(min(choices))
    found = [count]
    while found[-1]:
        found.append(best[found[-1]][1])
    return found[::-1]


def _reach(edge: Edge) -> list[float]:
    """How far a line and its words are from left to right."""
    box = edge.label
    return [*(x for x, _ in edge.points), *((box.x, box.x + box.width) if box else ())]


def _inside(line: Line, begin: int, end: int) -> bool:
    return begin <= line.source < end and begin <= line.target < end


def _price(ordered: Sequence[Block], between: Sequence[Line], place: int) -> float:
    if place in (0, len(ordered)):
        return 0.0
    reach = max(block.right for block in ordered[:place])
    start = min(block.left for block in ordered[place:])
    beside = sum(block.right > start for block in ordered[:place])
    beside += sum(block.left < reach for block in ordered[place:])
    crossing = {
        (line.source, line.target)
        for line in between
        if (line.source < place) != (line.target < place)
    }
    return BESIDE * beside + CUT * len(crossing)


def _marks(between: Iterable[Line], begin: int, end: int, wide: float) -> float:
    """The room for marks: a line that goes back may leave at the right and come from the left."""
    left = right = False
    for line in between:
        inside = (begin <= line.source < end, begin <= line.target < end)
        if inside == (True, False):
            left |= line.target < begin
            right = True
        elif inside == (False, True):
            left = True
            right |= line.source >= end
    return wide * (left + right)
