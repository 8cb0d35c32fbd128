"""What a way over the grid costs, and the marks it leaves in the grid."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.formats.bpmn.layout.grid import ABOVE, Arc, Grid, Line, Port, Route

CORNER, LENGTH, CROSSING, BUSY = 1.0, 0.12, 0.7, 0.15

Stretch = tuple[Line, float, float]


def into_net(arc: Arc) -> str:
    """The lines that may run as one because they end at one place."""
    return f">{arc.target}" if arc.joins else arc.id


def out_net(arc: Arc) -> str:
    """The lines that may run as one because they begin at one place."""
    return f"{arc.source}>" if arc.joins else arc.id


def cost(grid: Grid, way: Route) -> float:
    """Corners, length, lines crossed and lines that run beside it."""
    total = CORNER * _corners(way)
    for line, low, high in stretches(grid, way):
        total += LENGTH * (high - low) / (3 if line[0] == "v" else 2)
        others = grid.load.get(line, ())
        nets = (into_net(way.arc), out_net(way.arc))
        total += BUSY * sum(1 for a, b, net in others if a < high and low < b and net not in nets)
        if line[0] == "v":
            rows = range(int(low) // 3 + 1, (int(high) - 2) // 3 + 1)
            total += CROSSING * sum(grid.gaps.get((line[1], row), 0) for row in rows)
    return total + sum(_cells_crossed(grid, way)) * CROSSING


def note(grid: Grid, way: Route) -> None:
    """Mark the cells, channels and corners that this way uses."""
    nets = {into_net(way.arc), out_net(way.arc)}
    for rank, row in level_cells(way):
        grid.level.setdefault((rank, row), set()).update(nets)
    for gap in _gaps(way):
        grid.gaps[gap] = grid.gaps.get(gap, 0) + 1
    for rank, row, x in upright_cells(grid, way):
        grid.upright.setdefault((rank, row), set()).update((net, x) for net in nets)
    for line, low, high in stretches(grid, way):
        grid.load.setdefault(line, []).append((low, high, out_net(way.arc)))
    for port, way_on in ((way.source, "out"), (way.target, "in")):
        if port is not None and port.side in port.spot.sides:
            grid.corners[corner(port)] = use(way.arc, way_on)


def corner(port: Port) -> tuple[str, str]:
    """The name of a place on the border of a shape."""
    return (port.spot.id, f"{port.side}{port.offset:g}")


def use(arc: Arc, way_on: str) -> str:
    """How a line uses a place: those that say the same there may run as one."""
    if not arc.flow:
        return "loose"
    net = out_net(arc) if way_on == "out" else into_net(arc)
    return f"{way_on} {net}"


def stretches(grid: Grid, way: Route) -> Iterator[Stretch]:
    """The stretch of every channel that the way takes."""
    turns = way.positions(grid.rows)
    for place, line in enumerate(way.lines):
        low, high = sorted((turns[place], turns[place + 2]))
        yield line, low, high


def level_cells(way: Route) -> list[tuple[int, int]]:
    """The cells that the way runs through from left to right, without its ends."""
    source, target = way.source, way.target
    cells: list[tuple[int, int]] = []
    if target is None:
        return cells
    if not source.upright and not way.arc.flow:
        return cells
    if not source.upright:
        stop = way.lines[0][1] if way.lines else target.spot.rank + (1 if target.upright else 0)
        cells += [(rank, source.spot.row) for rank in range(source.spot.rank + 1, stop)]
    if not target.upright and target.side == "left" and (way.lines or source.upright):
        begin = way.lines[-1][1] if way.lines else source.spot.rank
        cells += [(rank, target.spot.row) for rank in range(begin, target.spot.rank)]
    return cells


def _gaps(way: Route) -> set[tuple[int, int]]:
    """The upright channels that the way crosses from left to right."""
    cells = level_cells(way)
    found = {(rank, row) for rank, row in cells} | {(rank + 1, row) for rank, row in cells}
    if not way.lines and way.target is not None and not way.source.upright:
        found.add((way.target.spot.rank, way.source.spot.row))
    return found


def upright_cells(grid: Grid, way: Route) -> list[tuple[int, int, float]]:
    """The cells that the way runs through up or down from its ports, with the offset there."""
    turns = way.positions(grid.rows)
    found: list[tuple[int, int, float]] = []
    ends = [(way.source, turns[1] if way.lines else _level_of_end(grid, way, way.target))]
    if way.target is not None and way.lines:
        ends.append((way.target, turns[-2]))
    elif way.target is not None and way.target.upright and not way.source.upright:
        ends.append((way.target, way.source.spot.level))
    for port, stop in ends:
        if port is not None and port.upright:
            low, high = sorted((float(port.spot.level), stop))
            rows = range(int(low) // 3, int(high) // 3 + 1)
            x = port.place[0]
            touched = [row for row in rows if low < 3 * row + 1.5 and 3 * row + 0.5 < high]
            found += [(port.spot.rank, row, x) for row in touched if row != port.spot.row]
    return found


def _level_of_end(grid: Grid, way: Route, target: Port | None) -> float:
    if target is not None:
        return float(target.spot.level)
    return -1.0 if way.frame == ABOVE else 3.0 * grid.rows + 1


def _corners(way: Route) -> int:
    if way.lines:
        return len(way.lines) + (0 if way.target is None else 1)
    return 0 if way.target is None or way.source.upright == way.target.upright else 1


def _cells_crossed(grid: Grid, way: Route) -> Iterator[int]:
    for rank, row, _ in upright_cells(grid, way):
        yield len(grid.level.get((rank, row), ())) // 2
    for cell in level_cells(way):
        yield len({x for _, x in grid.upright.get(cell, ())})
