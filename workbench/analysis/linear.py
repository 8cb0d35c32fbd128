"""The linear equations of a strongly connected part of a graph, solved on sparse rows."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping

SINGULAR = 1e-12
Rows = dict[str, dict[str, float]]


def solve(
    weights: Mapping[str, Mapping[str, float]], inflow: Mapping[str, float]
) -> dict[str, float] | None:
    """The v >= 0 with v[j] = inflow[j] + sum of v[i] * weights[i][j], None where there is none.

    Vertices are eliminated one by one, the least connected first (Markowitz 1957); for
    such matrices no pivoting is needed. `weights` are not negative and stay inside the part.
    """
    rows: Rows = {vertex: dict(row) for vertex, row in weights.items()}
    into: dict[str, set[str]] = {vertex: set() for vertex in rows}
    for vertex, row in rows.items():
        for target in row:
            into[target].add(vertex)
    known = dict(inflow)
    steps = []
    for vertex in _by_degree(rows, into):
        stays = 1 - rows[vertex].pop(vertex, 0.0)
        if stays < SINGULAR:
            return None
        into[vertex].discard(vertex)
        columns = [(source, rows[source].pop(vertex)) for source in sorted(into[vertex])]
        steps.append((vertex, stays, columns))
        _substitute(vertex, stays, columns, rows, into, known)
    return _substituted_back(steps, known)


def _by_degree(rows: Rows, into: dict[str, set[str]]) -> Iterator[str]:
    """Each vertex once, always one of the least connected that are left."""
    queue = [(len(rows[vertex]) * len(into[vertex]), vertex) for vertex in rows]
    heapq.heapify(queue)
    done: set[str] = set()
    while queue:
        degree, vertex = heapq.heappop(queue)
        if vertex in done:
            continue
        now = len(rows[vertex]) * len(into[vertex])
        if now > degree:
            heapq.heappush(queue, (now, vertex))
            continue
        done.add(vertex)
        yield vertex


def _substitute(
    vertex: str,
    stays: float,
    columns: list[tuple[str, float]],
    rows: Rows,
    into: dict[str, set[str]],
    known: dict[str, float],
) -> None:
    for target, weight in rows[vertex].items():
        into[target].discard(vertex)
        factor = weight / stays
        known[target] = known.get(target, 0.0) + known.get(vertex, 0.0) * factor
        for source, part in columns:
            rows[source][target] = rows[source].get(target, 0.0) + part * factor
            into[target].add(source)


def _substituted_back(
    steps: list[tuple[str, float, list[tuple[str, float]]]], known: dict[str, float]
) -> dict[str, float] | None:
    solution: dict[str, float] = {}
    for vertex, stays, columns in reversed(steps):
        value = known.get(vertex, 0.0) + sum(solution[source] * part for source, part in columns)
        solution[vertex] = value / stays
    return solution if all(value >= 0 for value in solution.values()) else None
