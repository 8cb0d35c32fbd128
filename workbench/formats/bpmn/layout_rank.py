"""Columns: the rank of every node, by longest paths after the loops are cut.

Loops are cut at the flows that a depth-first walk finds leading back to a node on its way
(Eades and Sugiyama: layered drawing of directed graphs).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

Successors = Mapping[str, Sequence[str]]


def forward(order: Sequence[str], successors: Successors) -> dict[str, list[str]]:
    """The graph without the arcs that lead back. `order` says where to start walking first, the
    sequence of successors which way to go first."""
    kept: dict[str, list[str]] = {node: [] for node in order}
    state: dict[str, int] = {}
    for root in order:
        if root in state:
            continue
        state[root] = 1
        walk = [(root, iter(successors.get(root, ())))]
        while walk:
            node, following = walk[-1]
            for target in following:
                if state.get(target) == 1:
                    continue
                kept[node].append(target)
                if target not in state:
                    state[target] = 1
                    walk.append((target, iter(successors.get(target, ()))))
                    break
            else:
                state[node] = 2
                walk.pop()
    return kept


def ranks(kept: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The length of the longest path to every node of a graph without loops.

    What nothing leads to stands just before what it leads to; what stands alone goes from left
    to right.
    """
    waiting = dict.fromkeys(kept, 0)
    for targets in kept.values():
        for target in targets:
            waiting[target] += 1
    sources = [node for node, count in waiting.items() if count == 0]
    rank = dict.fromkeys(kept, 0)
    ready = deque(sources)
    while ready:
        node = ready.popleft()
        for target in kept[node]:
            rank[target] = max(rank[target], rank[node] + 1)
            waiting[target] -= 1
            if waiting[target] == 0:
                ready.append(target)
    alone = [node for node in sources if not kept[node]]
    for node in sources:
        if kept[node]:
            rank[node] = max(0, min(rank[target] for target in kept[node]) - 1)
    if len(alone) > 1:
        across = max(max(rank.values()) + 1, round(len(alone) ** 0.5))
        rank |= {node: place % across for place, node in enumerate(alone)}
    return rank


def main_path(start: str, kept: Mapping[str, Sequence[str]]) -> list[str]:
    """The way of first choices from a node to an end."""
    path = [start]
    while kept[path[-1]]:
        path.append(kept[path[-1]][0])
    return path
