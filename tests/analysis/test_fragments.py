"""The fragments are those of the definition: checked on every small graph by trying all sets."""

from __future__ import annotations

import itertools
from collections import Counter

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.analysis.fragments import Fragment, Shape, bottom_up, fragments

Edges = list[tuple[str, str]]


def canonical_fragments(edges: Edges) -> set[frozenset[int]]:
    """By the definition of Vanhatalo, Voelzer and Koehler 2009: all sets of edges are tried."""
    sets = [
        frozenset(chosen)
        for size in range(1, len(edges) + 1)
        for chosen in itertools.combinations(range(len(edges)), size)
        if is_fragment(edges, chosen)
    ]
    return {
        one
        for one in sets
        if not any(one & other and one - other and other - one for other in sets)
    }


def is_fragment(edges: Edges, chosen: tuple[int, ...]) -> bool:
    inside = [edges[number] for number in chosen]
    if not nx.is_connected(nx.Graph(inside)):
        return False
    outside = [edge for number, edge in enumerate(edges) if number not in chosen]
    touched = {vertex for edge in outside for vertex in edge} | {"s", "t"}
    boundary = {vertex for edge in inside for vertex in edge} & touched
    entries = {
        v
        for v in boundary
        if not any(end == v for _, end in inside) or not any(start == v for start, _ in outside)
    }
    exits = {
        v
        for v in boundary
        if not any(start == v for start, _ in inside) or not any(end == v for _, end in outside)
    }
    return len(boundary) == 2 and any(
        one in entries and other in exits for one, other in itertools.permutations(boundary)
    )


def edge_sets(root: Fragment) -> set[frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for fragment in bottom_up(root):
        own = [fragment.edge] if fragment.shape is Shape.EDGE else []
        found[id(fragment)] = frozenset(own).union(*(found[id(c)] for c in fragment.children))
    return set(found.values())


def normalised(edges: Edges) -> Edges:
    """The same graph with vertices taken apart that both join and part."""
    into, out = Counter(end for _, end in edges), Counter(start for start, _ in edges)
    mixed = {v for v in into if into[v] > 1 and out[v] > 1}
    inner = [(v, f"{v}'") for v in sorted(mixed)]
    return [(f"{start}'" if start in mixed else start, end) for start, end in edges] + inner


@st.composite
def graphs(draw: st.DrawFn) -> Edges:
    """Random graphs from s to t in which every vertex is on a path between them."""
    vertices = "abcde"[: draw(st.integers(0, 5))]
    pairs = st.tuples(st.sampled_from("s" + vertices), st.sampled_from(vertices + "t"))
    edges = draw(st.lists(pairs, min_size=1, max_size=9))
    graph = nx.DiGraph([*edges, ("s", "s0"), ("t0", "t")])
    reached = nx.descendants(graph, "s") | {"s"}
    useful = reached & (nx.ancestors(graph, "t") | {"t"})
    kept = [(a, b) for a, b in edges if a in useful and b in useful and a != b]
    return normalised(kept)


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_the_tree_holds_exactly_the_canonical_fragments(edges: Edges) -> None:
    if not 1 <= len(edges) <= 11:
        return
    root = fragments(edges, "s", "t")
    assert edge_sets(root) == canonical_fragments(edges) | {frozenset(range(len(edges)))}


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_entries_and_exits_follow_the_flow(edges: Edges) -> None:
    if not edges:
        return
    root = fragments(edges, "s", "t")
    assert (root.entry, root.exit) == ("s", "t")
    for fragment in bottom_up(root):
        if fragment.shape is Shape.POLYGON:
            places = [fragment.entry, *(child.exit for child in fragment.children)]
            assert [child.entry for child in fragment.children] == places[:-1]
            assert places[-1] == fragment.exit
        if fragment.shape is Shape.EDGE:
            assert (fragment.entry, fragment.exit) == edges[fragment.edge]


@pytest.mark.parametrize(
    ("edges", "shapes"),
    [
        ("st", "edge"),
        ("sa at", "polygon edge"),
        ("sa ab ab bt", "polygon edge bond"),
        ("sa ab bc ca bt", None),
        ("sa ab ac bd cd dt bc", "polygon edge rigid"),
    ],
)
def test_small_graphs(edges: str, shapes: str | None) -> None:
    pairs = [(pair[0], pair[1]) for pair in edges.split()]
    root = fragments(normalised(pairs), "s", "t")
    if shapes:
        kinds = {root.shape} | {child.shape for child in root.children}
        assert kinds == {Shape(word) for word in shapes.split()}


def test_a_rigid_part_inside_a_rigid_part_is_found() -> None:
    crossing = [("a", "b"), ("a", "c"), ("b", "c"), ("b", "d"), ("c", "d")]
    outer = [("s", "x"), ("s", "y"), ("x", "y"), ("y", "t"), ("a", "t"), ("x", "a")]
    edges = [edge for edge in outer if edge != ("a", "t")] + crossing + [("d", "t")]
    rigid = [f for f in bottom_up(fragments(edges, "s", "t")) if f.shape is Shape.RIGID]
    assert min(len(part.children) for part in rigid) == 5
