"""From grid to pixels: widths of columns, heights of rows, tracks, and the points of lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.formats.bpmn.layout.grid import ABOVE, Grid, Line, Port, Route
from workbench.formats.bpmn.layout.tracks import Key, Tracks, net_keys

TRACK, GUTTER, MARGIN, AIR = 10.0, 32.0, 20.0, 14.0
ROW_AIR, LANE_AIR, LEAST_LANE, WASTE = 7.0, 6.0, 60.0, 1.3

Point = tuple[float, float]


@dataclass(frozen=True)
class Band:
    """The rows of one lane: how many, and the pixels between it and the band above."""

    rows: int
    gap: float = 0.0
    pool: int = 0


@dataclass(frozen=True)
class Placed:
    """Where columns, rows and channels are. `bands` are (top, bottom)."""

    columns: list[float]
    levels: list[float]
    bands: list[tuple[float, float]]
    tracks: dict[tuple[Line, Key], float]
    width: float
    height: float

    def centre(self, rank: int, row: int) -> Point:
        """The centre of a cell."""
        return self.columns[rank], self.levels[row]

    def at(self, port: Port) -> Point:
        """Where a port is."""
        x, y = self.centre(port.spot.rank, port.spot.row)
        dx, dy = port.place
        return x + dx, y + dy


def place(
    grid: Grid, routes: Sequence[Route], tracks: Tracks, bands: Sequence[Band], waste: float = WASTE
) -> Placed:
    """Coordinates for everything in the grid, from (0, 0)."""
    columns, upright, width = _across(grid, routes, tracks)
    levels, level, spans = _down(grid, tracks, bands, waste)
    starts = {("v", n): x for n, x in enumerate(upright)} | {
        ("h", n): y for n, y in enumerate(level)
    }
    found = {
        (line, key): starts[line] + TRACK * track for (line, key), track in tracks.track.items()
    }
    return Placed(columns, levels, spans, found, width, spans[-1][1] if spans else 0.0)


def points(
    placed: Placed, routes: Sequence[Route], frames: tuple[float, float]
) -> dict[str, tuple[Point, ...]]:
    """The way points of every route; `frames` are the levels of the upper and lower frame."""
    keys = net_keys(routes)
    found: dict[str, tuple[Point, ...]] = {}
    for route in routes:
        way = [placed.at(route.source)]
        for number, line in enumerate(route.lines):
            value = placed.tracks[line, keys[route.arc.id][number]]
            x, y = way[-1]
            way.append((value, y) if line[0] == "v" else (x, value))
        x, y = way[-1]
        if route.target is None:
            way.append((x, frames[0] if route.frame == ABOVE else frames[1]))
        else:
            end = placed.at(route.target)
            way += [(end[0], y) if route.target.upright else (x, end[1]), end]
        found[route.arc.id] = straightened(way)
    return found


def straightened(way: Iterable[Point]) -> tuple[Point, ...]:
    """The points without repetitions and without those in the middle of a straight line."""
    kept: list[Point] = []
    for point in way:
        if kept and abs(kept[-1][0] - point[0]) < 1e-6 and abs(kept[-1][1] - point[1]) < 1e-6:
            continue
        if len(kept) > 1 and any(
            abs(kept[-2][axis] - kept[-1][axis]) < 1e-6 and abs(kept[-1][axis] - point[axis]) < 1e-6
            for axis in (0, 1)
        ):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _across(
    grid: Grid, routes: Sequence[Route], tracks: Tracks
) -> tuple[list[float], list[float], float]:
    left, right = [10.0] * grid.ranks, [10.0] * grid.ranks
    for item in grid.items.values():
        for box in item.boxes():
            left[item.rank] = max(left[item.rank], -box.x)
            right[item.rank] = max(right[item.rank], box.x + box.width)
    before, after = _room_for_words(routes, right)
    x, columns, upright = 0.0, [], []
    for channel in range(grid.ranks + 1):
        edge = channel in (0, grid.ranks)
        count = tracks.count.get(("v", channel), 0)
        lines = TRACK * (count - 1) + 2 * AIR if count else 0.0
        words = before.get(channel, 0.0) + after.get(channel, 0.0)
        wide = max(MARGIN if edge else GUTTER, lines + words)
        upright.append(x + before.get(channel, 0.0) + (wide - lines - words) / 2 + AIR)
        x += wide
        if channel < grid.ranks:
            columns.append(x + left[channel])
            x += left[channel] + right[channel]
    return columns, upright, x


def _room_for_words(
    routes: Sequence[Route], right: Sequence[float]
) -> tuple[dict[int, float], dict[int, float]]:
    """Room in upright channels for the words on lines: before and after the tracks."""
    shared = Counter(
        route.source.spot.id for route in routes if route.arc.flow and not route.source.upright
    )
    before: dict[int, float] = {}
    after: dict[int, float] = {}
    for route in routes:
        wide, source = route.arc.words[0], route.source
        if not wide or not route.arc.flow:
            continue
        rank = source.spot.rank
        space = right[rank]
        if source.upright:
            need, side = wide + 12 - space, before
        elif shared[source.spot.id] > 1:
            need, side = wide + 4.0, after
        else:
            need, side = wide + 16 - (space - source.spot.box.width / 2), before
        if not source.upright or not route.lines:
            side[rank + 1] = max(side.get(rank + 1, 0.0), need)
    return before, after


def _down(
    grid: Grid, tracks: Tracks, bands: Sequence[Band], waste: float
) -> tuple[list[float], list[float], list[tuple[float, float]]]:
    above, below = [0.0] * grid.rows, [0.0] * grid.rows
    for item in grid.items.values():
        for box in item.boxes():
            above[item.row] = max(above[item.row], -box.y)
            below[item.row] = max(below[item.row], box.y + box.height)
    channel = [
        ROW_AIR if not count else 2 * ROW_AIR + TRACK * (count - 1)
        for count in (tracks.count.get(("h", number), 0) for number in range(2 * grid.rows))
    ]
    rows = [
        channel[2 * row] + above[row] + below[row] + channel[2 * row + 1]
        for row in range(grid.rows)
    ]
    heights = _heights(rows, bands, waste)
    levels: list[float] = []
    starts: list[float] = []
    spans: list[tuple[float, float]] = []
    y, row = 0.0, 0
    for band, height in zip(bands, heights, strict=True):
        y += band.gap
        own = rows[row : row + band.rows]
        spans.append((y, y + height))
        at = y + (height - sum(own)) / 2
        for high in own:
            levels.append(at + channel[2 * row] + above[row])
            starts += [at + ROW_AIR, levels[-1] + below[row] + ROW_AIR]
            at, row = at + high, row + 1
        y += height
    return levels, starts, spans


def _heights(rows: Sequence[float], bands: Sequence[Band], waste: float) -> list[float]:
    """Equal heights in a pool, where that costs at most `waste` times the least height.

    Otherwise all lanes get the greatest common least height that keeps to this limit, and those
    that need more get what they need.
    """
    needs: list[float] = []
    row = 0
    for band in bands:
        need = sum(rows[row : row + band.rows]) + 2 * LANE_AIR
        needs.append(max(need, LEAST_LANE))
        row += band.rows
    heights = list(needs)
    for pool in {band.pool for band in bands}:
        own = [place for place, band in enumerate(bands) if band.pool == pool]
        total = sum(needs[place] for place in own)
        for level in sorted({needs[place] for place in own}, reverse=True):
            if sum(max(level, needs[place]) for place in own) <= waste * total:
                for place in own:
                    heights[place] = max(level, needs[place])
                break
    return heights
