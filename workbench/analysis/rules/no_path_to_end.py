"""From every step a case can come to an end."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from workbench.analysis.clusters import clusters
from workbench.analysis.control_flow import control_flow
from workbench.analysis.faults import fault, listed
from workbench.analysis.passages import views
from workbench.model.finding import Finding
from workbench.model.process import Process


def no_path_to_end(process: Process) -> Iterator[Finding]:
    """A finding for every group of nodes that no way out leads from: a cycle without exit."""
    for view in views(process):
        yield from _no_path_to_end(view)


def _no_path_to_end(process: Process) -> Iterator[Finding]:
    control = control_flow(process)
    backwards: nx.DiGraph[object] = nx.DiGraph()
    backwards.add_nodes_from(control.vertices)
    backwards.add_edges_from((way.target, way.source) for way in control.ways)
    ends = [vertex for vertex in control.vertices if not control.out[vertex]]
    leaving = nx.multi_source_dijkstra_path_length(backwards, ends, weight=None) if ends else {}
    stuck = (vertex for vertex in control.vertices if vertex not in leaving)
    for nodes in clusters(control, stuck):
        yield fault(
            f"A case that comes to {listed(nodes)} never ends: no way leads out.",
            "Give one of these steps a way to an end event.",
            nodes,
        )
