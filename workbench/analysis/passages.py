"""Where tokens begin, and where they go on without a drawn flow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.model.element import (
    Activity,
    Event,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    SequenceFlow,
    SubProcess,
    Trigger,
)
from workbench.model.process import Process

AWAITED = {Trigger.MESSAGE, Trigger.TIMER, Trigger.CONDITIONAL, Trigger.SIGNAL}
CAUGHT = {Trigger.ERROR, Trigger.ESCALATION, Trigger.CANCEL}


def starts(node: FlowNode) -> bool:
    """Whether a node is a start event."""
    return isinstance(node, Event) and node.position is Position.START


def catches(event: Event, end: FlowNode) -> bool:
    """Whether a boundary event catches what an end event inside throws."""
    if not isinstance(end, Event) or end.position is not Position.END:
        return False
    return any(
        caught.trigger is thrown.trigger
        and thrown.trigger in CAUGHT
        and (not caught.text or caught.text == thrown.text)
        for caught in event.definitions
        for thrown in end.definitions
    )


def caught(process: Process) -> dict[str, Event]:
    """The boundary event that each end event throws to: that of the nearest sub-process around
    it which catches what is thrown (BPMN 2.0.2, 10.5.6)."""
    found: dict[str, Event] = {}
    for end in process.nodes:
        for around in surroundings(process, end):
            events = (event for event in process.boundary(around.id) if catches(event, end))
            catcher = next(events, None)
            if catcher is not None:
                found[end.id] = catcher
                break
    return found


def surroundings(process: Process, node: FlowNode) -> Iterator[FlowNode]:
    """The sub-processes around a node, the nearest first."""
    seen = {node.id}
    here = process.by_id.get(node.parent or "")
    while here is not None and here.id not in seen:
        seen.add(here.id)
        yield here
        here = process.by_id.get(here.parent or "")


def begins_anew(process: Process, node: FlowNode) -> bool:
    """Whether a node that is no start event begins a case by itself, beside the start events: an
    event-based gateway or an awaited event that nothing leads to (BPMN 2.0.2, 10.6.6)."""
    if process.incoming(node.id):
        return False
    if isinstance(node, Event):
        return node.position is Position.CATCH and bool(set(node.triggers) & AWAITED)
    return isinstance(node, Gateway) and node.type is GatewayType.EVENT


def link_targets(process: Process) -> dict[str, str]:
    """Where a token goes on behind each link event that throws: at the first that catches it."""
    catchers: dict[str, tuple[int, str]] = {}
    for number, node in enumerate(process.nodes):
        if isinstance(node, Event) and node.position is Position.CATCH:
            for name in _link_names(node):
                catchers.setdefault(name, (number, node.id))
    throwers = (n for n in process.nodes if isinstance(n, Event) and n.position is Position.THROW)
    known = {node.id: _link_names(node) & catchers.keys() for node in throwers}
    return {key: min(catchers[name] for name in names)[1] for key, names in known.items() if names}


def _link_names(event: Event) -> set[str]:
    links = (part for part in event.definitions if part.trigger is Trigger.LINK)
    return {part.text or event.name for part in links}


def compensating(process: Process) -> frozenset[str]:
    """Activities that undo others: no flow touches them, and beside them stands an activity with
    a compensation event on its border (BPMN 2.0.2, 10.7: an association leads from it to them)."""
    scopes = {
        (host.process, host.parent)
        for host in process.nodes
        if any(Trigger.COMPENSATION in event.triggers for event in process.boundary(host.id))
    }
    return frozenset(
        node.id
        for node in process.nodes
        if isinstance(node, Activity)
        and (node.process, node.parent) in scopes
        and not process.incoming(node.id)
        and not process.outgoing(node.id)
        and not process.boundary(node.id)
    )


def left_out(process: Process) -> set[str]:
    """Event sub-processes and all that is inside them."""
    found: set[str] = set()
    for node in process.nodes:
        trail: dict[str, None] = {}
        here: FlowNode | None = node
        while here is not None and here.id not in trail:
            trail[here.id] = None
            if isinstance(here, SubProcess) and here.by_event:
                found.update(trail)
                break
            here = process.by_id.get(here.parent or "")
    return found


def views(process: Process) -> Iterator[Process]:
    """The process, and the content of each event sub-process as a process of its own: tokens
    inside it begin and end there."""
    yield process
    for around in process.nodes:
        if isinstance(around, SubProcess) and around.by_event:
            nodes = tuple(
                replace(node, parent=None) if node.parent == around.id else node
                for node in process.nodes
                if any(outer.id == around.id for outer in surroundings(process, node))
            )
            if nodes:
                yield replace(process, nodes=nodes, flows=_among(process, nodes))


def _among(process: Process, nodes: tuple[FlowNode, ...]) -> tuple[SequenceFlow, ...]:
    inside = {node.id for node in nodes}
    return tuple(f for f in process.flows if f.source in inside and f.target in inside)
