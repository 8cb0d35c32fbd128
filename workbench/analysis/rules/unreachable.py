"""A case can come to every step."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from workbench.analysis.clusters import clusters
from workbench.analysis.control_flow import SOURCE, control_flow
from workbench.analysis.faults import fault, listed
from workbench.analysis.passages import compensating, views
from workbench.model.finding import Finding
from workbench.model.process import Process


def unreachable(process: Process) -> Iterator[Finding]:
    """A finding for every group of nodes that nothing leads to, compensation left out."""
    for view in views(process):
        yield from _unreachable(view)


def _unreachable(process: Process) -> Iterator[Finding]:
    control = control_flow(process)
    graph: nx.DiGraph[object] = nx.DiGraph()
    graph.add_nodes_from(control.vertices)
    graph.add_edges_from((way.source, way.target) for way in control.ways)
    graph.add_edges_from((SOURCE, handler) for handler in compensating(process))
    reached = {SOURCE, *nx.descendants(graph, SOURCE)}
    lost = (vertex for vertex in control.vertices if vertex not in reached)
    for nodes in clusters(control, lost):
        yield fault(
            f"No case ever comes to {listed(nodes)}.",
            "Connect the first of these steps, or delete them.",
            nodes,
        )
