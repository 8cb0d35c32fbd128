"""What is drawn on which level: nodes, data, remarks and lines sorted into sub-processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.formats.bpmn.layout.grid import ABOVE, Arc
from workbench.formats.bpmn.layout.item import crown, of_data, of_node, of_remark
from workbench.formats.bpmn.layout.level import Level
from workbench.formats.bpmn.layout.text import box
from workbench.model.element import (
    Annotation,
    DataObject,
    Event,
    Gateway,
    Position,
    SubProcess,
    Task,
)
from workbench.model.process import Process

TOP = ""
FLOW_ROOM = 80.0
Scope = str


@dataclass(slots=True)
class Plan:
    """The levels by the id of their sub-process (`TOP` for the process), deepest first, and where
    every element is. `short` are the lines between an item and what it wears, by id:
    (source, target). `joints` are the pieces of lines through levels: (line, order) by piece."""

    process: Process
    levels: dict[Scope, Level] = field(default_factory=dict)
    scope: dict[str, Scope] = field(default_factory=dict)
    host: dict[str, str] = field(default_factory=dict)
    short: dict[str, tuple[str, str]] = field(default_factory=dict)
    joints: dict[str, tuple[str, int]] = field(default_factory=dict)

    def path(self, element: str) -> list[tuple[Scope, str]]:
        """The levels from an element outwards, with what contains it there."""
        found = [(self.scope[element], element)]
        while found[-1][0] != TOP:
            around = found[-1][0]
            found.append((self.scope[around], around))
        return found

    def item(self, element: str) -> str:
        """The item that an element hangs on, or itself."""
        return self.host.get(element, element)


def plan(process: Process) -> Plan:
    """Sort the elements of a process; lines with an end that is not there are left out."""
    made = Plan(process)
    parents = {node.parent for node in process.nodes}
    known = process.by_id
    for node in process.nodes:
        made.scope[node.id] = node.parent if node.parent in known and node.parent else TOP
    _cut_circles(made)
    depths = {scope: len(made.path(scope)) for scope in made.scope if scope in parents}
    for scope in sorted(depths, key=lambda scope: -depths[scope]):
        made.levels[scope] = Level()
    made.levels[TOP] = Level()
    _nodes(made)
    _wear(made)
    _flows(made)
    return made


def _cut_circles(made: Plan) -> None:
    for start in list(made.scope):
        seen, element = {start}, made.scope[start]
        while element != TOP:
            if element in seen:
                made.scope[start] = TOP
                break
            seen.add(element)
            element = made.scope[element]


def _nodes(made: Plan) -> None:
    process = made.process
    starts_first = sorted(
        process.nodes,
        key=lambda node: not (isinstance(node, Event) and node.position is Position.START),
    )
    for node in starts_first:
        if isinstance(node, Event) and _host(made, node):
            made.host[node.id] = node.attached_to or ""
            continue
        level = made.levels[made.scope[node.id]]
        events = () if node.id in made.levels else boundary(made, node.id)
        level.items[node.id] = of_node(node, events)
        level.lane[node.id] = 0


def _host(made: Plan, event: Event) -> bool:
    host = made.process.by_id.get(event.attached_to or "")
    return (
        host is not None
        and not isinstance(host, Event)
        and made.scope[host.id] == made.scope[event.id]
    )


def boundary(made: Plan, node: str) -> tuple[Event, ...]:
    """The events on the border of an activity, where it is drawn beside them."""
    return tuple(event for event in made.process.boundary(node) if _host(made, event))


def _wear(made: Plan) -> None:
    """Data and remarks: above the one node they belong to, else in a cell of their own."""
    process = made.process
    worn: dict[str, list[DataObject | Annotation]] = {}
    for thing, users in _things(made):
        host = made.item(users[0]) if users else ""
        if len(users) == 1 and users[0] == host and len(worn.get(host, ())) < _room(made, host):
            worn.setdefault(host, []).append(thing)
            made.host[thing.id] = host
            made.scope[thing.id] = made.scope[host]
            continue
        scope = made.scope[host] if host else TOP
        made.scope[thing.id] = scope
        level = made.levels[scope]
        level.items[thing.id] = (
            of_data(thing) if isinstance(thing, DataObject) else of_remark(thing)
        )
        level.near[thing.id] = [made.item(user) for user in users]
        level.lane[thing.id] = 0
    for host, things in worn.items():
        crown(made.levels[made.scope[host]].items[host], things)
    for name, source, target in _ties(process):
        if source in made.scope and target in made.scope:
            _tie(made, name, source, target)


def _things(made: Plan) -> Iterator[tuple[DataObject | Annotation, list[str]]]:
    process = made.process
    users: dict[str, list[str]] = {}
    for link in sorted(process.associations, key=lambda link: not link.writes):
        if link.node in made.scope:
            users.setdefault(link.data, []).append(link.node)
    for thing in process.data:
        yield thing, list(dict.fromkeys(users.get(thing.id, ())))
    for remark in process.annotations:
        yield remark, [about for about in remark.about if about in made.process.by_id]


def _room(made: Plan, host: str) -> int:
    node = made.process.by_id[host]
    if host in made.levels or isinstance(node, SubProcess | Gateway):
        return 0
    return 2 if isinstance(node, Task) else 1


def _ties(process: Process) -> Iterator[tuple[str, str, str]]:
    for link in process.associations:
        ends = (link.node, link.data) if link.writes else (link.data, link.node)
        yield (link.id, *ends)
    for remark in process.annotations:
        for about in remark.about:
            yield f"{remark.id}_about_{about}", remark.id, about


def _tie(made: Plan, name: str, source: str, target: str) -> None:
    if target in (made.host.get(source), source) or made.host.get(target) == source:
        made.short[name] = (source, target)
    else:
        connect(made, name, source, target)


def connect(
    made: Plan, name: str, source: str, target: str, words: tuple[float, float] = (0.0, 0.0)
) -> None:
    """A message or association between two elements, through all the levels between them."""
    ways = (made.path(source), made.path(target))
    scopes = [[scope for scope, _ in way] for way in ways]
    common = next(scope for scope in scopes[0] if scope in scopes[1])
    ends = [_climb(made, name, way, common, order) for way, order in zip(ways, (0, 1), strict=True)]
    if made.item(ends[0]) == made.item(ends[1]):
        return
    made.joints.setdefault(name, (name, 1000))
    made.levels[common].arcs.append(Arc(name, ends[0], ends[1], flow=False, words=words))


def _climb(made: Plan, name: str, way: list[tuple[Scope, str]], common: str, order: int) -> str:
    """Lead a line out of every level below the common one; the name of its end there."""
    end = way[0][1]
    for depth, (scope, _) in enumerate(way):
        if scope == common:
            break
        piece = f"{name}@{'ts'[order == 0]}{depth}"
        made.joints[piece] = (name, depth if order == 0 else 2000 - depth)
        made.levels[scope].arcs.append(Arc(piece, end, ABOVE, flow=False))
        end = f"{piece}@"
    return end


def lead_out(
    made: Plan, name: str, element: str, frame: str, words: tuple[float, float], *, out: bool
) -> None:
    """A message between an element and a pool above or below everything."""
    end = _climb(made, name, made.path(element), TOP, 0 if out else 1)
    made.joints.setdefault(name, (name, 1000))
    ends = (end, frame) if out else (frame, end)
    made.levels[TOP].arcs.append(Arc(name, *ends, flow=False, words=words))


def _flows(made: Plan) -> None:
    process = made.process
    shares: dict[tuple[str, str], float] = {}
    for flow in process.flows:
        if flow.source not in made.scope or flow.target not in made.scope:
            continue
        scope, source, target = _lifted(made, flow.source, flow.target)
        level = made.levels[scope]
        words = box(flow.name, FLOW_ROOM)
        level.arcs.append(Arc(flow.id, source, target, words=words))
        key = (made.item(source), made.item(target))
        level.next.setdefault(key[0], []).append(key[1])
        share = flow.share.usual.value if flow.share else -1.0
        if source in made.host:
            level.lower.add(key)
            share -= 2.0
        shares[key] = max(shares.get(key, -9.0), share)
    for level in made.levels.values():
        for name, targets in level.next.items():
            unique = list(dict.fromkeys(targets))
            unique.sort(key=lambda target: -shares[name, target])
            level.next[name] = unique
            if any(shares[name, target] >= 0 for target in unique):
                level.decided.add(name)


def _lifted(made: Plan, source: str, target: str) -> tuple[Scope, str, str]:
    """The level that contains both ends, and what contains them there."""
    if made.scope[source] == made.scope[target]:
        return made.scope[source], source, target
    one, other = made.path(source), dict(made.path(target))
    return next((scope, end, other[scope]) for scope, end in one if scope in other)
