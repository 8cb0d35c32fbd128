"""The refined process structure tree of a directed graph with one source and one sink.

After Vanhatalo, Voelzer and Koehler 2009, computed as Polyvyanyy, Vanhatalo and Voelzer 2010
do: in a graph whose every vertex has at most one edge in or at most one edge out, the fragments are
the triconnected components of the undirected graph with an edge from sink back to source.
Sequences and bonds are found by series and parallel reduction; what that leaves is rigid, or is
cut at its separation pairs.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workbench.analysis.separation import smallest_split


class Shape(enum.StrEnum):
    """The kinds of a fragment."""

    EDGE = "edge"
    POLYGON = "polygon"
    BOND = "bond"
    RIGID = "rigid"


@dataclass(eq=False)
class Fragment:
    """A part that is entered at one vertex and left at another. Children of a polygon are in
    order of flow; `edge` is the number of the edge that an EDGE is, -1 otherwise."""

    shape: Shape
    entry: str
    exit: str
    edge: int = -1
    children: list[Fragment] = field(default_factory=list)

    def chain(self, start: str) -> list[Fragment]:
        """The parts of a polygon in order from one end, the fragment itself if it is none."""
        if self.shape is not Shape.POLYGON:
            return [self]
        return self.children if self.entry == start else self.children[::-1]

    def side_by_side(self) -> list[Fragment]:
        """The parts of a bond, the fragment itself if it is none."""
        return self.children if self.shape is Shape.BOND else [self]


def bottom_up(root: Fragment) -> Iterator[Fragment]:
    """Every fragment after its children, children in order."""
    stack = [(root, False)]
    while stack:
        fragment, seen = stack.pop()
        if seen or not fragment.children:
            yield fragment
            continue
        stack.append((fragment, True))
        stack += [(child, False) for child in reversed(fragment.children)]


def fragments(edges: Sequence[tuple[str, str]], source: str, sink: str) -> Fragment:
    """The tree of fragments of a graph whose every vertex lies on a path from source to sink.

    The source has no edge in, the sink none out, there are no self-loops, and every vertex has at
    most one edge in or at most one out.
    """
    reduction = _Reduction(source, sink)
    for number, (start, end) in enumerate(edges):
        reduction.add(Fragment(Shape.EDGE, start, end, number))
    root = reduction.run()
    _direct(root, edges)
    return root


class _Reduction:
    """The undirected graph of parts that is reduced to one part from source to sink."""

    def __init__(self, source: str, sink: str) -> None:
        self.source, self.sink = source, sink
        self.parts: dict[str, dict[str, Fragment]] = {source: {}, sink: {}}
        self.loose: list[str] = []
        self.head: list[Fragment] = []
        self.tail: list[Fragment] = []

    def add(self, part: Fragment) -> None:
        """Put a part between its ends, beside the one that may be there already."""
        start, end = part.entry, part.exit
        other = self.parts.setdefault(start, {}).get(end)
        if other is not None:
            beside = [*other.side_by_side(), *part.side_by_side()]
            part = Fragment(Shape.BOND, start, end, children=beside)
        self.parts[start][end] = part
        self.parts.setdefault(end, {})[start] = part
        self.loose += [start, end]

    def remove(self, part: Fragment) -> None:
        del self.parts[part.entry][part.exit]
        del self.parts[part.exit][part.entry]

    def run(self) -> Fragment:
        """Reduce until one part is left."""
        while True:
            self.reduce()
            if len(self.parts) == 2:
                break
            inside = smallest_split(self.parts, self.source, self.sink)
            if inside is None:
                self.replace(self.source, self.sink, list(self.parts))
            else:
                self.replace(*inside)
        middle = self.parts[self.source][self.sink].chain(self.source)
        whole = [*self.head, *middle, *reversed(self.tail)]
        if len(whole) == 1:
            return whole[0]
        return Fragment(Shape.POLYGON, "", "", children=whole)

    def reduce(self) -> None:
        """Join neighbours in a row until no vertex has only two."""
        while self.loose:
            vertex = self.loose.pop()
            if vertex in (self.source, self.sink):
                self.advance()
            elif len(self.parts.get(vertex, ())) == 2:
                self.join(vertex)

    def join(self, vertex: str) -> None:
        (before, one), (after, other) = self.parts[vertex].items()
        self.remove(one)
        self.remove(other)
        del self.parts[vertex]
        row = [*one.chain(before), *other.chain(vertex)]
        self.add(Fragment(Shape.POLYGON, before, after, children=row))

    def advance(self) -> None:
        """Take the parts off that every path begins or ends with."""
        while len(self.parts) > 2 and len(self.parts[self.source]) == 1:
            self.source = self.take_off(self.source, self.head)
        while len(self.parts) > 2 and len(self.parts[self.sink]) == 1:
            self.sink = self.take_off(self.sink, self.tail)

    def take_off(self, end: str, row: list[Fragment]) -> str:
        """Move the only part at an end of the graph to a row; the new end."""
        ((beyond, part),) = self.parts[end].items()
        row += part.chain(end)
        self.remove(part)
        del self.parts[end]
        return beyond

    def replace(self, start: str, end: str, vertices: list[str]) -> None:
        """Make one rigid part of all parts among some vertices but the one between both ends."""
        members = set(vertices)
        found = {
            id(part): part
            for vertex in vertices
            for other, part in self.parts[vertex].items()
            if other in members and {vertex, other} != {start, end}
        }
        for part in found.values():
            self.remove(part)
        for vertex in members - {start, end}:
            del self.parts[vertex]
        self.add(Fragment(Shape.RIGID, start, end, children=list(found.values())))


def _direct(root: Fragment, edges: Sequence[tuple[str, str]]) -> None:
    """Give every fragment its entry and exit, and every polygon its order.

    A vertex is the entry if no edge into it, or every edge out of it, is inside.
    """
    outgoing: dict[str, int] = {}
    for start, _ in edges:
        outgoing[start] = outgoing.get(start, 0) + 1
    ends: dict[int, dict[str, tuple[int, int]]] = {}
    for fragment in bottom_up(root):
        if fragment.shape is Shape.EDGE:
            start, end = edges[fragment.edge]
            ends[id(fragment)] = {start: (0, 1), end: (1, 0)}
            continue
        _turn(fragment, _tally(fragment, ends), outgoing, ends)


def _tally(
    fragment: Fragment, ends: dict[int, dict[str, tuple[int, int]]]
) -> dict[str, tuple[int, int]]:
    """Edges in and out inside the fragment, at every vertex where its children end."""
    tally: dict[str, tuple[int, int]] = {}
    for child in fragment.children:
        for vertex, (into, out) in ends.pop(id(child)).items():
            before = tally.get(vertex, (0, 0))
            tally[vertex] = (before[0] + into, before[1] + out)
    return tally


def _turn(
    fragment: Fragment,
    tally: dict[str, tuple[int, int]],
    outgoing: dict[str, int],
    ends: dict[int, dict[str, tuple[int, int]]],
) -> None:
    if not fragment.entry:
        fragment.entry, fragment.exit = fragment.children[0].entry, fragment.children[-1].exit
    into, out = tally[fragment.entry]
    if into and out < outgoing.get(fragment.entry, 1):
        fragment.entry, fragment.exit = fragment.exit, fragment.entry
        if fragment.shape is Shape.POLYGON:
            fragment.children.reverse()
    ends[id(fragment)] = {
        vertex: tally[vertex] for vertex in (fragment.entry, fragment.exit) if vertex in tally
    }
