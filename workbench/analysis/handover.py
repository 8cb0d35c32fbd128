"""How often a case changes hands.

A hand-off is a flow between steps that different parties do, times its expected traversals.
What was inserted for one table row counts as that row; an event or gateway that nobody does
belongs to a neighbour, in whatever lane it is drawn. A message flow between the steps of two
pools counts as often as its sender is visited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.analysis.containers import drawn_out
from workbench.analysis.passages import link_targets
from workbench.analysis.tallies import expected
from workbench.analysis.visits import AS_DRAWN, Visits
from workbench.model.amount import Count
from workbench.model.element import Activity, Event, FlowNode
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
    owner = owners(process)
    crossings = [
        *_sequence_flows(process, visits, owner),
        *_message_flows(process, visits, owner),
    ]
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


def _sequence_flows(
    process: Process, visits: Visits, owner: Mapping[str, str]
) -> Iterator[_Crossing]:
    first, last = _inside(process, owner)
    for flow in process.flows:
        source = last.get(flow.source) or owner.get(flow.source, "")
        target = first.get(flow.target) or owner.get(flow.target, "")
        count = visits.flows.get(flow.id, 0.0)
        if source and target and source != target and count > 0:
            yield _Crossing(flow.id, source, target, count, visits.evidence.get(flow.id))


def _message_flows(
    process: Process, visits: Visits, owner: Mapping[str, str]
) -> Iterator[_Crossing]:
    for message in process.message_flows:
        ends = [process.by_id.get(end) for end in (message.source, message.target)]
        source, target = ends
        if source is None or target is None or source.process == target.process:
            continue
        one, other = owner.get(source.id, ""), owner.get(target.id, "")
        count = visits.nodes.get(source.id)
        if one and other and one != other and count:
            yield _Crossing(message.id, one, other, count, visits.evidence.get(source.id))


def owners(process: Process) -> dict[str, str]:
    """Who has the case at each node.

    People do activities, and what a table row says somebody does. Any other event or gateway
    belongs to the node before it, or, where paths meet or begin, to the one after it, in whatever
    lane it is drawn. Its lane decides only where its neighbours do not.
    """
    owner = {node.id: _doer(process, node) for node in process.nodes}
    before, after = _neighbours(process)
    for key in _settled(owner, before, after):
        lane = process.lanes_by_id.get(process.by_id[key].lane or "")
        if lane and any(owner[source] for source in before[key] if source in owner):
            owner[key] = lane.name
    return owner


def _inside(process: Process, owner: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Who begins and who ends what is inside each drawn-out sub-process, where that is one party:
    they take the case over and hand it on, not who is said to do the whole."""
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for around in drawn_out(process):
        nodes = [node.id for node in process.children(around)]
        first[around] = _agreed([n for n in nodes if not process.incoming(n)], owner)
        last[around] = _agreed([n for n in nodes if not process.outgoing(n)], owner)
    return first, last


def _doer(process: Process, node: FlowNode) -> str:
    """Who does a node; what was made for a table row belongs to who does the row."""
    row = node.attributes.row
    done = row or isinstance(node, Activity)
    return process.who(process.by_id.get(row, node)) if done else ""


def _neighbours(process: Process) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What comes before and after each node; an event on a border comes after its activity."""
    before = {node.id: [f.source for f in process.incoming(node.id)] for node in process.nodes}
    after = {node.id: [f.target for f in process.outgoing(node.id)] for node in process.nodes}
    for node in process.nodes:
        if isinstance(node, Event) and node.attached_to:
            before[node.id].append(node.attached_to)
    for thrower, catcher in link_targets(process).items():
        before[catcher].append(thrower)
    return before, after


def _settled(
    owner: dict[str, str], before: Mapping[str, list[str]], after: Mapping[str, list[str]]
) -> list[str]:
    """Give each node that nobody does the owner of its neighbours; the nodes that stay without.

    A single neighbour is asked first, then several that agree.
    """
    nobody = [key for key, who in owner.items() if not who]
    for most in (1, len(owner)):
        while nobody:
            found = {
                key: _agreed(before[key], owner, most) or _agreed(after[key], owner, most)
                for key in nobody
            }
            if not any(found.values()):
                break
            owner.update(found)
            nobody = [key for key in nobody if not found[key]]
    return nobody


def _agreed(nodes: Sequence[str], owner: Mapping[str, str], most: int | None = None) -> str:
    """The one owner of those nodes that have any, "" where there are several, none, or too many
    nodes."""
    found = {owner.get(node, "") for node in nodes} - {""}
    few = most is None or len(nodes) <= most
    return found.pop() if few and len(found) == 1 else ""


def _ping_pong(pairs: list[Handover]) -> Iterator[PingPong]:
    by_pair = {(pair.source, pair.target): pair for pair in pairs}
    for (source, target), there in by_pair.items():
        back = by_pair.get((target, source))
        if back and source < target:
            lesser = min(there.count, back.count, key=lambda count: count.usual.value)
            grounds = (there.count.evidence, back.count.evidence)
            yield PingPong(source, target, expected(Count, lesser.usual.value, grounds, AS_DRAWN))
