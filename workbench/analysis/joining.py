"""Where tokens meet: what part of a visit each of them makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import networkx as nx

from workbench.analysis.branching import Route
from workbench.analysis.control_flow import LEAVE, SOURCE, ControlFlow, Way

Solver = Callable[[tuple[Way, ...]], dict[str, float]]


def inclusive_joins(control: ControlFlow) -> tuple[Way, ...]:
    """The ways, with the part of a visit that a token makes at inclusive joins."""
    joins = {vertex for vertex, route in control.joins.items() if route is Route.INCLUSIVE}
    if not joins:
        return control.ways
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(SOURCE)
    graph.add_edges_from((way.source, way.target) for way in control.ways if way.chance > 0)
    dominators: Mapping[str, str | None] = nx.immediate_dominators(graph, SOURCE)
    sent = {}
    for join in joins:
        split = dominators.get(join)
        if split is not None:
            sent[join] = max(1.0, sum(way.chance for way in control.out[split]))
    return tuple(
        replace(way, arrives=1 / sent[way.target]) if way.target in sent else way
        for way in control.ways
    )


def left_once(
    control: ControlFlow, ways: tuple[Way, ...], solver: Solver
) -> tuple[tuple[Way, ...], dict[str, float]]:
    """Solve; where parallel paths inside a sub-process end apart, let it be left once."""
    leaves = [vertex for vertex in control.vertices if vertex.startswith(LEAVE)]
    values = solver(ways)
    for leave in sorted(leaves, key=lambda vertex: -_depth(control, vertex)):
        entered = values.get(leave.removeprefix(LEAVE), 0.0)
        ratio = values.get(leave, 0.0) / entered if entered else 0.0
        if ratio > 1 + 1e-9:
            ways = tuple(
                replace(way, arrives=way.arrives / ratio) if way.target == leave else way
                for way in ways
            )
            values = solver(ways)
    return ways, values


def _depth(control: ControlFlow, leave: str) -> int:
    """How many sub-processes lie around the one that is left."""
    seen: set[str] = set()
    here = control.process.by_id.get(leave.removeprefix(LEAVE))
    while here is not None and here.id not in seen:
        seen.add(here.id)
        here = control.process.by_id.get(here.parent or "")
    return len(seen)
