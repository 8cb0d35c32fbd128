"""A drawing for a process that has none: columns by rank, bands by lane, lines in channels.

The steps stand in modules of their own: sizes (`layout_item`), levels (`layout_plan`), columns
(`layout_rank`), rows (`layout_rows`), ways of lines (`layout_route`), order of parallel lines
(`layout_tracks`), coordinates (`layout_place`), words on lines (`layout_label`) and pools
(`layout_pool`).
"""

from __future__ import annotations

from dataclasses import replace

from workbench.formats.bpmn.layout.item import hang
from workbench.formats.bpmn.layout.level import Drawn, draw, move, shifted
from workbench.formats.bpmn.layout.place import Point, straightened
from workbench.formats.bpmn.layout.plan import TOP, Plan, boundary, plan
from workbench.formats.bpmn.layout.pool import (
    bands,
    between_pools,
    connect_messages,
    pool_shapes,
)
from workbench.model.diagram import Bounds, Diagram, Edge, Shape
from workbench.model.process import Process

TITLE, MARGIN = 30.0, 20.0


def lay_out(process: Process) -> Diagram:
    """Bounds and way points in pixels for everything in the process; the same for the same input.

    Every node is in the band of its lane, no shapes overlap, lines are level or upright and keep
    clear of nodes. A flow with an end that is not there has no line.
    """
    made = plan(process)
    pools = bands(made)
    led = connect_messages(made, pools)
    drawn = {scope: _draw(made, scope) for scope in made.levels}
    shapes = [*pool_shapes(process, pools, drawn[TOP]), *drawn[TOP].shapes]
    edges = _edges(made, drawn, {shape.element: shape.bounds for shape in shapes}, led)
    return _rounded(_from_corner(shapes, edges))


def _rounded(diagram: Diagram) -> Diagram:
    """All places to a hundredth of a pixel.

    Versions of Python add up floating-point numbers differently in the last digit; a drawing
    is the same on all of them.
    """
    return Diagram(
        tuple(
            replace(shape, bounds=_box(shape.bounds), label=shape.label and _box(shape.label))
            for shape in diagram.shapes
        ),
        tuple(
            replace(
                edge,
                points=tuple((round(x, 2), round(y, 2)) for x, y in edge.points),
                label=edge.label and _box(edge.label),
            )
            for edge in diagram.edges
        ),
    )


def _box(box: Bounds) -> Bounds:
    """Rounded by its corners, so that what was inside or beside a box stays there."""
    x, y = round(box.x, 2), round(box.y, 2)
    right, bottom = round(box.x + box.width, 2), round(box.y + box.height, 2)
    return Bounds(x, y, round(right - x, 2), round(bottom - y, 2))


def _draw(made: Plan, scope: str) -> Drawn:
    """Draw a level and put it into its sub-process as that becomes part of the next one."""
    if scope == TOP:
        return draw(made.levels[scope])
    drawn = draw(made.levels[scope], TITLE)
    around = made.levels[made.scope[scope]]
    item = around.items[scope]
    item.expanded = True
    item.width, item.height = max(drawn.width, 120.0), drawn.height + TITLE
    hang(item, boundary(made, scope))
    x, y = -item.width / 2, TITLE - item.height / 2
    item.inner = tuple(move(shape, x, y) for shape in drawn.shapes)
    for arc in made.levels[scope].arcs:
        if arc.id in made.joints and "@" in arc.id:
            end = drawn.ways[arc.id][-1][0]
            around.links.append((f"{arc.id}@", scope, end + x))
    return drawn


def _edges(
    made: Plan, drawn: dict[str, Drawn], boxes: dict[str, Bounds], led: dict[str, str]
) -> list[Edge]:
    pieces: dict[str, list[tuple[int, tuple[Point, ...]]]] = {}
    words: dict[str, Bounds] = {}
    for scope, level in drawn.items():
        x, y = (0.0, 0.0) if scope == TOP else (boxes[scope].x, boxes[scope].y + TITLE)
        for name, way in level.ways.items():
            line, order = made.joints.get(name, (name, 1000))
            moved = tuple((one + x, other + y) for one, other in way)
            if order > 1000 or (order == 1000 and _from_pool(made, line, led)):
                moved = moved[::-1]
            pieces.setdefault(line, []).append((order, moved))
        words |= {name: shifted(box, x, y) for name, box in level.labels.items()}
    edges = []
    for line, found in pieces.items():
        ordered = sorted(found, key=lambda piece: piece[0])
        whole = [point for _, points in ordered for point in points]
        if line in led:
            whole = _to_pool(whole, boxes[led[line]], _from_pool(made, line, led))
        edges.append(Edge(line, straightened(whole), words.get(line)))
    return edges + _short(made, boxes) + _between(made.process, boxes)


def _from_pool(made: Plan, line: str, led: dict[str, str]) -> bool:
    pool = led.get(line)
    return pool is not None and any(
        message.id == line and message.source == pool for message in made.process.message_flows
    )


def _to_pool(way: list[Point], pool: Bounds, first: bool) -> list[Point]:
    """The line up to the border of the pool it belongs to."""
    x, _y = way[0] if first else way[-1]
    other = way[-1] if first else way[0]
    end = (x, pool.y + pool.height if other[1] > pool.y else pool.y)
    return [end, *way[1:]] if first else [*way[:-1], end]


def _short(made: Plan, boxes: dict[str, Bounds]) -> list[Edge]:
    """The lines between a node and the data and remarks above it."""
    edges = []
    count: dict[tuple[str, ...], int] = {}
    for name, ends in made.short.items():
        thing = boxes[next(end for end in ends if end in made.host)]
        node = boxes[next(end for end in ends if end not in made.host)]
        key = tuple(sorted(ends))
        x = thing.x + thing.width / 2 + (0.0, 8.0, -8.0)[count.get(key, 0) % 3]
        count[key] = count.get(key, 0) + 1
        way = ((x, thing.y + thing.height), (x, node.y))
        edges.append(Edge(name, way if ends[0] in made.host else way[::-1]))
    return edges


def _between(process: Process, boxes: dict[str, Bounds]) -> list[Edge]:
    pools = {pool.id: boxes[pool.id] for pool in process.participants if pool.id in boxes}
    return [
        Edge(message.id, between_pools(message, pools))
        for message in process.message_flows
        if message.source in pools and message.target in pools and message.source != message.target
    ]


def _from_corner(shapes: list[Shape], edges: list[Edge]) -> Diagram:
    """Everything moved so that it begins at the margin."""
    x = MARGIN - min((shape.bounds.x for shape in shapes), default=0.0)
    y = MARGIN - min((shape.bounds.y for shape in shapes), default=0.0)
    return Diagram(
        tuple(move(shape, x, y) for shape in shapes),
        tuple(
            Edge(
                edge.element,
                tuple((one + x, other + y) for one, other in edge.points),
                None if edge.label is None else shifted(edge.label, x, y),
            )
            for edge in edges
        ),
    )
