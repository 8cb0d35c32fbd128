"""The graph on which tokens travel, with the chance of every way.

Embedded sub-processes are entered and left: a token that enters goes to their start, one that
ends inside goes on behind them. Boundary events are branches of their activity. One virtual
source leads to the start of every pool, so that visits are counted for one case; where there are
several pools, one that begins in several ways has a vertex of its own behind the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from workbench.analysis import assumptions
from workbench.analysis.branching import EQUAL_PARTS, Route, branching, gateway_route
from workbench.analysis.passages import (
    begins_anew,
    caught,
    compensating,
    left_out,
    link_targets,
    starts,
)
from workbench.model.element import (
    Event,
    FlowNode,
    Gateway,
    Position,
    SequenceFlow,
    SubProcess,
    Trigger,
)
from workbench.model.evidence import Evidence, weakest
from workbench.model.finding import Finding
from workbench.model.process import Process

SOURCE = "(source)"
POOL = "(pool) "
LEAVE = "(leave) "


@dataclass(frozen=True)
class Way:
    """A step of a token: from vertex to vertex along `flow` ("" where it is not a drawn one).

    `chance` is the expected number of tokens that take it for one token that leaves `source`;
    `arrives` is the part of a visit of `target` that one of them makes (1/n at a join of n).
    """

    source: str
    target: str
    chance: float
    flow: str = ""
    evidence: Evidence | None = None
    arrives: float = 1.0


@dataclass(frozen=True)
class ControlFlow:
    """Vertices (node ids, `SOURCE`, `POOL` + id of a process that begins in several ways, and
    `LEAVE` + id of each expanded sub-process) and ways.

    `splits` and `joins` say how tokens part and meet at a vertex; they name every vertex that
    has several ways out or in (what meets at `LEAVE` may be either). `left_out` are the nodes
    of event sub-processes.
    """

    process: Process
    vertices: tuple[str, ...]
    ways: tuple[Way, ...]
    splits: Mapping[str, Route]
    joins: Mapping[str, Route]
    left_out: tuple[str, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def out(self) -> dict[str, tuple[Way, ...]]:
        """The ways out of each vertex."""
        groups: dict[str, list[Way]] = {vertex: [] for vertex in self.vertices}
        for way in self.ways:
            groups[way.source].append(way)
        return {vertex: tuple(ways) for vertex, ways in groups.items()}


def control_flow(process: Process) -> ControlFlow:
    """The token graph of any process, drafts included.

    Assumptions: every pool with steps is started once for a case; several start events of a
    pool are equally frequent; activities that are repeated or done for each of several things
    count once.
    """
    builder = _Builder(process)
    builder.build()
    unseen = builder.left_out
    nodes = [node.id for node in process.nodes if node.id not in unseen]
    leaves = [LEAVE + node for node in nodes if node in builder.expanded]
    incoming: dict[str, int] = {}
    for way in builder.ways:
        incoming[way.target] = incoming.get(way.target, 0) + 1
    several = [vertex for vertex, count in incoming.items() if count > 1]
    joins = {vertex: _join(process, vertex) for vertex in several if vertex in process.by_id}
    return ControlFlow(
        process,
        (SOURCE, *builder.pools, *nodes, *leaves),
        tuple(_with_joins(builder.ways, joins, incoming)),
        builder.splits,
        joins,
        tuple(node.id for node in process.nodes if node.id in unseen),
        tuple(builder.findings),
    )


def _join(process: Process, vertex: str) -> Route:
    node = process.by_id[vertex]
    return gateway_route(node.type) if isinstance(node, Gateway) else Route.EXCLUSIVE


def _with_joins(
    ways: Iterable[Way], joins: Mapping[str, Route], incoming: Mapping[str, int]
) -> Iterator[Way]:
    """The ways, with the part of a visit that a token makes at a parallel join."""
    for way in ways:
        parallel = joins.get(way.target) is Route.PARALLEL
        arrives = 1 / incoming[way.target] if parallel else 1.0
        yield Way(way.source, way.target, way.chance, way.flow, way.evidence, arrives)


class _Builder:
    """Collects ways, splits and findings node by node."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.ways: list[Way] = []
        self.splits: dict[str, Route] = {}
        self.findings: list[Finding] = []
        self.pools: list[str] = []
        self.caught = caught(process)
        self.left_out = left_out(process)
        self.links = link_targets(process)
        self.compensating = compensating(process)
        self.members: dict[str | None, list[FlowNode]] = {}
        for node in process.nodes:
            if node.id not in self.left_out:
                self.members.setdefault(node.parent, []).append(node)
        self.expanded = {
            node.id
            for node in process.nodes
            if isinstance(node, SubProcess) and node.id in self.members
        }

    def build(self) -> None:
        self.start_pools()
        for node in self.process.nodes:
            if node.id in self.left_out:
                self.findings += assumptions.left_out(node)
                continue
            if node.id in self.expanded:
                starts = self.starts(self.members[node.id])
                self.connect(node.id, [(start.id, 1.0, "", None) for start in starts])
                self.splits[node.id] = Route.PARALLEL
            self.findings += assumptions.counted_once(node)
            self.leave(node)

    def start_pools(self) -> None:
        pools: dict[str, list[FlowNode]] = {}
        tops = [
            node
            for parent, nodes in self.members.items()
            if parent is None or parent not in self.process.by_id
            for node in nodes
        ]
        for node in tops:
            pools.setdefault(node.process, []).append(node)
        self.splits[SOURCE] = Route.PARALLEL
        for key, nodes in pools.items():
            self.start_pool(POOL + key if len(pools) > 1 else SOURCE, nodes)

    def start_pool(self, vertex: str, nodes: list[FlowNode]) -> None:
        """Lead the source to where a pool begins, by way of `vertex` where that is a choice."""
        starts = self.starts(nodes)
        events = all(isinstance(node, Event) for node in starts)
        if events:
            starts += [n for n in nodes if n not in starts and begins_anew(self.process, n)]
        if not events or len(starts) < 2:
            self.connect(SOURCE, [(start.id, 1.0, "", None) for start in starts])
            return
        part = 1 / len(starts)
        self.connect(vertex, [(start.id, part, "", EQUAL_PARTS) for start in starts])
        self.splits[vertex] = Route.EXCLUSIVE
        self.findings.append(assumptions.several_starts(starts))
        if vertex != SOURCE:
            self.pools.append(vertex)
            self.connect(SOURCE, [(vertex, 1.0, "", None)])

    def starts(self, nodes: list[FlowNode]) -> list[FlowNode]:
        """Start events; where there are none, all that nothing leads to (BPMN 10.5.2)."""
        free = [node for node in nodes if self.is_free(node)]
        return [node for node in nodes if starts(node)] or free or nodes[:1]

    def is_free(self, node: FlowNode) -> bool:
        inner = isinstance(node, Event) and (
            node.position is Position.BOUNDARY or Trigger.LINK in node.triggers
        )
        undoes = node.id in self.compensating
        return not inner and not undoes and not self.process.incoming(node.id)

    def leave(self, node: FlowNode) -> None:
        """The ways out of a node: its boundary events first, then its flows."""
        vertex = LEAVE + node.id if node.id in self.expanded else node.id
        flows = self.drawn(node)
        stays, grounds = self.boundary(node, vertex)
        branches = branching(node, flows)
        missing = sum(1 for flow in flows if not flow.share)
        if branches.guessed and branches.route is Route.INCLUSIVE and missing < len(flows):
            self.findings.append(assumptions.rest_at_inclusive(node, missing))
        elif branches.guessed:
            self.findings.append(assumptions.equal_parts(node, len(flows)))
        self.splits.setdefault(vertex, branches.route if len(flows) > 1 else Route.EXCLUSIVE)
        evidence = [*grounds, branches.evidence] if branches.evidence else grounds
        for flow, chance in zip(flows, branches.chances, strict=True):
            ground = weakest(evidence) if evidence else None
            self.connect(vertex, [(flow.target, chance * stays, flow.id, ground)])
        if not flows:
            self.end(node, vertex)

    def drawn(self, node: FlowNode) -> list[SequenceFlow]:
        known = self.process.by_id
        flows = self.process.outgoing(node.id)
        return [f for f in flows if f.target in known and f.target not in self.left_out]

    def boundary(self, node: FlowNode, vertex: str) -> tuple[float, list[Evidence]]:
        """Connect the boundary events; the chance that none interrupts, and its evidence."""
        thrown = {event.id for event in self.caught.values()}
        events = [event for event in self.process.boundary(node.id) if event.id not in thrown]
        chances = {event.id: self.boundary_chance(event) for event in events}
        breaking = [event for event in events if event.interrupting]
        total = sum(chances[event.id] for event in breaking)
        scale = 1 / total if total > 1 else 1.0
        for event in events:
            chance = chances[event.id] * (scale if event.interrupting else 1.0)
            self.connect(vertex, [(event.id, chance, "", self.boundary_evidence(event))])
        if any(not event.interrupting and chances[event.id] > 0 for event in events):
            self.splits[vertex] = Route.INCLUSIVE
        grounds = [self.boundary_evidence(event) for event in breaking if chances[event.id] > 0]
        return 1 - total * scale, grounds

    def boundary_chance(self, event: Event) -> float:
        shares = [flow.share.mean.value for flow in self.drawn(event) if flow.share]
        if not shares and self.drawn(event):
            self.findings.append(assumptions.never(event))
        return min(1.0, sum(shares))

    def boundary_evidence(self, event: Event) -> Evidence:
        return weakest(flow.share.evidence for flow in self.drawn(event) if flow.share)

    def end(self, node: FlowNode, vertex: str) -> None:
        """Where a token goes that no flow leads on: to the link's other end, out, or nowhere.

        What is thrown goes to the event that catches it, and out as well if that lets go on.
        """
        targets = [self.links[node.id]] if node.id in self.links else []
        catcher = self.caught.get(node.id)
        if catcher and not targets:
            targets.append(catcher.id)
        if node.parent in self.expanded and (not targets or (catcher and not catcher.interrupting)):
            targets.append(LEAVE + node.parent)
        self.connect(vertex, [(target, 1.0, "", None) for target in targets])
        if len(targets) > 1:
            self.splits[vertex] = Route.PARALLEL

    def connect(
        self, source: str, targets: Iterable[tuple[str, float, str, Evidence | None]]
    ) -> None:
        self.ways += [Way(source, *target) for target in targets]
