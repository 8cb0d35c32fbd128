"""How often a case comes to each step and takes each flow: expected numbers per case.

The visits v of an absorbing Markov chain solve v = e + vP (Kemeny and Snell 1960, ch. 3). A join
of parallel branches fires once for the tokens that enter its block (`joining`). Where there is no
such block the number is not exact, and a finding says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from workbench.analysis.control_flow import SOURCE, ControlFlow, Way
from workbench.analysis.faults import listed, rows
from workbench.analysis.joining import joined_once, left_once
from workbench.analysis.linear import solve
from workbench.analysis.messages import pool_of, pools_grounds, starts_of_pools
from workbench.model.amount import Share
from workbench.model.element import Event, Position
from workbench.model.evidence import Evidence, Quantity, Source, weakest
from workbench.model.finding import Finding, Severity

AS_DRAWN = Evidence(Source.MODEL)
Graph = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Outcome:
    """An end event at the top level and the expected number of cases that come to it.

    `process` is the id of the BPMN process that it ends; the shares of one process add up
    to how often it is started for a case.
    `share` is None where more than one token of a case may end there (parallel paths that
    never join), so that `visits` is above 1.
    """

    node: str
    name: str
    visits: float
    share: Quantity[Share] | None
    process: str = ""


@dataclass(frozen=True)
class Visits:
    """Expected visits of nodes and traversals of flows for one case, by id.

    A node that no case can reach counts 0. Nodes for which the number is not finite or not
    known (a cycle without exit and all behind it, event sub-processes) are in `unknown` and
    in no mapping. `evidence` holds the weakest evidence of the shares that a node's or flow's
    number rests on; what has no entry rests on none. `pools_once` are the processes of further
    pools that are taken to be started once for a case.
    """

    nodes: Mapping[str, float]
    flows: Mapping[str, float]
    outcomes: tuple[Outcome, ...]
    evidence: Mapping[str, Evidence]
    unknown: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    pools_once: tuple[str, ...] = ()


def expected_visits(control: ControlFlow) -> Visits:
    """Visits, traversals and outcome shares; cycles without exit become findings."""
    order = _components(control.vertices, control.ways)

    def solver(ways: tuple[Way, ...]) -> dict[str, float]:
        return _solve(ways, order)

    flat = [vertex for part in order for vertex in part]
    ways, values, unsure = joined_once(control, flat, solver)
    ways, values = left_once(control, ways, values, solver)
    evidence = _evidence(ways, order)
    pools = starts_of_pools(control, values, evidence)
    values = {v: each * pools.times.get(pool_of(control, v), 1.0) for v, each in values.items()}
    for key, ground in pools_grounds(control, pools):
        evidence[key] = weakest([ground, *([evidence[key]] if key in evidence else [])])
    nodes = {node.id: values[node.id] for node in control.process.nodes if node.id in values}
    flows = {
        way.flow: values[way.source] * way.chance
        for way in ways
        if way.flow and way.source in values
    }
    known = nodes.keys() | flows.keys()
    endless = _endless(ways, order, values)
    return Visits(
        nodes,
        flows,
        tuple(_outcomes(control, nodes, evidence)),
        {key: ground for key, ground in evidence.items() if key in known},
        tuple(node.id for node in control.process.nodes if node.id not in nodes),
        (*(_finding(control, part) for part in endless), *_not_exact(control, unsure)),
        pools.assumed,
    )


def _components(vertices: Sequence[str], ways: Sequence[Way]) -> list[list[str]]:
    """The strongly connected parts in the order of the flow, vertices in file order."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(vertices)
    graph.add_edges_from((way.source, way.target) for way in ways if way.chance > 0)
    place = {vertex: number for number, vertex in enumerate(vertices)}
    parts = [
        sorted(part, key=place.__getitem__) for part in nx.strongly_connected_components(graph)
    ]
    return parts[::-1]


def _solve(ways: Sequence[Way], order: Sequence[Sequence[str]]) -> dict[str, float]:
    """Visits of all vertices for which they are known, part by part along the flow."""
    weights: Graph = {vertex: {} for part in order for vertex in part}
    for way in ways:
        if way.chance > 0:
            row = weights[way.source]
            row[way.target] = row.get(way.target, 0.0) + way.chance * way.arrives
    inflow = {SOURCE: 1.0}
    lost: set[str] = set()
    values: dict[str, float] = {}
    for part in order:
        solution = None if lost.intersection(part) else _solve_part(part, weights, inflow)
        if solution is None:
            lost.update(target for vertex in part for target in weights[vertex])
            continue
        values.update(solution)
        for vertex, visits in solution.items():
            for target, weight in weights[vertex].items():
                if target not in solution and visits > 0:
                    inflow[target] = inflow.get(target, 0.0) + visits * weight
    return values


def _solve_part(
    part: Sequence[str], weights: Graph, inflow: Mapping[str, float]
) -> dict[str, float] | None:
    arriving = {vertex: inflow[vertex] for vertex in part if vertex in inflow}
    if not arriving:
        return dict.fromkeys(part, 0.0)
    if len(part) == 1 and part[0] not in weights[part[0]]:
        return arriving
    members = set(part)
    inside = {
        vertex: {target: w for target, w in weights[vertex].items() if target in members}
        for vertex in part
    }
    return solve(inside, arriving)


def _evidence(ways: Sequence[Way], order: Sequence[Sequence[str]]) -> dict[str, Evidence]:
    """For each vertex and flow the weakest evidence of all shares on the ways to it."""
    part_of = {vertex: number for number, part in enumerate(order) for vertex in part}
    grounds: list[set[Evidence]] = [set() for _ in order]
    ahead: list[list[Way]] = [[] for _ in order]
    for way in ways:
        ahead[part_of[way.source]].append(way)
    found: dict[str, Evidence] = {}
    for number, part in enumerate(order):
        inside = [way for way in ahead[number] if _inside(way, part_of)]
        grounds[number].update(way.evidence for way in inside if way.evidence)
        mine = {weakest(grounds[number])} if grounds[number] else set()
        for vertex in part:
            found.update((vertex, ground) for ground in mine)
        for way in ahead[number]:
            own = mine | ({way.evidence} if way.evidence else set())
            if own:
                found[way.flow] = weakest(own)
            if way.chance > 0 and not _inside(way, part_of):
                grounds[part_of[way.target]] |= own
    return found


def _inside(way: Way, part_of: Mapping[str, int]) -> bool:
    return part_of[way.source] == part_of[way.target]


def _outcomes(
    control: ControlFlow, visits: Mapping[str, float], evidence: Mapping[str, Evidence]
) -> Iterator[Outcome]:
    ends = [
        node
        for node in control.process.nodes
        if isinstance(node, Event) and node.position is Position.END and node.id in visits
        if node.parent is None
    ]
    for end in ends:
        beside = [visits[other.id] for other in ends if other.process == end.process]
        single = sum(beside) < 1 + 1e-9
        share = Share(min(1.0, visits[end.id]))
        quantity = Quantity(share, evidence.get(end.id, AS_DRAWN)) if single else None
        yield Outcome(end.id, end.name, visits[end.id], quantity, end.process)


def _endless(
    ways: Sequence[Way], order: Sequence[Sequence[str]], values: Mapping[str, float]
) -> list[list[str]]:
    """The parts for which there is no solution although all before them are known."""
    before: dict[str, set[str]] = {}
    for way in ways:
        if way.chance > 0:
            before.setdefault(way.target, set()).add(way.source)
    endless = []
    for part in order:
        members = set(part)
        sources = {source for vertex in part for source in before.get(vertex, ())} - members
        if part[0] not in values and all(source in values for source in sources):
            endless.append(list(part))
    return endless


def _finding(control: ControlFlow, part: Sequence[str]) -> Finding:
    nodes = [control.process.by_id[vertex] for vertex in part if vertex in control.process.by_id]
    return Finding(
        "cycle-without-exit",
        Severity.ERROR,
        f"A case that comes to {listed(nodes)} goes round without end, so nothing can be counted "
        "here or behind.",
        tuple(node.id for node in nodes),
        "Give one of these steps a way out, or its way out a share above 0.",
        rows(nodes),
    )


def _not_exact(control: ControlFlow, joins: Sequence[str]) -> Iterator[Finding]:
    nodes = [control.process.by_id[join] for join in joins]
    if nodes:
        yield Finding(
            "visits-not-exact",
            Severity.WARNING,
            f"It cannot be calculated how often {listed(nodes)} has all that it waits for, so the "
            "numbers there and behind are not exact: cases may be stuck.",
            tuple(joins),
            "Join paths by the kind of gateway that parted them, and before a branch that may end.",
            rows(nodes),
        )
