"""Where tokens meet: which joins fire a known number of times, and where tokens get stuck.

A join at the end of a block fires once for every token that enters the block. In a part whose
paths cross, all moves are played through (`soundness`): where it is sound, each parallel join takes
one token of every flow into it. Elsewhere no formula holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.analysis.branching import Route
from workbench.analysis.control_flow import ControlFlow
from workbench.analysis.fragments import Fragment, Shape
from workbench.analysis.regions import BEFORE, RegionKind, Skeleton, is_virtual, node_of
from workbench.analysis.soundness import Judgement, Net, Verdict, net

BLOCKS = {RegionKind.PARALLEL, RegionKind.INCLUSIVE, RegionKind.CHOICE}


@dataclass(frozen=True)
class Entangled:
    """A part with crossing paths, some of them parallel: its ends, and what becomes of tokens."""

    entry: str
    exit: str
    judgement: Judgement


@dataclass
class Meetings:
    """What is known of the joins: `closes` names the split whose block a join closes, `whole` are
    those that take one token of every flow; `entangled` are the parts whose paths cross."""

    closes: dict[str, str] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    entangled: list[Entangled] = field(default_factory=list)


def meetings(control: ControlFlow) -> Meetings:
    """Look at every block and every part whose paths cross."""
    found = Meetings()
    if not _has_parallel_paths(control):
        return found
    skeleton = Skeleton(control)
    into, out = _degrees(skeleton)
    for fragment in skeleton.parts():
        if fragment.shape is Shape.BOND:
            _block(skeleton, fragment, (into, out), found)
        elif fragment.shape is Shape.RIGID and skeleton.concurrent(fragment):
            judgement = _net(control, fragment).judged()
            found.entangled.append(
                Entangled(node_of(fragment.entry), node_of(fragment.exit), judgement)
            )
            if judgement.verdict is Verdict.SOUND:
                found.whole.update(_joins(control, fragment))
    return found


def _has_parallel_paths(control: ControlFlow) -> bool:
    parting = (control.splits.get(v) for v, ways in control.out.items() if len(ways) > 1)
    return any(
        route not in (None, Route.EXCLUSIVE) for route in (*control.joins.values(), *parting)
    )


def _degrees(skeleton: Skeleton) -> tuple[dict[str, int], dict[str, int]]:
    into: dict[str, int] = {}
    out: dict[str, int] = {}
    for start, end in skeleton.edges:
        out[start] = out.get(start, 0) + 1
        into[end] = into.get(end, 0) + 1
    return into, out


def _block(
    skeleton: Skeleton,
    bond: Fragment,
    degrees: tuple[dict[str, int], dict[str, int]],
    found: Meetings,
) -> None:
    """Note the join that closes a block, if all its flows come from the block."""
    into, out = degrees
    kind, _, _ = skeleton.classed(bond)
    branches = len(bond.children)
    if kind not in BLOCKS or is_virtual(bond.exit) or into[bond.exit] != branches:
        return
    entry, join = node_of(bond.entry), node_of(bond.exit)
    if kind is RegionKind.CHOICE:
        found.closes[join] = join
    elif kind is RegionKind.PARALLEL or out[bond.entry] == branches:
        found.closes[join] = entry


def _net(control: ControlFlow, fragment: Fragment) -> Net:
    edges = [(child.entry, child.exit) for child in fragment.children]
    vertices = {vertex for edge in edges for vertex in edge}
    joins = {v: control.joins.get(node_of(v), Route.EXCLUSIVE) for v in vertices if _before(v)}
    splits = {v: control.splits.get(node_of(v), Route.EXCLUSIVE) for v in vertices}
    ends = frozenset(vertex for vertex in vertices if _before(vertex) and is_virtual(vertex))
    return net(edges, fragment.entry, fragment.exit, (joins, splits), ends)


def _joins(control: ControlFlow, fragment: Fragment) -> Iterator[str]:
    """The parallel joins inside a part."""
    for child in fragment.children:
        node = node_of(child.exit)
        if _before(child.exit) and control.joins.get(node) is Route.PARALLEL:
            yield node


def _before(vertex: str) -> bool:
    return vertex.startswith(BEFORE)
