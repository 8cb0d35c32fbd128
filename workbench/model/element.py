"""The elements of a process, named as in BPMN 2.0.2, with our attributes.

Every value is frozen; ids are those of the BPMN file.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from workbench.model.amount import CalendarDays, Money, Share, WorkingDays, WorkingMinutes
from workbench.model.evidence import Quantity

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
