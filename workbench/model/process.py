"""A process as BPMN 2.0.2 says it: nodes, flows, pools, lanes, data, and our attributes.

Every value is frozen; ids are those of the BPMN file. What the model does not hold (the
drawing, foreign extensions) stays in the file.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import networkx as nx

from workbench.model.amount import CalendarDays, Money, Share, WorkingDays, WorkingMinutes
from workbench.model.evidence import Quantity

K = TypeVar("K")
V = TypeVar("V")

Wait = Quantity[WorkingMinutes] | Quantity[WorkingDays] | Quantity[CalendarDays]


class TaskType(enum.StrEnum):
    """The task types of BPMN 10.3.3."""

    TASK = "task"
    USER = "user"
    MANUAL = "manual"
    SERVICE = "service"
    SCRIPT = "script"
    RULE = "business rule"
    SEND = "send"
    RECEIVE = "receive"


class GatewayType(enum.StrEnum):
    """The gateway types of BPMN 10.6."""

    EXCLUSIVE = "exclusive"
    INCLUSIVE = "inclusive"
    PARALLEL = "parallel"
    EVENT = "event-based"
    COMPLEX = "complex"


class Position(enum.StrEnum):
    """Where an event stands: BPMN 10.5."""

    START = "start"
    CATCH = "intermediate catch"
    THROW = "intermediate throw"
    BOUNDARY = "boundary"
    END = "end"


class Trigger(enum.StrEnum):
    """The event definitions of BPMN 10.5.5."""

    MESSAGE = "message"
    TIMER = "timer"
    ERROR = "error"
    ESCALATION = "escalation"
    CANCEL = "cancel"
    COMPENSATION = "compensation"
    CONDITIONAL = "conditional"
    LINK = "link"
    SIGNAL = "signal"
    TERMINATE = "terminate"


class Loop(enum.StrEnum):
    """How often an activity is done for one case: BPMN 10.3.8."""

    NONE = ""
    STANDARD = "loop"
    PARALLEL = "each, at the same time"
    SEQUENTIAL = "each, one after the other"


class ValueClass(enum.StrEnum):
    """Whether a step is worth its time to the one who is served."""

    ADDING = "VA"
    BUSINESS = "BVA"
    NONE = "NVA"


@dataclass(frozen=True)
class Attributes:
    """What Workbench knows of a step beyond BPMN (our extension elements).

    `who` does the step: the lane's name, or an outside party's where `outside` is true.
    `work` is time with hands on, `wait` is time that passes before it and is no queue of ours.
    `row` is the id of the table row that a node was made for; inserted nodes have an own id
    derived from it.
    """

    who: str = ""
    outside: bool = False
    phase: str = ""
    systems: tuple[str, ...] = ()
    work: Quantity[WorkingMinutes] | None = None
    wait: Wait | None = None
    cost: Quantity[Money] | None = None
    rule: str = ""
    mandated: bool = False
    problem: str = ""
    value_class: ValueClass | None = None
    row: str = ""


@dataclass(frozen=True)
class FlowNode:
    """What a token can stand on. `lane` is an id; `parent` is the id of the sub-process around
    it, `process` of the BPMN process it belongs to."""

    id: str
    name: str = ""
    documentation: str = ""
    lane: str | None = None
    parent: str | None = None
    process: str = ""
    attributes: Attributes = Attributes()


@dataclass(frozen=True)
class Activity(FlowNode):
    """Work: a task, a sub-process or a call activity."""

    loop: Loop = Loop.NONE
    default: str | None = None


@dataclass(frozen=True)
class Task(Activity):
    """An activity that is not taken apart further."""

    type: TaskType = TaskType.TASK


@dataclass(frozen=True)
class SubProcess(Activity):
    """An embedded sub-process; its nodes name it as their parent."""

    by_event: bool = False
    kind: str = "sub-process"


@dataclass(frozen=True)
class CallActivity(Activity):
    """The use of a process that is described elsewhere."""

    called: str = ""


@dataclass(frozen=True)
class EventDefinition:
    """What sets an event off; `text` is the message, signal or condition, `timer` the ISO 8601
    text of a timer, `deadline` the same as a quantity where it is known."""

    trigger: Trigger
    text: str = ""
    timer: str = ""
    deadline: Wait | None = None


@dataclass(frozen=True)
class Event(FlowNode):
    """Something that happens. `attached_to` is set at boundary events only."""

    position: Position = Position.CATCH
    definitions: tuple[EventDefinition, ...] = ()
    attached_to: str | None = None
    interrupting: bool = True
    parallel_multiple: bool = False

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        """The kinds of its definitions; empty for a plain ("none") event."""
        return tuple(definition.trigger for definition in self.definitions)


@dataclass(frozen=True)
class Gateway(FlowNode):
    """Where paths part or meet."""

    type: GatewayType = GatewayType.EXCLUSIVE
    default: str | None = None


@dataclass(frozen=True)
class SequenceFlow:
    """What comes next. `share` is how often a token that chooses comes this way."""

    id: str
    source: str
    target: str
    name: str = ""
    condition: str = ""
    share: Quantity[Share] | None = None
    documentation: str = ""


@dataclass(frozen=True)
class Participant:
    """A pool. `process` is None for a black box: somebody outside."""

    id: str
    name: str = ""
    process: str | None = None
    documentation: str = ""


@dataclass(frozen=True)
class Lane:
    """A role's band in a pool; `parent` is the lane around it."""

    id: str
    name: str = ""
    process: str = ""
    parent: str | None = None
    documentation: str = ""


@dataclass(frozen=True)
class MessageFlow:
    """A message between pools; source and target are ids of participants or nodes."""

    id: str
    source: str
    target: str
    name: str = ""


@dataclass(frozen=True)
class DataObject:
    """A document, form or record; `store` where it outlives the case."""

    id: str
    name: str = ""
    state: str = ""
    store: bool = False
    documentation: str = ""


@dataclass(frozen=True)
class DataAssociation:
    """A node reads (`writes` false) or writes a data object."""

    id: str
    node: str
    data: str
    writes: bool


@dataclass(frozen=True)
class Annotation:
    """A remark in the drawing; `about` are the ids of the elements it is tied to."""

    id: str
    text: str
    about: tuple[str, ...] = ()


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
