"""Tracks: the order of parallel lines in a channel.

Lines that begin or end at one port share a track. A line that comes into the channel from the
left in some row must run left of one that goes on to the right in that row (else they would seem
to be one line); beyond that the order avoids crossings, and lines that do not meet share a track.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from workbench.formats.bpmn.layout.grid import Line, Port, Route

Key = tuple[str, ...]


@dataclass(slots=True)
class Net:
    """Lines that run as one: the stretch, and what joins it on the near (left or upper) side and
    on the far side. `fixed` are the joints at ports."""

    low: float = 1e9
    high: float = -1e9
    near: list[float] = field(default_factory=list)
    far: list[float] = field(default_factory=list)
    fixed_near: set[float] = field(default_factory=set)
    fixed_far: set[float] = field(default_factory=set)


@dataclass(frozen=True)
class Tracks:
    """The track of every line: by channel and key; the number of tracks by channel.

    `stuck` are lines that would have to be on both sides of another.
    """

    track: dict[tuple[Line, Key], int]
    count: dict[Line, int]
    stuck: frozenset[tuple[Line, Key]] = frozenset()


def untangled(routes: Sequence[Route], rows: int) -> tuple[list[Route], Tracks]:
    """The routes and their tracks, where lines that are stuck get a second upright piece."""
    ways = list(routes)
    found = tracks(ways, rows)
    for _ in range(3):
        keys = net_keys(ways)
        changed = [
            _detour(route)
            if len(route.lines) == 1 and (route.lines[0], keys[route.arc.id][0]) in found.stuck
            else route
            for route in ways
        ]
        if changed == ways:
            break
        ways, found = changed, tracks(changed, rows)
    return ways, found


def _detour(route: Route) -> Route:
    """From one track to another in the same channel, between the rows."""
    target = route.target
    if target is None or target.upright or route.source.upright or route.lines[0][0] == "h":
        return route
    row = route.source.spot.row
    level = ("h", 2 * row + (1 if target.spot.row > row else 0))
    return replace(route, lines=(route.lines[0], level, route.lines[0]))


def tracks(routes: Iterable[Route], rows: int) -> Tracks:
    """Give every line of every route its track."""
    routes = list(routes)
    keys = net_keys(routes)
    channels: dict[Line, dict[Key, Net]] = {}
    for route in routes:
        for place, line in enumerate(route.lines):
            nets = channels.setdefault(line, {})
            _join(nets.setdefault(keys[route.arc.id][place], Net()), route, place, rows)
    found: dict[tuple[Line, Key], int] = {}
    count: dict[Line, int] = {}
    stuck: set[tuple[Line, Key]] = set()
    for line, nets in channels.items():
        ordered, unordered = _ordered(line, nets)
        stuck.update((line, key) for key in unordered)
        for key, track in ordered.items():
            found[line, key] = track
            count[line] = max(count.get(line, 0), track + 1)
    return Tracks(found, count, frozenset(stuck))


def net_keys(routes: Iterable[Route]) -> dict[str, list[Key]]:
    """The net of every line of every route, by the id of its arc."""
    routes = [route for route in routes if route.lines]
    starts = Counter(_port(route.source) for route in routes if route.arc.flow)
    ends = Counter(_port(route.target) for route in routes if route.arc.flow)
    keys: dict[str, list[Key]] = {}
    for route in routes:
        own = [("own", route.arc.id, str(place)) for place in range(len(route.lines))]
        found: list[Key] = list(own)
        if route.arc.flow:
            begin, end = _port(route.source), _port(route.target)
            if ends[end] > 1:
                found[-1] = ("in", *end)
            if starts[begin] > 1:
                found[0] = ("out", *begin)
        keys[route.arc.id] = found
    return keys


def _port(port: Port | None) -> Key:
    return () if port is None else (port.spot.id, port.side, f"{port.offset:g}")


def _join(net: Net, route: Route, place: int, rows: int) -> None:
    turns = route.positions(rows)
    after = route.target.beside if route.target else None
    chain = [route.source.beside, *turns, after]
    here = turns[place + 1]
    last = len(route.lines) - 1
    ends = (
        (turns[place], chain[place], place == 0),
        (turns[place + 2], chain[place + 4], place == last and route.target is not None),
    )
    for joint, toward, fixed in ends:
        net.low, net.high = min(net.low, joint), max(net.high, joint)
        if toward is None:
            continue
        side, ports = (net.near, net.fixed_near) if toward < here else (net.far, net.fixed_far)
        side.append(joint)
        if fixed:
            ports.add(joint)


def _ordered(line: Line, nets: dict[Key, Net]) -> tuple[dict[Key, int], list[Key]]:
    """The tracks of a channel, and the nets that had to break the rule."""
    wish = _upright_wish if line[0] == "v" else _level_wish
    keys = list(nets)
    followers = _constraints(nets)
    waiting = Counter(key for targets in followers.values() for key in targets)
    rank = {key: (*wish(nets[key]), place) for place, key in enumerate(keys)}
    heap = [(rank[key], key) for key in keys if not waiting[key]]
    heapq.heapify(heap)
    left = dict.fromkeys(keys)
    order: list[Key] = []
    stuck: list[Key] = []
    while left:
        if heap:
            key = heapq.heappop(heap)[1]
        else:
            key = min(left, key=lambda name: rank[name])
            stuck.append(key)
        if key not in left:
            continue
        del left[key]
        order.append(key)
        for follower in followers.get(key, ()):
            waiting[follower] -= 1
            if not waiting[follower] and follower in left:
                heapq.heappush(heap, (rank[follower], follower))
    return _packed(order, nets, followers), stuck


def _constraints(nets: dict[Key, Net]) -> dict[Key, list[Key]]:
    """For every net those that must come after it."""
    far: dict[float, list[Key]] = {}
    for key, net in nets.items():
        for joint in net.fixed_far:
            far.setdefault(joint, []).append(key)
    return {
        key: list(
            dict.fromkeys(
                other
                for joint in sorted(net.fixed_near)
                for other in far.get(joint, ())
                if other != key
            )
        )
        for key, net in nets.items()
    }


def _packed(
    order: list[Key], nets: dict[Key, Net], followers: dict[Key, list[Key]]
) -> dict[Key, int]:
    track: dict[Key, int] = {}
    least: dict[Key, int] = {}
    for key in order:
        net = nets[key]
        place = least.get(key, 0)
        for other, taken in track.items():
            if taken >= place and nets[other].low <= net.high and net.low <= nets[other].high:
                place = taken + 1
        track[key] = place
        for follower in followers.get(key, ()):
            least[follower] = max(least.get(follower, 0), place + 1)
    return track


def _upright_wish(net: Net) -> tuple[float, float]:
    """Of lines that go down the upper ones run further right, of those that go up the lower."""
    near = sum(net.near) / len(net.near) if net.near else net.low
    far = sum(net.far) / len(net.far) if net.far else net.high
    return (-near, -far) if far > near else (near - 1e6, far)


def _level_wish(net: Net) -> tuple[float, float]:
    """Arches over arches: what joins from above on top, short ones first; what joins from below
    at the bottom, long ones first."""
    length = net.high - net.low
    if net.near and not net.far:
        return (0.0, length)
    if net.far and not net.near:
        return (2.0, -length)
    return (1.0, net.low)
