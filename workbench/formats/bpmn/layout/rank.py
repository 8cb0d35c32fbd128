"""Columns: the rank of every node, by longest paths after the loops are cut.

Loops are cut where they lead back in the order of writing, or where a depth-first walk comes back
to a node on its way (Sugiyama, Tagawa and Toda 1981 draw what is left in layers).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

import networkx as nx

Successors = Mapping[str, Sequence[str]]


def forward(order: Sequence[str], successors: Successors) -> dict[str, list[str]]:
    """The graph without the arcs that lead back.

    Two ways to cut are tried, and the one that cuts fewer arcs is taken: the order in which the
    nodes are written (`order`), and a walk that goes the way of the first successors first.
    """
    written, walked = _as_written(order, successors), _walked(order, successors)
    fewer = sum(map(len, walked.values())) > sum(map(len, written.values()))
    return walked if fewer else written


def _as_written(order: Sequence[str], successors: Successors) -> dict[str, list[str]]:
    """Cut the arcs that lead to an earlier node and are part of a loop."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(order)
    graph.add_edges_from((node, target) for node in order for target in successors.get(node, ()))
    place = {node: number for number, node in enumerate(order)}
    part = {
        node: number
        for number, nodes in enumerate(nx.strongly_connected_components(graph))
        for node in nodes
    }
    return {
        node: [
            target
            for target in successors.get(node, ())
            if part[node] != part[target] or place[node] < place[target]
        ]
        for node in order
    }


def _walked(order: Sequence[str], successors: Successors) -> dict[str, list[str]]:
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
