"""A process as BPMN 2.0.2 says it: nodes, flows, pools, lanes, data, and the views of them.

What the model does not hold (the drawing, foreign extensions) stays in the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import networkx as nx

from workbench.model.element import (
    Annotation,
    DataAssociation,
    DataObject,
    Event,
    FlowNode,
    Lane,
    MessageFlow,
    Participant,
    SequenceFlow,
)

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Process:
    """All that one file says: one process, or several with the messages between them.

    `terms` are the words of the field to be used in sentences, such as ("system", "the permit
    system"). `trigger` is what sets a case off, in words.
    """

    id: str
    name: str = ""
    documentation: str = ""
    nodes: tuple[FlowNode, ...] = ()
    flows: tuple[SequenceFlow, ...] = ()
    participants: tuple[Participant, ...] = ()
    lanes: tuple[Lane, ...] = ()
    message_flows: tuple[MessageFlow, ...] = ()
    data: tuple[DataObject, ...] = ()
    associations: tuple[DataAssociation, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    trigger: str = ""

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The sequence flows as a frozen networkx graph.

        Vertices are node ids (attribute `node`), edges are keyed by flow id (attribute `flow`).
        Flows with an end that is not there are left out: `check` reports them.
        """
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self.nodes:
            graph.add_node(node.id, node=node)
        for flow in self.flows:
            if flow.source in graph and flow.target in graph:
                graph.add_edge(flow.source, flow.target, key=flow.id, flow=flow)
        return nx.freeze(graph)  # type: ignore[no-any-return]

    @cached_property
    def by_id(self) -> dict[str, FlowNode]:
        """Nodes by their id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def flows_by_id(self) -> dict[str, SequenceFlow]:
        """Sequence flows by their id."""
        return {flow.id: flow for flow in self.flows}

    @cached_property
    def _outgoing(self) -> dict[str, tuple[SequenceFlow, ...]]:
        return _grouped((flow.source, flow) for flow in self.flows)

    @cached_property
    def _incoming(self) -> dict[str, tuple[SequenceFlow, ...]]:
        return _grouped((flow.target, flow) for flow in self.flows)

    @cached_property
    def _boundary(self) -> dict[str, tuple[Event, ...]]:
        events = (node for node in self.nodes if isinstance(node, Event))
        return _grouped((event.attached_to, event) for event in events if event.attached_to)

    def outgoing(self, node: str) -> tuple[SequenceFlow, ...]:
        """The flows out of a node, in file order."""
        return self._outgoing.get(node, ())

    def incoming(self, node: str) -> tuple[SequenceFlow, ...]:
        """The flows into a node, in file order."""
        return self._incoming.get(node, ())

    def boundary(self, node: str) -> tuple[Event, ...]:
        """The events on the border of an activity."""
        return self._boundary.get(node, ())

    def children(self, parent: str | None) -> tuple[FlowNode, ...]:
        """The nodes directly inside a sub-process, or at the top."""
        return tuple(node for node in self.nodes if node.parent == parent)

    @cached_property
    def lanes_by_id(self) -> dict[str, Lane]:
        """Lanes by their id."""
        return {lane.id: lane for lane in self.lanes}

    def who(self, node: FlowNode) -> str:
        """Who does a step: its attribute, else its lane's name, else its pool's."""
        if node.attributes.who:
            return node.attributes.who
        if node.lane in self.lanes_by_id:
            return self.lanes_by_id[node.lane].name
        pools = [pool.name for pool in self.participants if pool.process == node.process]
        return pools[0] if pools and node.process else ""

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Everybody inside the agency who does something, in order of first appearance."""
        names = (self.who(node) for node in self.nodes if not node.attributes.outside)
        return tuple(dict.fromkeys(name for name in names if name))

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Everybody outside: their steps' names and the black-box pools, in order."""
        steps = [self.who(node) for node in self.nodes if node.attributes.outside]
        pools = [pool.name for pool in self.participants if pool.process is None]
        return tuple(dict.fromkeys(name for name in (*steps, *pools) if name))

    def reads(self, node: str) -> tuple[DataObject, ...]:
        """The data that a node uses."""
        return self._associated(node, writes=False)

    def writes(self, node: str) -> tuple[DataObject, ...]:
        """The data that a node makes or changes."""
        return self._associated(node, writes=True)

    def _associated(self, node: str, *, writes: bool) -> tuple[DataObject, ...]:
        data = {thing.id: thing for thing in self.data}
        links = (link for link in self.associations if (link.node, link.writes) == (node, writes))
        return tuple(data[link.data] for link in links if link.data in data)

    def term(self, key: str, default: str) -> str:
        """A word of the field."""
        return dict(self.terms).get(key, default)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
