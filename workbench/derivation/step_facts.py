"""What can be asked about one node: a step, an event or a gateway."""

from __future__ import annotations

from collections.abc import Callable

from workbench.derivation import amounts
from workbench.derivation.phrases import tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.model.element import (
    Activity,
    CallActivity,
    Event,
    FlowNode,
    Gateway,
    SubProcess,
    Task,
    TaskType,
)
from workbench.model.process import Process
from workbench.model.trace import Answer

NodeFunction = Callable[[Process, FlowNode], Answer]

BY_A_PERSON = {TaskType.TASK, TaskType.USER}
BY_THE_SYSTEM = {TaskType.SERVICE, TaskType.SCRIPT}


def _of_node(ask: NodeFunction) -> FactFunction:
    """A question about a node; None where the node is not there."""

    def answer(known: Known, ref: str) -> Answer:
        node = known.process.by_id.get(ref)
        return None if node is None else ask(known.process, node)

    return answer


def manner(process: Process, node: FlowNode) -> str:
    """How an activity is done; "" for events and gateways.

    "person", "manual", "system", "rule", "send", "receive", "call", "sub-process".
    """
    if isinstance(node, CallActivity):
        return "call"
    if isinstance(node, SubProcess):
        return "sub-process"
    if not isinstance(node, Task):
        return ""
    if node.attributes.outside:
        return "receive"
    if node.type in BY_A_PERSON:
        return "person"
    return "system" if node.type in BY_THE_SYSTEM else str(node.type).split(" ")[-1]


def human(process: Process, node: FlowNode) -> bool:
    """Whether somebody of the agency does the step by hand or at a screen."""
    return manner(process, node) in {"person", "manual", "send"} and bool(process.who(node))


def element(process: Process, node: FlowNode) -> str:
    """The kind of element in the words of BPMN: "user task", "exclusive gateway"."""
    match node:
        case Gateway():
            return f"{node.type} gateway"
        case Event():
            triggers = " ".join(node.triggers)
            return f"{node.position} {triggers} event".replace("  ", " ")
        case Task():
            return "task" if node.type is TaskType.TASK else f"{node.type} task"
        case CallActivity():
            return "call activity"
        case _:
            return "sub-process"


def name(process: Process, node: FlowNode) -> str:
    """The name on one line; the id where it has none."""
    return tidy(node.name) or node.id


def systems(process: Process, node: FlowNode) -> tuple[str, ...]:
    """All systems in which the step is done."""
    return node.attributes.systems


def system(process: Process, node: FlowNode) -> str:
    """The first of its systems: the one its sentences speak of."""
    return node.attributes.systems[0] if node.attributes.systems else ""


def uses(process: Process, node: FlowNode) -> tuple[str, ...]:
    """The names of the data that the step reads."""
    return tuple(dict.fromkeys(tidy(data.name) or data.id for data in process.reads(node.id)))


def makes(process: Process, node: FlowNode) -> tuple[str, ...]:
    """The names of the data that the step writes, with their state in brackets."""
    written = process.writes(node.id)
    named = (
        f"{tidy(data.name) or data.id}{f' ({data.state})' if data.state else ''}"
        for data in written
    )
    return tuple(dict.fromkeys(named))


def deadline(process: Process, node: FlowNode) -> str:
    """The time that a timer event waits, in words: "30 calendar days"; its text where the time
    is not known as an amount."""
    for definition in node.definitions if isinstance(node, Event) else ():
        if definition.deadline:
            return amounts.quantity(definition.deadline)
        if definition.timer or definition.text:
            return definition.text or definition.timer
    return ""


def message(process: Process, node: FlowNode) -> str:
    """What sets an event off, in words: message, signal or condition."""
    definitions = node.definitions if isinstance(node, Event) else ()
    return next((tidy(each.text) for each in definitions if each.text), "")


def position(process: Process, node: FlowNode) -> str:
    """Where an event stands: "start", "intermediate catch", "boundary", "end" ...; or ""."""
    return str(node.position) if isinstance(node, Event) else ""


def trigger(process: Process, node: FlowNode) -> str:
    """What sets an event off: "message", "timer" ...; "none" for a plain event."""
    if not isinstance(node, Event):
        return ""
    return str(node.triggers[0]) if node.triggers else "none"


def attached(process: Process, node: FlowNode) -> str:
    """The name of the activity on whose border an event sits."""
    host = process.by_id.get(node.attached_to or "") if isinstance(node, Event) else None
    return name(process, host) if host else ""


def interrupting(process: Process, node: FlowNode) -> bool:
    """Whether an event stops what is going on."""
    return not isinstance(node, Event) or node.interrupting


def called(process: Process, node: FlowNode) -> str:
    """The process that a call activity uses."""
    return node.called if isinstance(node, CallActivity) else ""


def loop(process: Process, node: FlowNode) -> str:
    """How often an activity is done for one case; "" for once."""
    return str(node.loop) if isinstance(node, Activity) else ""


def senders(process: Process, node: FlowNode) -> tuple[str, ...]:
    """The parties whose messages come to the node."""
    pools = {pool.id: tidy(pool.name) or pool.id for pool in process.participants}
    flows = (flow for flow in process.message_flows if flow.target == node.id)
    return tuple(dict.fromkeys(pools[flow.source] for flow in flows if flow.source in pools))


def recipients(process: Process, node: FlowNode) -> tuple[str, ...]:
    """The parties to whom the node sends messages."""
    pools = {pool.id: tidy(pool.name) or pool.id for pool in process.participants}
    flows = (flow for flow in process.message_flows if flow.source == node.id)
    return tuple(dict.fromkeys(pools[flow.target] for flow in flows if flow.target in pools))


def _attribute(key: str) -> NodeFunction:
    def ask(process: Process, node: FlowNode) -> Answer:
        value = getattr(node.attributes, key)
        return value if isinstance(value, bool) else str(value or "")

    return ask


def _amount(key: str) -> NodeFunction:
    def ask(process: Process, node: FlowNode) -> Answer:
        return amounts.quantity(getattr(node.attributes, key))

    return ask


def _evidence(key: str) -> NodeFunction:
    def ask(process: Process, node: FlowNode) -> Answer:
        return amounts.evidence(getattr(node.attributes, key))

    return ask


QUESTIONS: dict[str, NodeFunction] = {
    "name": name,
    "element": element,
    "manner": manner,
    "human": human,
    "who": lambda process, node: process.who(node),
    "outside": _attribute("outside"),
    "phase": _attribute("phase"),
    "systems": systems,
    "system": system,
    "uses": uses,
    "makes": makes,
    "rule": _attribute("rule"),
    "mandated": _attribute("mandated"),
    "problem": _attribute("problem"),
    "value": _attribute("value_class"),
    "work": _amount("work"),
    "work evidence": _evidence("work"),
    "wait": _amount("wait"),
    "wait evidence": _evidence("wait"),
    "cost": _amount("cost"),
    "notes": lambda process, node: node.documentation.strip(),
    "deadline": deadline,
    "message": message,
    "position": position,
    "trigger": trigger,
    "attached": attached,
    "interrupting": interrupting,
    "called": called,
    "loop": loop,
    "senders": senders,
    "recipients": recipients,
}

STEP_FACTS: dict[str, FactFunction] = {key: _of_node(ask) for key, ask in QUESTIONS.items()}
