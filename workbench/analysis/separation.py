"""Pairs of vertices at which a graph falls apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

LARGEST = 150


def smallest_split(
    graph: Mapping[str, Collection[str]], source: str, sink: str
) -> tuple[str, str, list[str]] | None:
    """The smallest part that hangs on the rest by two vertices only, as these two and all of
    its vertices, or None where the graph is triconnected.

    `graph` names the neighbours of each vertex; source and sink count as neighbours and are
    never inside a part. Time is O(n (n + m)); a graph of more than `LARGEST` vertices is taken
    to be triconnected, so that its structure is shown coarser than it could be, never wrong.
    """
    if len(graph) > LARGEST:
        return None
    best: tuple[str, str, list[str]] | None = None
    for first in graph:
        for second, inside in _pendants(graph, first, source, sink):
            if best is None or len(inside) + 2 < len(best[2]):
                best = (first, second, [first, second, *inside])
    return best


def _pendants(
    graph: Mapping[str, Collection[str]], removed: str, source: str, sink: str
) -> Iterator[tuple[str, list[str]]]:
    """Without `removed`: each cut vertex, with what it parts from the root of the search.

    Hopcroft and Tarjan 1973; the root is the source (or the sink, which is beside it).
    """
    root = source if source != removed else sink
    order: dict[str, int] = {root: 0}
    low = {root: 0}
    visited = [root]
    stack = [(root, "", iter(_beside(graph, root, source, sink)))]
    while stack:
        vertex, parent, neighbours = stack[-1]
        for neighbour in neighbours:
            if neighbour in (removed, parent):
                continue
            if neighbour in order:
                low[vertex] = min(low[vertex], order[neighbour])
                continue
            order[neighbour] = low[neighbour] = len(order)
            visited.append(neighbour)
            stack.append((neighbour, vertex, iter(_beside(graph, neighbour, source, sink))))
            break
        else:
            stack.pop()
            if parent:
                low[parent] = min(low[parent], low[vertex])
                inside = visited[order[vertex] :]
                if low[vertex] >= order[parent] and _is_part(inside, parent, root, sink, graph):
                    yield parent, inside


def _is_part(
    inside: list[str], parent: str, root: str, sink: str, graph: Mapping[str, Collection[str]]
) -> bool:
    """Whether what a cut vertex parts lies on the far side of it, seen from source and sink."""
    return parent != root or (sink not in inside and len(inside) < len(graph) - 2)


def _beside(
    graph: Mapping[str, Collection[str]], vertex: str, source: str, sink: str
) -> Iterator[str]:
    yield from graph[vertex]
    if vertex == source:
        yield sink
    elif vertex == sink:
        yield source
