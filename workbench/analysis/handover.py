"""How often a case changes hands.

A hand-off is a flow between steps that different parties do, times its expected traversals.
What was inserted for one table row counts as that row. A message flow between the steps of
two pools counts as often as its sender is visited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.analysis.tallies import expected
from workbench.analysis.visits import AS_DRAWN, Visits
from workbench.model.amount import Count
from workbench.model.element import FlowNode
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
    """All hand-offs of one case, outside parties included; `pairs` by falling count."""

    total: Quantity[Count]
    pairs: tuple[Handover, ...]
    ping_pong: tuple[PingPong, ...]


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
    return Handovers(_count(crossings), tuple(found), tuple(_ping_pong(found)))


def _count(crossings: list[_Crossing]) -> Quantity[Count]:
    total = sum(crossing.count for crossing in crossings)
    return expected(Count, total, (crossing.evidence for crossing in crossings), AS_DRAWN)


def _sequence_flows(process: Process, visits: Visits) -> Iterator[_Crossing]:
    rows = _rows(process)
    for flow in process.flows:
        if flow.id not in visits.flows:
            continue
        ends = [rows[end] for end in (flow.source, flow.target)]
        evidence = visits.evidence.get(flow.id)
        yield from _crossing(process, flow.id, ends, visits.flows[flow.id], evidence)


def _message_flows(process: Process, visits: Visits) -> Iterator[_Crossing]:
    for message in process.message_flows:
        ends = [process.by_id.get(end) for end in (message.source, message.target)]
        source, target = ends
        if source is None or target is None or source.id not in visits.nodes:
            continue
        if source.process != target.process:
            count, evidence = visits.nodes[source.id], visits.evidence.get(source.id)
            yield from _crossing(process, message.id, [source, target], count, evidence)


def _crossing(
    process: Process, flow: str, ends: list[FlowNode], count: float, evidence: Evidence | None
) -> Iterator[_Crossing]:
    source, target = (process.who(end) for end in ends)
    if source and target and source != target and count > 0:
        yield _Crossing(flow, source, target, count, evidence)


def _rows(process: Process) -> dict[str, FlowNode]:
    """For each node the one that stands for its table row."""
    return {node.id: process.by_id.get(node.attributes.row, node) for node in process.nodes}


def _ping_pong(pairs: list[Handover]) -> Iterator[PingPong]:
    by_pair = {(pair.source, pair.target): pair for pair in pairs}
    for (source, target), there in by_pair.items():
        back = by_pair.get((target, source))
        if back and source < target:
            lesser = min(there.count, back.count, key=lambda count: count.usual.value)
            grounds = (there.count.evidence, back.count.evidence)
            yield PingPong(source, target, expected(Count, lesser.usual.value, grounds, AS_DRAWN))
