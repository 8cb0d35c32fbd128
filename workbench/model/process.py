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
    def data_by_id(self) -> dict[str, DataObject]:
        """Data objects by their id."""
        return {thing.id: thing for thing in self.data}

    @cached_property
    def messages_by_id(self) -> dict[str, MessageFlow]:
        """Message flows by their id."""
        return {flow.id: flow for flow in self.message_flows}

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

    @cached_property
    def _children(self) -> dict[str | None, tuple[FlowNode, ...]]:
        return _grouped((node.parent, node) for node in self.nodes)

    @cached_property
    def _messages(self) -> dict[str, tuple[MessageFlow, ...]]:
        ends = ((end, each) for each in self.message_flows for end in {each.source, each.target})
        return _grouped(ends)

    @cached_property
    def _data_at(self) -> dict[tuple[str, bool], tuple[DataObject, ...]]:
        data, links = self.data_by_id, self.associations
        there = (link for link in links if link.data in data)
        return _grouped(((link.node, link.writes), data[link.data]) for link in there)

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
        return self._children.get(parent, ())

    def messages(self, node: str) -> tuple[MessageFlow, ...]:
        """The message flows that come to a node or pool or leave it, in file order."""
        return self._messages.get(node, ())

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
        return self._pool_names.get(node.process, "") if node.process else ""

    @cached_property
    def _pool_names(self) -> dict[str | None, str]:
        return {pool.process: pool.name for pool in reversed(self.participants)}

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
        return self._data_at.get((node, False), ())

    def writes(self, node: str) -> tuple[DataObject, ...]:
        """The data that a node makes or changes."""
        return self._data_at.get((node, True), ())

    def term(self, key: str, default: str) -> str:
        """A word of the field."""
        return dict(self.terms).get(key, default)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
