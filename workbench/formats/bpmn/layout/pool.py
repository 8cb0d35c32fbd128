"""Pools and lanes: which rows are whose, and the bands around what was placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.formats.bpmn.layout.grid import ABOVE, BELOW
from workbench.formats.bpmn.layout.item import LABEL_ROOM
from workbench.formats.bpmn.layout.level import Drawn
from workbench.formats.bpmn.layout.plan import TOP, Plan, lead_out
from workbench.formats.bpmn.layout.plan import connect as connect_nodes
from workbench.formats.bpmn.layout.text import box
from workbench.model.diagram import Bounds, Shape
from workbench.model.element import Lane, MessageFlow, Participant
from workbench.model.process import Process

HEADER, THIN, POOL_GAP = 30.0, 60.0, 44.0


@dataclass(frozen=True)
class Pool:
    """A pool of nodes: its participant (None where the process has none) and its leaf lanes."""

    participant: Participant | None
    lanes: tuple[Lane | None, ...]


@dataclass(slots=True)
class Bands:
    """The pools from top to bottom: thin ones above, those with nodes, thin ones below."""

    above: list[Participant] = field(default_factory=list)
    pools: list[Pool] = field(default_factory=list)
    below: list[Participant] = field(default_factory=list)
    depth: dict[str, int] = field(default_factory=dict)

    @property
    def indent(self) -> float:
        """The room for names at the left of everything."""
        named = any(pool.participant for pool in self.pools) or self.above or self.below
        return HEADER * bool(named) + HEADER * max(self.depth.values(), default=0)


def bands(plan: Plan) -> Bands:
    """Sort pools and lanes, and the nodes of the top level into them."""
    process, level = plan.process, plan.levels[TOP]
    made = Bands()
    lanes = _lanes(plan)
    made.depth = {lane.id: _depth(process, lane) for lane in lanes}
    _pools(plan, made, lanes)
    thin = [pool for pool in process.participants if not _has_nodes(plan, made, pool)]
    made.above, made.below = thin[::2], thin[1::2]
    if not made.pools and not level.items:
        made.above, made.below = thin, []
    flat = [(place, lane) for place, pool in enumerate(made.pools) for lane in pool.lanes]
    flat = flat or [(0, None)]
    level.pools = [place for place, _ in flat]
    level.gaps = [
        POOL_GAP if place and flat[place - 1][0] != flat[place][0] else 0.0
        for place in range(len(flat))
    ]
    _sort_nodes(plan, made, flat)
    return made


def _lanes(plan: Plan) -> list[Lane]:
    """The leaf lanes, without those that hold only what is inside sub-processes."""
    process = plan.process
    parents = {lane.parent for lane in process.lanes}
    used: dict[str, bool] = {}
    for node in process.nodes:
        if node.lane:
            used[node.lane] = used.get(node.lane, False) or plan.scope[node.id] == TOP
    return [lane for lane in process.lanes if lane.id not in parents and used.get(lane.id, True)]


def _depth(process: Process, lane: Lane) -> int:
    seen = [lane.id]
    while lane.parent in process.lanes_by_id and lane.parent not in seen:
        lane = process.lanes_by_id[lane.parent or ""]
        seen.append(lane.id)
    return len(seen)


def _pools(plan: Plan, made: Bands, lanes: list[Lane]) -> None:
    process = plan.process
    top = [node for node in process.nodes if plan.scope[node.id] == TOP]
    keys = dict.fromkeys([*(lane.process for lane in lanes), *(node.process for node in top)])
    by_process = {pool.process: pool for pool in process.participants if pool.process is not None}
    ordered = [
        *(key for key in by_process if key in keys),
        *(k for k in keys if k not in by_process),
    ]
    for key in ordered:
        own = tuple(lane for lane in lanes if lane.process == key)
        made.pools.append(Pool(by_process.get(key), own or (None,)))


def _has_nodes(plan: Plan, made: Bands, pool: Participant) -> bool:
    return any(one.participant is pool for one in made.pools)


def _sort_nodes(plan: Plan, made: Bands, flat: list[tuple[int, Lane | None]]) -> None:
    """The band of every item: its lane's, else the first of its pool, else its neighbour's."""
    level, process = plan.levels[TOP], plan.process
    by_lane = {lane.id: place for place, (_, lane) in enumerate(flat) if lane is not None}
    owners = [made.pools[pool].participant if made.pools else None for pool, _ in flat]
    keys = [owner.process if owner else None for owner in owners]
    for name in level.items:
        node = process.by_id.get(name)
        if node is None:
            continue
        default = keys.index(node.process) if node.process in keys else _unnamed(keys)
        level.lane[name] = by_lane.get(_leaf(process, node.lane), default)


def _unnamed(keys: list[str | None]) -> int:
    return keys.index(None) if None in keys else 0


def _leaf(process: Process, lane: str | None) -> str:
    """The first leaf inside a lane."""
    seen: set[str] = set()
    while lane and lane not in seen:
        seen.add(lane)
        inner = next((one.id for one in process.lanes if one.parent == lane), None)
        if inner is None:
            break
        lane = inner
    return lane or ""


def connect_messages(plan: Plan, made: Bands) -> dict[str, str]:
    """Put messages with a node at one end into the plan; which pool each leads to."""
    pools = {pool.id for pool in plan.process.participants}
    above = {pool.id for pool in made.above}
    led: dict[str, str] = {}
    for message in plan.process.message_flows:
        words = box(message.name, LABEL_ROOM)
        ends = (message.source, message.target)
        if all(end in plan.scope for end in ends):
            connect_nodes(plan, message.id, *ends, words)
        elif message.source in plan.scope and message.target in pools:
            frame = ABOVE if message.target in above or _higher(plan, made, *ends) else BELOW
            lead_out(plan, message.id, message.source, frame, words, out=True)
            led[message.id] = message.target
        elif message.target in plan.scope and message.source in pools:
            frame = ABOVE if message.source in above or _higher(plan, made, *ends[::-1]) else BELOW
            lead_out(plan, message.id, message.target, frame, words, out=False)
            led[message.id] = message.source
    return led


def _higher(plan: Plan, made: Bands, node: str, pool: str) -> bool:
    """Whether a pool with nodes stands above the pool of a node."""
    own = plan.process.by_id[node].process if node in plan.process.by_id else ""
    order = [one.participant for one in made.pools]
    places = [i for i, one in enumerate(order) if one is not None and one.id == pool]
    mine = [i for i, one in enumerate(order) if one is not None and one.process == own]
    return bool(places) and bool(mine) and places[0] <= mine[0]


def pool_shapes(process: Process, made: Bands, drawn: Drawn) -> Iterator[Shape]:
    """The shapes of pools and lanes around the content, whose left upper corner is (0, 0)."""
    left, right = -made.indent, max(drawn.width, 300.0 if not made.pools else 0.0)
    wide = right - left
    bottom = drawn.bands[-1][1] if drawn.bands and made.pools else 0.0
    for place, pool in enumerate(reversed(made.above)):
        y = -(place + 1) * (POOL_GAP + THIN)
        yield Shape(pool.id, Bounds(left, y, wide, THIN))
    number = 0
    for one in made.pools:
        spans = drawn.bands[number : number + len(one.lanes)]
        number += len(one.lanes)
        inside = left
        if one.participant is not None:
            box_ = Bounds(left, spans[0][0], wide, spans[-1][1] - spans[0][0])
            yield Shape(one.participant.id, box_)
            inside = left + HEADER
        elif made.above or made.below or any(pool.participant for pool in made.pools):
            inside = left + HEADER
        lanes = dict(zip(one.lanes, spans, strict=True))
        yield from _lane_shapes(process, lanes, inside, right)
    for place, pool in enumerate(made.below):
        y = bottom + POOL_GAP + place * (POOL_GAP + THIN)
        yield Shape(pool.id, Bounds(left, y, wide, THIN))


def _lane_shapes(
    process: Process, lanes: dict[Lane | None, tuple[float, float]], left: float, right: float
) -> Iterator[Shape]:
    around: dict[str, list[tuple[float, float]]] = {}
    level: dict[str, int] = {}
    for lane, span in lanes.items():
        chain: list[str] = []
        while lane is not None and lane.id not in chain:
            chain.insert(0, lane.id)
            lane = process.lanes_by_id.get(lane.parent or "")
        for place, key in enumerate(chain):
            around.setdefault(key, []).append(span)
            level[key] = place
    for key, spans in around.items():
        x, top = left + HEADER * level[key], min(span[0] for span in spans)
        yield Shape(key, Bounds(x, top, right - x, max(span[1] for span in spans) - top))


def between_pools(
    message: MessageFlow, pools: dict[str, Bounds]
) -> tuple[tuple[float, float], ...]:
    """A message between two pools as such: an upright line at their right ends."""
    source, target = pools[message.source], pools[message.target]
    x = source.x + source.width - 8
    down = target.y > source.y
    start = source.y + source.height if down else source.y
    return (x, start), (x, target.y if down else target.y + target.height)
