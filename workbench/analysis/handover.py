"""How often a case changes hands.

A hand-off is a flow between steps that different parties do, times its expected traversals.
What was inserted for one table row counts as that row; a node that nobody does belongs to a
neighbour. A message flow between the steps of
two pools counts as often as its sender is visited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.analysis.tallies import expected
from workbench.analysis.visits import AS_DRAWN, Visits
from workbench.model.amount import Count
from workbench.model.element import Activity
from workbench.model.evidence import Evidence, Quantity
from workbench.model.process import Process


@dataclass(frozen=True)
class Handover:
    """The expected hand-offs of one case from one party to another, and the flows they use."""

    source: str
    target: str
    count: Quantity[Count]
    flows: tuple[str, ...]


@dataclass(frozen=True)
class PingPong:
    """Two parties between whom a case goes there and back: the lesser of both directions."""

    one: str
    other: str
    count: Quantity[Count]


@dataclass(frozen=True)
class Handovers:
    """All hand-offs of one case; `pairs` by falling count.

    `total` is the sum of `within` (both ends belong to the agency) and `outside`. The three are
    None where nobody is said to do any step. `unowned` are the activities that nobody is said
    to do where others have somebody.
    """

    total: Quantity[Count] | None
    within: Quantity[Count] | None
    outside: Quantity[Count] | None
    pairs: tuple[Handover, ...]
    ping_pong: tuple[PingPong, ...]
    unowned: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Crossing:
    flow: str
    source: str
    target: str
    count: float
    evidence: Evidence | None


def handovers(process: Process, visits: Visits) -> Handovers:
    """The expected hand-offs of one case; flows with unknown traversals count as nothing."""
    crossings = [*_sequence_flows(process, visits), *_message_flows(process, visits)]
    pairs: dict[tuple[str, str], list[_Crossing]] = {}
    for crossing in crossings:
        pairs.setdefault((crossing.source, crossing.target), []).append(crossing)
    found = [
        Handover(*pair, _count(group), tuple(crossing.flow for crossing in group))
        for pair, group in pairs.items()
    ]
    found.sort(key=lambda pair: -pair.count.usual.value)
    unowned = [n.id for n in process.nodes if isinstance(n, Activity) and not process.who(n)]
    if not any(process.who(node) for node in process.nodes):
        return Handovers(None, None, None, (), (), tuple(unowned))
    parties = set(process.parties)
    outside = [each for each in crossings if parties & {each.source, each.target}]
    within = [each for each in crossings if not parties & {each.source, each.target}]
    return Handovers(
        _count(crossings),
        _count(within),
        _count(outside),
        tuple(found),
        tuple(_ping_pong(found)),
        tuple(unowned),
    )


def _count(crossings: list[_Crossing]) -> Quantity[Count]:
    total = sum(crossing.count for crossing in crossings)
    return expected(Count, total, (crossing.evidence for crossing in crossings), AS_DRAWN)


def _sequence_flows(process: Process, visits: Visits) -> Iterator[_Crossing]:
    owner = owners(process)
    for flow in process.flows:
        source, target = owner.get(flow.source, ""), owner.get(flow.target, "")
        count = visits.flows.get(flow.id, 0.0)
        if source and target and source != target and count > 0:
            yield _Crossing(flow.id, source, target, count, visits.evidence.get(flow.id))


def _message_flows(process: Process, visits: Visits) -> Iterator[_Crossing]:
    for message in process.message_flows:
        ends = [process.by_id.get(end) for end in (message.source, message.target)]
        source, target = ends
        if source is None or target is None or source.process == target.process:
            continue
        one, other, count = process.who(source), process.who(target), visits.nodes.get(source.id)
        if one and other and one != other and count:
            yield _Crossing(message.id, one, other, count, visits.evidence.get(source.id))


def owners(process: Process) -> dict[str, str]:
    """Who has the case at each node.

    What was made for a table row belongs to who does the row. A node that nobody does belongs to
    the one before it, or, where paths meet or begin, to the one after it.
    """
    rows = {node.id: process.by_id.get(node.attributes.row, node) for node in process.nodes}
    owner = {key: process.who(row) for key, row in rows.items()}
    nobody = [key for key, who in owner.items() if not who]
    while nobody:
        found = {key: who for key in nobody if (who := _neighbour(process, key, owner))}
        if not found:
            break
        owner.update(found)
        nobody = [key for key in nobody if key not in found]
    return owner


def _neighbour(process: Process, node: str, owner: Mapping[str, str]) -> str:
    before, after = process.incoming(node), process.outgoing(node)
    if len(before) == 1:
        return owner.get(before[0].source, "")
    return owner.get(after[0].target, "") if len(after) == 1 else ""


def _ping_pong(pairs: list[Handover]) -> Iterator[PingPong]:
    by_pair = {(pair.source, pair.target): pair for pair in pairs}
    for (source, target), there in by_pair.items():
        back = by_pair.get((target, source))
        if back and source < target:
            lesser = min(there.count, back.count, key=lambda count: count.usual.value)
            grounds = (there.count.evidence, back.count.evidence)
            yield PingPong(source, target, expected(Count, lesser.usual.value, grounds, AS_DRAWN))
