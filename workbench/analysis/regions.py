"""The parts of a process with one way in and one way out: its structure tree.

Every node is an edge from where flows meet to where they part, so that the tree of
`fragments` applies to any drawing; several ends meet in one virtual sink. Nodes that lie on no
path from start to end are left out (the rule `no-path-to-end` and others report them).
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import networkx as nx

from workbench.analysis.branching import Route
from workbench.analysis.control_flow import LEAVE, POOL, SOURCE, ControlFlow
from workbench.analysis.fragments import Fragment, Shape, bottom_up, fragments
from workbench.analysis.naming import called

SINK = "(sink)"
BEFORE, AFTER = "> ", "< "


class RegionKind(enum.StrEnum):
    """What a region is made of."""

    STEP = "step"
    FLOW = "flow"
    SEQUENCE = "sequence"
    CHOICE = "choice"
    PARALLEL = "parallel"
    INCLUSIVE = "inclusive"
    LOOP = "loop"
    MISMATCHED = "parted and joined differently"
    UNSTRUCTURED = "unstructured"


@dataclass(frozen=True)
class Region:
    """A part of the process that is entered and left at one place each.

    `nodes` are all node ids inside, in order of the flow; `children` are the parts in order of
    flow (sequence) or of the file (branches). A STEP has one node and no children; a FLOW has
    neither: it is a bare branch, `flows` naming its sequence flow. `flows` of other regions are
    those of the whole part. `entry` and `exit` are node ids, the virtual source or the virtual
    sink. `why` says what is mismatched or unstructured; `concurrent` is true where several
    tokens may then be inside.
    """

    kind: RegionKind
    entry: str
    exit: str
    nodes: tuple[str, ...]
    flows: tuple[str, ...] = ()
    children: tuple[Region, ...] = ()
    why: str = ""
    concurrent: bool = False


EXCLUSIVE, PARALLEL, INCLUSIVE = Route.EXCLUSIVE, Route.PARALLEL, Route.INCLUSIVE
BLOCKS: dict[tuple[Route, Route | None], RegionKind] = {
    (EXCLUSIVE, EXCLUSIVE): RegionKind.CHOICE,
    (EXCLUSIVE, INCLUSIVE): RegionKind.CHOICE,
    (EXCLUSIVE, None): RegionKind.CHOICE,
    (PARALLEL, PARALLEL): RegionKind.PARALLEL,
    (PARALLEL, INCLUSIVE): RegionKind.PARALLEL,
    (PARALLEL, None): RegionKind.PARALLEL,
    (INCLUSIVE, INCLUSIVE): RegionKind.INCLUSIVE,
    (INCLUSIVE, None): RegionKind.INCLUSIVE,
}
LOOPS: dict[tuple[Route, Route | None], RegionKind] = {(EXCLUSIVE, EXCLUSIVE): RegionKind.LOOP}
EMPTY = Region(RegionKind.SEQUENCE, SOURCE, SINK, ())


def regions(control: ControlFlow) -> Region:
    """The structure tree of a process, the whole process at its root."""
    graph = Skeleton(control)
    if not graph.edges:
        return EMPTY
    made: dict[int, Region] = {}
    root = fragments(graph.edges, BEFORE + SOURCE, BEFORE + SINK)
    for fragment in bottom_up(root):
        children = graph.in_order(fragment)
        made[id(fragment)] = graph.region(fragment, [made.pop(id(child)) for child in children])
    return made[id(root)]


def mismatched(control: ControlFlow) -> Iterator[Region]:
    """The MISMATCHED regions of a structure tree, inner ones first, without what is inside.

    Linear where blocks are nested deeply; the whole tree names every node once for every level.
    """
    graph = Skeleton(control)
    for fragment in graph.parts():
        if fragment.shape is Shape.BOND:
            kind, why, concurrent = graph.classed(fragment)
            if kind is RegionKind.MISMATCHED:
                ends = node_of(fragment.entry), node_of(fragment.exit)
                yield Region(kind, *ends, (), why=why, concurrent=concurrent)


def bottom_up_regions(root: Region) -> Iterator[Region]:
    """Every region after its children, without recursion."""
    order, stack = [], [root]
    while stack:
        region = stack.pop()
        order.append(region)
        stack += region.children
    return reversed(order)


class Skeleton:
    """What the structure tree is made of: vertices before and after each node; edges are nodes
    and ways."""

    def __init__(self, control: ControlFlow) -> None:
        self.control = control
        self.edges: list[tuple[str, str]] = []
        self.nodes: list[str] = []
        self.flows: list[str] = []
        useful = self.useful()
        self.first: dict[int, int] = {}
        for vertex in control.vertices:
            if vertex in useful:
                self.put(BEFORE + vertex, AFTER + vertex, node=vertex)
        for vertex in control.vertices:
            for way in control.out[vertex] if vertex in useful else ():
                if way.target in useful:
                    self.put(AFTER + way.source, BEFORE + way.target, flow=way.flow)
            if vertex in useful and not control.out[vertex]:
                self.put(AFTER + vertex, BEFORE + SINK)

    def parts(self) -> Iterator[Fragment]:
        """Every fragment after its children, children in order."""
        if not self.edges:
            return
        root = fragments(self.edges, BEFORE + SOURCE, BEFORE + SINK)
        for fragment in bottom_up(root):
            fragment.children = self.in_order(fragment)
        yield from bottom_up(root)

    def put(self, start: str, end: str, node: str = "", flow: str = "") -> None:
        """Add the edge that a node or a flow is."""
        self.edges.append((start, end))
        self.nodes.append(node if node in self.control.process.by_id else "")
        self.flows.append(flow)

    def useful(self) -> set[object]:
        """The vertices on a path from the source to an end."""
        graph: nx.DiGraph[object] = nx.DiGraph()
        graph.add_nodes_from([SOURCE, SINK])
        graph.add_edges_from((way.source, way.target) for way in self.control.ways)
        ends = [vertex for vertex in self.control.vertices if not self.control.out[vertex]]
        graph.add_edges_from((end, SINK) for end in ends if end != SOURCE)
        reached = {SOURCE, *nx.descendants(graph, SOURCE)}
        return reached & nx.ancestors(graph, SINK)

    def in_order(self, fragment: Fragment) -> list[Fragment]:
        """The children in order of flow; branches in file order, those that go back last."""
        children = fragment.children
        self.first[id(fragment)] = min(
            (self.first[id(child)] for child in children), default=fragment.edge
        )
        if fragment.shape is Shape.POLYGON:
            return children

        def key(child: Fragment) -> tuple[bool, int]:
            back = fragment.shape is Shape.BOND and child.entry != fragment.entry
            return back, self.first[id(child)]

        return sorted(children, key=key)

    def region(self, fragment: Fragment, children: list[Region]) -> Region:
        """The region of a fragment whose children are made."""
        flows = tuple(flow for child in children for flow in child.flows)
        nodes = tuple(node for child in children for node in child.nodes)
        ends = node_of(fragment.entry), node_of(fragment.exit)
        if fragment.shape is Shape.EDGE:
            return self.leaf(fragment.edge, ends)
        if fragment.shape is Shape.POLYGON:
            children = [child for child in children if child.kind is not RegionKind.FLOW]
            if not children:
                return Region(RegionKind.FLOW, *ends, (), flows)
            if len(children) == 1:
                return replace(children[0], flows=flows)
        kind, why, concurrent = self.classed(fragment)
        return Region(kind, *ends, nodes, flows, tuple(children), why, concurrent)

    def leaf(self, edge: int, ends: tuple[str, str]) -> Region:
        """The region of a single edge."""
        if self.nodes[edge]:
            return Region(RegionKind.STEP, *ends, (self.nodes[edge],))
        flow = self.flows[edge]
        return Region(RegionKind.FLOW, *ends, (), (flow,) if flow else ())

    def classed(self, fragment: Fragment) -> tuple[RegionKind, str, bool]:
        """The kind of a composite region, why it is unstructured, and if it is concurrent."""
        if fragment.shape is Shape.POLYGON:
            return RegionKind.SEQUENCE, "", False
        if fragment.shape is Shape.RIGID:
            why = (
                f"paths between {self.words(fragment.entry)} and {self.words(fragment.exit)} cross"
            )
            return RegionKind.UNSTRUCTURED, why, self.concurrent(fragment)
        back = any(child.entry != fragment.entry for child in fragment.children)
        parting, meeting = fragment.entry, fragment.exit
        if back:
            parting, meeting = meeting, parting
        split = self.control.splits.get(node_of(parting), Route.EXCLUSIVE)
        join = self.control.joins.get(node_of(meeting), None if is_virtual(meeting) else EXCLUSIVE)
        kind = LOOPS.get((split, join)) if back else BLOCKS.get((split, join))
        if kind:
            return kind, "", False
        why = (
            f"{self.words(parting)} parts the paths ({split}) and {self.words(meeting)} joins "
            f"them ({join})"
        )
        return RegionKind.MISMATCHED, why, True

    def concurrent(self, fragment: Fragment) -> bool:
        """Whether a parallel or inclusive node parts or joins paths of a rigid fragment."""
        starts = Counter(child.entry for child in fragment.children)
        ends = Counter(child.exit for child in fragment.children)
        routes = [self.control.splits.get(node_of(v)) for v, count in starts.items() if count > 1]
        routes += [self.control.joins.get(node_of(v)) for v, count in ends.items() if count > 1]
        return any(route not in (None, Route.EXCLUSIVE) for route in routes)

    def words(self, vertex: str) -> str:
        """What a vertex is called in sentences."""
        key = node_of(vertex).removeprefix(LEAVE)
        node = self.control.process.by_id.get(key)
        if node:
            return called(node)
        return "the start" if key == SOURCE or key.startswith(POOL) else "the end"


def node_of(vertex: str) -> str:
    """The vertex of the control flow that a vertex of the skeleton stands before or after."""
    return vertex[len(BEFORE) :]


def is_virtual(vertex: str) -> bool:
    """Whether paths only end here: the sink, or the way out of a sub-process."""
    return node_of(vertex) == SINK or node_of(vertex).startswith(LEAVE)
