"""Where tokens meet: what part of a visit each of them makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import networkx as nx

from workbench.analysis.branching import Route
from workbench.analysis.control_flow import LEAVE, SOURCE, ControlFlow, Way
from workbench.analysis.passages import caught, surroundings

Solver = Callable[[tuple[Way, ...]], dict[str, float]]


def joined_once(
    control: ControlFlow, order: Sequence[str], solver: Solver
) -> tuple[tuple[Way, ...], dict[str, float]]:
    """Solve so that a join fires once for all tokens that its dominating split sends to it.

    A token makes 1/k of a visit, k being the greater of the tokens that the split sends out
    and those that arrive for each visit of it. Joins are settled in the order of the flow; where
    1/n (n flows in) is right already, nothing is solved again.
    """
    ways = control.ways
    values = solver(ways)
    joins = {vertex for vertex, route in control.joins.items() if route is not Route.EXCLUSIVE}
    if not joins:
        return ways, values
    dominators = _dominators(control)
    arrives = {way.target: way.arrives for way in ways}
    for join in (vertex for vertex in order if vertex in joins):
        split = dominators.get(join)
        if split is None or not values.get(split) or join not in values:
            continue
        sent = sum(way.chance for way in control.out[split])
        arriving = values[join] / arrives[join] / values[split]
        part = 1 / max(1.0, sent, arriving)
        if abs(part - arrives[join]) > 1e-9:
            ways = tuple(replace(way, arrives=part) if way.target == join else way for way in ways)
            values = solver(ways)
    return ways, values


def _dominators(control: ControlFlow) -> Mapping[str, str | None]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(SOURCE)
    graph.add_edges_from((way.source, way.target) for way in control.ways if way.chance > 0)
    found: Mapping[str, str | None] = nx.immediate_dominators(graph, SOURCE)
    return found


def left_once(
    control: ControlFlow, ways: tuple[Way, ...], values: dict[str, float], solver: Solver
) -> tuple[tuple[Way, ...], dict[str, float]]:
    """Solve again where parallel paths inside a sub-process end apart: it is left once, and not
    at all where something is thrown inside that an event around it catches and that stops it."""
    leaves = [vertex for vertex in control.vertices if vertex.startswith(LEAVE)]
    stops = _stops(control)
    for leave in sorted(leaves, key=lambda vertex: -_depth(control, vertex)):
        around = leave.removeprefix(LEAVE)
        stopped = sum(values.get(end, 0.0) for end in stops.get(around, ()))
        once = max(0.0, values.get(around, 0.0) - stopped)
        tokens = values.get(leave, 0.0)
        if tokens > once + 1e-9:
            ways = tuple(
                replace(way, arrives=way.arrives * once / tokens) if way.target == leave else way
                for way in ways
            )
            values = solver(ways)
    return ways, values


def _stops(control: ControlFlow) -> dict[str, list[str]]:
    """The end events inside each sub-process that throw what stops it."""
    process = control.process
    found: dict[str, list[str]] = {}
    for end, catcher in caught(process).items():
        for around in surroundings(process, process.by_id[end]) if catcher.interrupting else ():
            found.setdefault(around.id, []).append(end)
            if around.id == catcher.attached_to:
                break
    return found


def _depth(control: ControlFlow, leave: str) -> int:
    """How many sub-processes lie around the one that is left."""
    inside = control.process.by_id.get(leave.removeprefix(LEAVE))
    return sum(1 for _ in surroundings(control.process, inside)) if inside else 0
