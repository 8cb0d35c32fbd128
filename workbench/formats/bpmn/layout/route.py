"""Ways over the grid: every line picks the cheapest of a few shapes that keep clear of nodes.

Lines run in channels, or through cells that nothing stands in; so none can cross a node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.formats.bpmn.layout.cost import corner, cost, into_net, note, out_net, use
from workbench.formats.bpmn.layout.grid import ABOVE, Arc, Grid, Line, Port, Route, Spot

_SIDE = 26.0


def route_all(grid: Grid, arcs: Iterable[Arc]) -> list[Route]:
    """A route for every arc: first those that go straight, then short ones, flows before others."""
    return [route(grid, arc) for arc in sorted(arcs, key=lambda arc: _priority(grid, arc))]


def route(grid: Grid, arc: Arc) -> Route:
    """The cheapest way for an arc; it is noted in the grid."""
    best = min(_ways(grid, arc), key=lambda way: cost(grid, way))
    note(grid, best)
    return best


def _priority(grid: Grid, arc: Arc) -> tuple[int, int, int]:
    source, target = grid.spots.get(arc.source), grid.spots.get(arc.target)
    if source is None or target is None:
        return (2, 0, 0)
    across, down = target.rank - source.rank, abs(target.row - source.row)
    return (0 if arc.flow else 1, 0 if across > 0 else 1, down * 2 + abs(across))


def _ways(grid: Grid, arc: Arc) -> Iterator[Route]:
    source, target = grid.spots.get(arc.source), grid.spots.get(arc.target)
    if source is None and target is not None:
        yield from _to_frame(grid, arc, target, arc.source)
    elif source is not None and target is None:
        yield from _to_frame(grid, arc, source, arc.target)
    elif source is None or target is None:
        return
    elif not arc.flow:
        yield from _loose(grid, arc, source, target)
    else:
        if target.rank > source.rank:
            yield from _straight(grid, arc, source, target)
            yield from _bent(grid, arc, source, target)
        else:
            yield from _back(grid, arc, source, target)
        yield from _around(grid, arc, source, target)


def _straight(grid: Grid, arc: Arc, source: Spot, target: Spot) -> Iterator[Route]:
    """Level lines through empty cells with one upright piece at most."""
    if "right" not in source.sides:
        return
    out, into = _right(grid, arc, source), _left(grid, arc, target)
    first, last = source.rank + 1, target.rank - 1
    if source.row == target.row:
        middle = out.offset == into.offset == 0.0
        if middle and grid.empty_level(source.row, first, last, out_net(arc)):
            yield Route(arc, out, into, ())
        elif not middle and last < first:
            yield Route(arc, out, into, (("v", first),))
        return
    if not into.offset and grid.empty_level(target.row, first, last, into_net(arc)):
        yield Route(arc, out, into, (("v", first),))
    if last < first:
        yield Route(arc, out, into, (("v", first),))
    elif not out.offset and grid.empty_level(source.row, first, last, out_net(arc)):
        yield Route(arc, out, into, (("v", target.rank),))


def _bent(grid: Grid, arc: Arc, source: Spot, target: Spot) -> Iterator[Route]:
    """One corner: up or down from a gateway, or up or down into one."""
    if source.row == target.row:
        return
    down = target.row > source.row
    step = 1 if down else -1
    first, last = sorted((source.row + step, target.row))
    leave, into = Port(source, "bottom" if down else "top"), _left(grid, arc, target)
    if source.knee and not into.offset and _open(grid, leave, arc, "out"):
        x = leave.place[0]
        column = grid.empty_upright(source.rank, first, last, out_net(arc), x)
        if column and grid.empty_level(target.row, source.rank, target.rank - 1, into_net(arc)):
            yield Route(arc, leave, into, ())
    enter, out = Port(target, "top" if down else "bottom"), _right(grid, arc, source)
    usable = "right" in source.sides and not out.offset
    if usable and target.knee and _open(grid, enter, arc, "in"):
        first, last = sorted((source.row, target.row - step))
        column = grid.empty_upright(target.rank, first, last, into_net(arc), 0.0)
        if column and grid.empty_level(source.row, source.rank + 1, target.rank, out_net(arc)):
            yield Route(arc, out, enter, ())


def _back(grid: Grid, arc: Arc, source: Spot, target: Spot) -> Iterator[Route]:
    """Back in a channel above or below the row."""
    for side, level in (("top", 0), ("bottom", 1)):
        leave = _turned(grid, source, side, arc, "out")
        enter = _turned(grid, target, side, arc, "in")
        channel: Line = ("h", 2 * source.row + level)
        if leave and enter and source.row == target.row:
            yield Route(arc, leave, enter, (channel,))
        if leave:
            yield Route(arc, leave, _left(grid, arc, target), (channel, ("v", target.rank)))
    if source.row != target.row:
        yield from _back_across(grid, arc, source, target)


def _back_across(grid: Grid, arc: Arc, source: Spot, target: Spot) -> Iterator[Route]:
    """Back to another row, entering it from the side of the source."""
    down = target.row > source.row
    enter = _turned(grid, target, "top" if down else "bottom", arc, "in")
    if enter is None:
        return
    channel: Line = ("h", 2 * target.row + (0 if down else 1))
    if "right" in source.sides:
        out = _right(grid, arc, source)
        yield Route(arc, out, enter, (("v", source.rank + 1), channel))
    leave = _turned(grid, source, "bottom" if down else "top", arc, "out")
    if leave is None:
        return
    x = leave.place[0]
    step = 1 if down else -1
    rows = range(source.row + step, target.row, step)
    if all(grid.empty_upright(source.rank, row, row, out_net(arc), x) for row in rows):
        yield Route(arc, leave, enter, (channel,))


def _around(grid: Grid, arc: Arc, source: Spot, target: Spot) -> Iterator[Route]:
    """Through a channel above or below one of the rows: always possible."""
    enter = _left(grid, arc, target)
    for channel in _channels(source, target):
        if "right" in source.sides:
            lines: tuple[Line, ...] = (("v", source.rank + 1), channel, ("v", target.rank))
            yield Route(arc, _right(grid, arc, source), enter, lines)
    if not source.knee:
        return
    for side, level in (("top", 0), ("bottom", 1)):
        leave = Port(source, side)
        last = "right" not in source.sides and side in source.sides
        if last or _open(grid, leave, arc, "out"):
            yield Route(arc, leave, enter, (("h", 2 * source.row + level), ("v", target.rank)))


def _right(grid: Grid, arc: Arc, source: Spot) -> Port:
    """Where a line leaves to the right: in the middle, else beside what says something else."""
    return _first_open(grid, arc, source, "right", "out")


def _left(grid: Grid, arc: Arc, target: Spot) -> Port:
    """Where a line comes in from the left."""
    return _first_open(grid, arc, target, "left", "in")


def _first_open(grid: Grid, arc: Arc, spot: Spot, side: str, way: str) -> Port:
    ports = [Port(spot, side, offset) for offset in _offsets(spot)]
    return next((port for port in ports if _open(grid, port, arc, way)), ports[0])


def _offsets(spot: Spot) -> tuple[float, ...]:
    if spot.slanted:
        return (0.0, 12.0, -12.0)
    if spot.knee:
        return (0.0,)
    # Further down on the border is the place of messages.
    return (0.0, -13.0, 13.0, -26.0)


def _loose(grid: Grid, arc: Arc, source: Spot, target: Spot) -> Iterator[Route]:
    """Messages and associations: from the top or bottom of one to the top or bottom of another."""
    for leave in _loose_ports(grid, source):
        for enter in _loose_ports(grid, target):
            yield from _between(grid, arc, leave, enter)


def _between(grid: Grid, arc: Arc, leave: Port, enter: Port) -> Iterator[Route]:
    source, target = leave.spot, enter.spot
    ends: list[tuple[Line, ...]] = []
    for port in (leave, enter):
        line = 2 * port.spot.row + (0 if port.side == "top" else 1)
        ends.append((("h", line),) if port.upright else ())
    if leave.upright and enter.upright and ends[0] == ends[1]:
        yield Route(arc, leave, enter, ends[0])
        return
    if leave.upright and enter.upright:
        yield from _plumb(grid, arc, leave, enter)
    if not leave.upright and not enter.upright:
        first, last = ("v", _flank(leave)), ("v", _flank(enter))
        if first != last:
            yield Route(arc, leave, enter, (first, ("h", 2 * source.row), last))
    channels = {source.rank, source.rank + 1, target.rank, target.rank + 1}
    for channel in sorted(channels):
        if _beside(leave, channel) and _beside(enter, channel):
            yield Route(arc, leave, enter, (*ends[0], ("v", channel), *ends[1]))


def _plumb(grid: Grid, arc: Arc, leave: Port, enter: Port) -> Iterator[Route]:
    source, target = leave.spot, enter.spot
    down = target.row > source.row
    facing = leave.side == ("bottom" if down else "top") and enter.side != leave.side
    if facing and source.rank == target.rank and leave.place[0] == enter.place[0]:
        rows = sorted((source.row, target.row))
        if grid.empty_upright(source.rank, rows[0] + 1, rows[1] - 1, arc.id, leave.place[0]):
            yield Route(arc, leave, enter, ())


def _to_frame(grid: Grid, arc: Arc, spot: Spot, frame: str) -> Iterator[Route]:
    """Straight up or down to the frame, or beside the column."""
    up = frame == ABOVE
    rows = (0, spot.row - 1) if up else (spot.row + 1, grid.rows - 1)
    for port in _loose_ports(grid, spot):
        facing = port.upright and (port.side == "top") == up
        if facing and grid.empty_upright(spot.rank, *rows, arc.id, port.place[0]):
            yield Route(arc, port, None, (), frame)
        line: Line = ("h", 2 * spot.row + (0 if port.side == "top" else 1))
        for channel in (spot.rank, spot.rank + 1):
            if _beside(port, channel):
                first = (line,) if port.upright else ()
                yield Route(arc, port, None, (*first, ("v", channel)), frame)


def _loose_ports(grid: Grid, spot: Spot) -> list[Port]:
    """Where messages and associations may end: away from the middle, which is for flows."""
    shift = 0.0 if spot.knee else min(12.0, spot.box.width / 4)
    ports = [
        Port(spot, side, offset)
        for side in ("top", "bottom")
        if side in spot.sides
        for offset in ((0.0,) if spot.knee else (0.0, -shift, shift))
    ]
    if spot.knee:
        flanks = _flanks(spot, 0.0)
        choice = (ports, flanks)
        free = [[port for port in some if _free_port(grid, port)] for some in choice]
        return free[0] or free[1] or flanks
    ports = [port for port in ports if _free_port(grid, port)]
    return ports + _flanks(spot, min(_SIDE, spot.box.height / 2 - 6))


def _flanks(spot: Spot, offset: float) -> list[Port]:
    sides = [side for side in ("right", "left") if side in spot.sides]
    return [Port(spot, side, offset) for side in sides] or [Port(spot, "bottom")]


def _turned(grid: Grid, spot: Spot, side: str, arc: Arc, way: str) -> Port | None:
    """The port of a line that leaves or enters up or down, if it may."""
    if side not in spot.sides:
        return None
    shift = 0.0 if spot.knee else min(_SIDE, spot.box.width / 4) * (1 if way == "out" else -1)
    port = Port(spot, side, shift)
    return port if not spot.knee or _open(grid, port, arc, way) else None


def _open(grid: Grid, port: Port, arc: Arc, way: str) -> bool:
    """Whether a place at a shape is there and free, or used the same way."""
    if port.side not in port.spot.sides:
        return False
    wanted = use(arc, way)
    return grid.corners.get(corner(port), wanted) == wanted


def _free_port(grid: Grid, port: Port) -> bool:
    return corner(port) not in grid.corners


def _beside(port: Port, channel: int) -> bool:
    """Whether a line from this port can reach the channel without crossing its own column."""
    if port.upright:
        return True
    return channel == _flank(port)


def _flank(port: Port) -> int:
    """The upright channel beside a port at the left or right."""
    return port.spot.rank + (1 if port.side == "right" else 0)


def _channels(source: Spot, target: Spot) -> list[Line]:
    rows = dict.fromkeys((source.row, target.row))
    return [("h", 2 * row + level) for row in rows for level in (0, 1)]
