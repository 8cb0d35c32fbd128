"""Nodes that hang together among those that a rule has found."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from workbench.analysis.control_flow import ControlFlow
from workbench.model.element import FlowNode


def clusters(control: ControlFlow, found: Iterable[str]) -> list[list[FlowNode]]:
    """The found vertices that are nodes, one list for each weakly connected part, in file order."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(found)
    graph.add_edges_from(
        (way.source, way.target)
        for way in control.ways
        if way.source in graph and way.target in graph
    )
    parts = list(nx.connected_components(graph))
    part_of = {vertex: number for number, part in enumerate(parts) for vertex in part}
    groups: list[list[FlowNode]] = [[] for _ in parts]
    for node in control.process.nodes:
        if node.id in part_of:
            groups[part_of[node.id]].append(node)
    return [group for group in groups if group]
