"""One level of a drawing: the inside of a process or sub-process, from nodes to shapes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.formats.bpmn.layout.grid import Arc, Grid, Route, Spot, grid
from workbench.formats.bpmn.layout.item import Item, set_label
from workbench.formats.bpmn.layout.label import labels
from workbench.formats.bpmn.layout.place import Band, Placed, Point, place, points
from workbench.formats.bpmn.layout.rank import forward, main_path, ranks
from workbench.formats.bpmn.layout.route import route_all
from workbench.formats.bpmn.layout.rows import rows
from workbench.formats.bpmn.layout.tracks import untangled
from workbench.model.diagram import Bounds, Shape


@dataclass(slots=True)
class Level:
    """What is to be placed.

    `items`, the starts first, and `arcs`; `next` is what follows an item, the usual way first
    (known from shares for those in `decided`); `near` are the items that something without a rank
    of its own belongs to; `lane` is the number of the band of an item; `lower` are pairs of items
    of which the second should stand below the first: what follows a boundary event. `links` are
    ends of lines on the border of an item by (id, item, pixels from its middle). `gaps` and
    `pools` say of every band how far it is from the one above, and whose it is.
    """

    items: dict[str, Item] = field(default_factory=dict)
    next: dict[str, list[str]] = field(default_factory=dict)
    near: dict[str, list[str]] = field(default_factory=dict)
    arcs: list[Arc] = field(default_factory=list)
    lane: dict[str, int] = field(default_factory=dict)
    decided: set[str] = field(default_factory=set)
    lower: set[tuple[str, str]] = field(default_factory=set)
    links: list[tuple[str, str, float]] = field(default_factory=list)
    gaps: list[float] = field(default_factory=lambda: [0.0])
    pools: list[int] = field(default_factory=lambda: [0])


@dataclass(frozen=True)
class Drawn:
    """A level with coordinates from (0, 0)."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    bands: tuple[tuple[float, float], ...] = ()
    ways: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)
    labels: Mapping[str, Bounds] = field(default_factory=dict)


def draw(level: Level, head: float = 0.0) -> Drawn:
    """Place everything on a level; `head` is how far the upper frame is above it."""
    bands = _arrange(level)
    board = grid(level.items)
    for name, item, x in level.links:
        board.spots[name] = _link(name, level.items[item], x)
    routes = route_all(board, level.arcs)
    _label_gateways(level.items, routes)
    routes, found = untangled(routes, board.rows)
    placed = place(board, routes, found, bands)
    ways = points(placed, routes, (-head, placed.height))
    shapes = tuple(_shapes(board, placed))
    words = {arc.id: arc.words for arc in level.arcs if arc.words[1]}
    obstacles = [box for shape in shapes for box in (shape.bounds, shape.label) if box]
    borders = [((0.0, y), (placed.width, y)) for band in placed.bands for y in band]
    beside = labels(ways, words, obstacles, borders)
    inner = tuple(shape for item in level.items.values() for shape in _moved(item, placed))
    return Drawn(placed.width, placed.height, (*shapes, *inner), tuple(placed.bands), ways, beside)


def _arrange(level: Level) -> list[Band]:
    """Give every item its rank and row; the bands of the lanes."""
    order = [name for name in level.items if name not in level.near]
    kept = forward(order, level.next)
    rank = ranks(kept) if kept else {}
    _longest_first(kept, rank, level)
    path = _best_path(order, kept)
    before: dict[str, list[str]] = {name: [] for name in level.items}
    for name, targets in kept.items():
        for target in targets:
            before[target].append(name)
    for name, hosts in level.near.items():
        rank[name] = next((rank[host] for host in hosts if host in rank), 0)
        before[name] = [host for host in hosts if host in rank]
        level.lane[name] = level.lane[before[name][0]] if before[name] else 0
    within = rows(path, level.items, rank, level.lane, before, kept, level.lower)
    counts = [1] * len(level.gaps)
    for name, row in within.items():
        counts[level.lane[name]] = max(counts[level.lane[name]], row + 1)
    for name, item in level.items.items():
        item.rank = rank[name]
        item.row = sum(counts[: level.lane[name]]) + within[name]
    parts = zip(counts, level.gaps, level.pools, strict=True)
    return [Band(count, gap, pool) for count, gap, pool in parts]


def _longest_first(kept: dict[str, list[str]], rank: Mapping[str, int], level: Level) -> None:
    """Where the usual way is not known, the longer way counts as the usual one."""
    length: dict[str, int] = {}
    for name in sorted(kept, key=lambda name: -rank[name]):
        length[name] = 1 + max((length[target] for target in kept[name]), default=0)
    for name, targets in kept.items():
        if name not in level.decided:
            order = {target: ((name, target) in level.lower, -length[target]) for target in targets}
            targets.sort(key=order.__getitem__)


def _best_path(order: Sequence[str], kept: dict[str, list[str]]) -> list[str]:
    return main_path(order[0], kept) if order else []


def _link(name: str, item: Item, x: float) -> Spot:
    box = Bounds(x, -item.height / 2, 0.0, 0.0)
    return Spot(name, item.rank, item.row, box, frozenset({"top"}), knee=True)


def _label_gateways(items: Mapping[str, Item], routes: Iterable[Route]) -> None:
    used: dict[str, set[str]] = {}
    for route in routes:
        for port in (route.source, route.target):
            if port is not None:
                used.setdefault(port.spot.id, set()).add(port.side)
    for name, item in items.items():
        set_label(item, frozenset(used.get(name, ())))


def _shapes(board: Grid, placed: Placed) -> Iterable[Shape]:
    for item in board.items.values():
        x, y = placed.centre(item.rank, item.row)
        label = _shift(item.label, x, y)
        yield Shape(item.id, shifted(item.bounds, x, y), label, expanded=item.expanded)
        for part in item.parts:
            yield Shape(part.id, shifted(part.box, x, y), _shift(part.label, x, y))


def _moved(item: Item, placed: Placed) -> Iterable[Shape]:
    x, y = placed.centre(item.rank, item.row)
    for shape in item.inner:
        yield move(shape, x, y)


def move(shape: Shape, x: float, y: float) -> Shape:
    """A shape elsewhere."""
    bounds, label = shifted(shape.bounds, x, y), _shift(shape.label, x, y)
    return Shape(shape.element, bounds, label, shape.horizontal, shape.expanded)


def _shift(box: Bounds | None, x: float, y: float) -> Bounds | None:
    return None if box is None else shifted(box, x, y)


def shifted(box: Bounds, x: float, y: float) -> Bounds:
    """A box elsewhere."""
    return Bounds(box.x + x, box.y + y, box.width, box.height)
