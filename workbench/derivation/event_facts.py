"""What can be asked about an event, and about the messages of a node."""

from __future__ import annotations

from workbench.derivation import amounts
from workbench.derivation.naming import name
from workbench.derivation.phrases import actor, tidy
from workbench.derivation.reader import FactFunction
from workbench.derivation.step_facts import NodeFunction, of_node
from workbench.model.element import Event, FlowNode, Position, SubProcess
from workbench.model.process import Process


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
    """Where an event stands: "start", "intermediate catch", "boundary", "end" ...; "" for no event.

    Inside a sub-process a start is "inner start" ("event start" where the sub-process is set off
    by it) and a plain end "inner end" ("event end" where that sub-process belongs to the whole
    case); an end that throws something is a throw.
    """
    if not isinstance(node, Event):
        return ""
    around = process.by_id.get(node.parent or "")
    if around is None or node.position not in {Position.START, Position.END}:
        return str(node.position)
    if node.position is Position.START:
        return "event start" if _by_event(around) else "inner start"
    if node.triggers:
        return "intermediate throw"
    outermost = around.parent not in process.by_id
    return "event end" if _by_event(around) and outermost else "inner end"


def _by_event(node: FlowNode) -> bool:
    return isinstance(node, SubProcess) and node.by_event


def closes_case(process: Process, node: FlowNode) -> bool:
    """Whether the case is over at the end of an event sub-process, because its start stopped
    everything else."""
    starts = (start for start in process.children(node.parent) if isinstance(start, Event))
    return any(start.interrupting for start in starts if start.position is Position.START)


def is_link(process: Process, node: FlowNode) -> bool:
    """Whether an event only stands for a long line."""
    return trigger(process, node) == "link"


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


def senders(process: Process, node: FlowNode) -> tuple[str, ...]:
    """The parties whose messages come to the node."""
    pools = {pool.id: tidy(pool.name) or pool.id for pool in process.participants}
    flows = (flow for flow in process.messages(node.id) if flow.target == node.id)
    return tuple(dict.fromkeys(pools[flow.source] for flow in flows if flow.source in pools))


def recipients(process: Process, node: FlowNode) -> tuple[str, ...]:
    """The parties to whom the node sends messages."""
    pools = {pool.id: tidy(pool.name) or pool.id for pool in process.participants}
    flows = (flow for flow in process.messages(node.id) if flow.source == node.id)
    return tuple(dict.fromkeys(pools[flow.target] for flow in flows if flow.target in pools))


def _within(names: tuple[str, ...]) -> tuple[str, ...]:
    """Parties as a sentence names them."""
    return tuple(dict.fromkeys(actor(name) for name in names))


def timed(process: Process, node: FlowNode) -> bool:
    """Whether an event is set off by time."""
    return trigger(process, node) == "timer"


def ends_all(process: Process, node: FlowNode) -> bool:
    """Whether an event ends the whole case."""
    return trigger(process, node) == "terminate"


def limits(process: Process, node: FlowNode) -> tuple[str, ...]:
    """The deadlines on the border of an activity, in words."""
    events = (event for event in process.boundary(node.id) if timed(process, event))
    return tuple(limit for limit in (deadline(process, event) for event in events) if limit)


def waits_for_time(process: Process, node: FlowNode) -> bool:
    """Whether an event is a deadline within the case."""
    return timed(process, node) and position(process, node) in {"boundary", "intermediate catch"}


def goes_wrong(process: Process, node: FlowNode) -> bool:
    """Whether an event on the border of an activity is no deadline."""
    is_border = position(process, node) == "boundary"
    return is_border and trigger(process, node) not in {"timer", "compensation"}


QUESTIONS: dict[str, NodeFunction] = {
    "deadline": deadline,
    "message": message,
    "position": position,
    "trigger": trigger,
    "timed": timed,
    "ends all": ends_all,
    "is link": is_link,
    "attached": attached,
    "interrupting": interrupting,
    "closes case": closes_case,
    "senders": lambda process, node: _within(senders(process, node)),
    "recipients": lambda process, node: _within(recipients(process, node)),
    "limits": limits,
    "waits for time": waits_for_time,
    "goes wrong": goes_wrong,
}

EVENT_FACTS: dict[str, FactFunction] = {key: of_node(ask) for key, ask in QUESTIONS.items()}
