"""What part of a visit each token makes where several meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import networkx as nx

from workbench.analysis.branching import Route
from workbench.analysis.control_flow import LEAVE, SOURCE, ControlFlow, Way
from workbench.analysis.meetings import meetings
from workbench.analysis.passages import caught, surroundings

Solver = Callable[[tuple[Way, ...]], dict[str, float]]


def joined_once(
    control: ControlFlow, order: Sequence[str], solver: Solver
) -> tuple[tuple[Way, ...], dict[str, float], list[str]]:
    """Solve so that each join fires as often as it does; the joins for which that is not known.

    A join that closes a block fires once for every token that enters it; one in a sound part
    takes a token of every flow (1/n, as solved at first). Any other is taken to fire once for all
    tokens that its dominating split sends to it, which is a guess. Joins are settled in the order
    of the flow.
    """
    ways = control.ways
    values = solver(ways)
    joins = {vertex for vertex, route in control.joins.items() if route is not Route.EXCLUSIVE}
    if not joins:
        return ways, values, []
    known, dominators = meetings(control), _dominators(control)
    arrives = {way.target: way.arrives for way in ways}
    unsure: list[str] = []
    for join in (vertex for vertex in order if vertex in joins and vertex not in known.whole):
        split = known.closes.get(join, dominators.get(join))
        if split is None or not values.get(split) or not values.get(join):
            continue
        tokens = values[join] / arrives[join] / values[split]
        if split == join:
            tokens = 1.0
        elif join not in known.closes:
            unsure.append(join)
            tokens = max(1.0, tokens, sum(way.chance for way in control.out[split]))
        if abs(1 / tokens - arrives[join]) > 1e-9:
            ways = tuple(
                replace(way, arrives=1 / tokens) if way.target == join else way for way in ways
            )
            values = solver(ways)
    return ways, values, unsure


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
