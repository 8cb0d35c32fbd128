"""Pools, lanes and messages: who does the steps inside, and who outside is spoken with."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.formats.step_table.phrases import slug
from workbench.formats.step_table.row import Row
from workbench.model.element import (
    Activity,
    Event,
    FlowNode,
    Lane,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    Task,
    TaskType,
)

POOL = "pool_agency"


@dataclass
class Ids:
    """Hands out ids that are used once in a file."""

    taken: set[str] = field(default_factory=set)

    def claim(self, wanted: str, mark: str = "_") -> str:
        """The id, with a number behind it where it is taken already."""
        key, number = wanted, 2
        while key in self.taken:
            key, number = f"{wanted}{mark}{number}", number + 1
        self.taken.add(key)
        return key


def lanes(rows: Sequence[Row], process: str, ids: Ids) -> tuple[tuple[Lane, ...], list[str]]:
    """A lane for each role of the agency, and for each row the id of its lane.

    A row of an outside party stands in the lane of the agency row that leads to it, the fewest
    steps before it; a row that nothing of the agency leads to in that of the first one behind
    it. Where all are outside there is one lane of the first one's name.
    """
    names = list(dict.fromkeys(row.attributes.who for row in rows if not row.attributes.outside))
    if not names and rows:
        names = [rows[0].attributes.who]
    key = {name: ids.claim(f"lane_{slug(name)}") for name in names}
    made = tuple(Lane(key[name], name, process) for name in names)
    around = _Neighbours(rows)
    return made, [key[around.role(row) or names[0]] for row in rows]


class _Neighbours:
    """What leads to a row and what follows it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = {row.id: row for row in rows}
        self.after = {row.id: [way.target for way in row.then] for row in rows}
        self.before: dict[str, list[str]] = {}
        for row in rows:
            for way in row.then:
                self.before.setdefault(way.target, []).append(row.id)

    def role(self, row: Row) -> str:
        """The role of the agency in whose lane a row stands, "" where there is none."""
        if not row.attributes.outside:
            return row.attributes.who
        host = self.rows.get(row.kind.at)
        if host and not host.attributes.outside:
            return host.attributes.who
        return self._nearest(row.id, self.before) or self._nearest(row.id, self.after)

    def _nearest(self, start: str, links: dict[str, list[str]]) -> str:
        seen, waiting = {start}, deque([start])
        while waiting:
            for key in links.get(waiting.popleft(), ()):
                if key in seen or key not in self.rows:
                    continue
                if not self.rows[key].attributes.outside:
                    return self.rows[key].attributes.who
                seen.add(key)
                waiting.append(key)
        return ""


def participants(rows: Sequence[Row], name: str, process: str, ids: Ids) -> tuple[Participant, ...]:
    """The agency's pool and a black box for each outside party."""
    agency = Participant(ids.claim(POOL), name, process)
    who = dict.fromkeys(row.attributes.who for row in rows if row.attributes.outside)
    return (agency, *(Participant(ids.claim(f"party_{slug(one)}"), one) for one in who))


def messages(
    nodes: Sequence[FlowNode],
    flows: Sequence[SequenceFlow],
    parties: Sequence[Participant],
    ids: Ids,
) -> tuple[MessageFlow, ...]:
    """What goes between the agency and the parties.

    From a party to its starts and receive tasks, to a party from its ends, and from the
    agency's send tasks to whom they are meant for (`_recipients`).
    """
    pool = {party.name: party.id for party in parties if party.process is None}
    recipient = _recipients(nodes, flows, pool)
    found: list[MessageFlow] = []
    for node in nodes:
        party = pool.get(node.attributes.who, "") if node.attributes.outside else ""
        if party and _arrives(node):
            found.append(MessageFlow(ids.claim(f"m_{node.id}"), party, node.id))
        elif party and isinstance(node, Event) and node.position is Position.END:
            found.append(MessageFlow(ids.claim(f"m_{node.id}"), node.id, party))
        elif not node.attributes.outside and _is(node, TaskType.SEND) and (to := recipient(node)):
            found.append(MessageFlow(ids.claim(f"m_{node.id}"), node.id, to))
    return tuple(found)


def _arrives(node: FlowNode) -> bool:
    start = isinstance(node, Event) and node.position is Position.START and bool(node.definitions)
    return start or _is(node, TaskType.RECEIVE)


def _is(node: FlowNode, kind: TaskType) -> bool:
    return isinstance(node, Task) and node.type is kind


def _recipients(
    nodes: Sequence[FlowNode], flows: Sequence[SequenceFlow], pool: dict[str, str]
) -> Callable[[FlowNode], str]:
    """For a sending node the pool it sends to, "" where that is nobody outside.

    The first outside party among those who come next; nobody where only other roles of the
    agency come next (it writes to them); else the only party there is.
    """
    by_id = {node.id: node for node in nodes}
    onward: dict[str, list[FlowNode]] = {}
    for flow in flows:
        if flow.target in by_id:
            onward.setdefault(flow.source, []).append(by_id[flow.target])
    only = next(iter(pool.values())) if len(pool) == 1 else ""

    def recipient(node: FlowNode) -> str:
        following = list(_next_people(node, onward))
        outside = [one for one in following if one.attributes.outside]
        if outside:
            return pool.get(outside[0].attributes.who, "")
        colleagues = bool(following) and all(one.lane != node.lane for one in following)
        return "" if colleagues else only

    return recipient


def _next_people(node: FlowNode, onward: dict[str, list[FlowNode]]) -> Iterator[FlowNode]:
    """The next nodes at which somebody does or gets something: gateways and events between are
    looked through."""
    seen, waiting = {node.id}, deque([node.id])
    while waiting:
        for one in onward.get(waiting.popleft(), ()):
            if one.id in seen:
                continue
            seen.add(one.id)
            if one.attributes.outside or isinstance(one, Activity):
                yield one
            else:
                waiting.append(one.id)
