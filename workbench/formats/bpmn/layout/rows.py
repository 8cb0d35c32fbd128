"""Rows: where the nodes of a lane stand above and below each other.

The main path keeps one row in every lane, so that it is drawn straight. All others take the
cheapest free cell near what leads to them, on the side where they go on.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Neighbours = Mapping[str, Sequence[str]]


@dataclass(slots=True)
class Rows:
    """The state of placing: `cells` are taken, `passed` are crossed by straight lines."""

    rank: Mapping[str, int]
    lane: Mapping[str, int]
    lower: frozenset[tuple[str, str]]
    row: dict[str, int] = field(default_factory=dict)
    cells: set[tuple[int, int, int]] = field(default_factory=set)
    passed: set[tuple[int, int, int]] = field(default_factory=set)
    extent: dict[int, tuple[int, int]] = field(default_factory=dict)

    def put(self, node: str, row: int) -> None:
        """Take the cell."""
        lane = self.lane[node]
        self.row[node] = row
        self.cells.add((lane, self.rank[node], row))
        low, high = self.extent.get(lane, (0, 0))
        self.extent[lane] = (min(low, row), max(high, row))

    def between(self, one: str, other: str) -> list[tuple[int, int, int]]:
        """The cells of a straight line between two nodes of one row."""
        first, last = sorted((self.rank[one], self.rank[other]))
        lane, row = self.lane[one], self.row[one]
        return [(lane, rank, row) for rank in range(first + 1, last)]


def rows(
    path: Sequence[str],
    order: Iterable[str],
    rank: Mapping[str, int],
    lane: Mapping[str, int],
    before: Neighbours,
    after: Neighbours,
    lower: Collection[tuple[str, str]] = (),
) -> dict[str, int]:
    """The row of every node within its lane, counted from 0 at the top.

    `lower` are the pairs of neighbours of which the second should stand below the first.
    """
    state = Rows(rank, lane, frozenset(lower))
    for node in path:
        state.put(node, 0)
    for one, other in itertools.pairwise(path):
        if lane[one] == lane[other]:
            state.passed.update(state.between(one, other))
    for node in sorted(order, key=lambda node: rank[node]):
        if node not in state.row:
            _place(node, state, before.get(node, ()), after.get(node, ()))
    top = {band: low for band, (low, _) in state.extent.items()}
    return {node: row - top[lane[node]] for node, row in state.row.items()}


def _place(node: str, state: Rows, before: Sequence[str], after: Sequence[str]) -> None:
    lane, rank = state.lane[node], state.rank[node]
    low, high = state.extent.get(lane, (0, 0))
    choice = min(
        (
            (_cost(row, node, state, before, after), abs(row), -row)
            for row in range(low - 1, high + 2)
            if (lane, rank, row) not in state.cells
        ),
    )
    state.put(node, -choice[2])
    for other in before:
        if state.lane[other] == lane and state.row.get(other) == state.row[node]:
            line = state.between(other, node)
            if not state.cells.intersection(line):
                state.passed.update(line)


def _cost(row: int, node: str, state: Rows, before: Sequence[str], after: Sequence[str]) -> float:
    lane, rank = state.lane[node], state.rank[node]
    low, high = state.extent.get(lane, (0, 0))
    cost = 1.5 if row < low or row > high else 0.0
    cost += 4.0 * ((lane, rank, row) in state.passed)
    for others, weight in ((before, 1.0), (after, 0.6)):
        for other in others:
            if state.lane[other] == lane:
                if other in state.row:
                    wished = state.row[other] + ((other, node) in state.lower)
                    cost += weight * min(abs(row - wished), 4)
            else:
                cost += 0.2 * (row if state.lane[other] < lane else -row)
    return cost
