"""Single elements of a BPMN file made from values of the model, children in schema order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.formats.bpmn.extensions import fill_flow, make, step
from workbench.formats.bpmn.namespace import (
    CALL_ACTIVITY,
    CHOOSING,
    CONDITION,
    DATA_READ,
    DATA_WRITTEN,
    DEFINITIONS,
    EVENTS,
    FLOW,
    GATEWAYS,
    INCOMING,
    MULTI_INSTANCE,
    OUTGOING,
    REFERENCES,
    SEQUENCE_FLOW,
    SOURCE_REF,
    STANDARD_LOOP,
    SUB_PROCESSES,
    TARGET_REF,
    TASKS,
    TEXT,
    B,
    Element,
)
from workbench.formats.bpmn.xml_input import BpmnError
from workbench.formats.bpmn.xml_output import (
    Ids,
    control_character,
    describe,
    expression,
    new,
    written,
)
from workbench.model.element import (
    Activity,
    CallActivity,
    DataAssociation,
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    Loop,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    Trigger,
)

_TASK_TAGS = {kind: tag for tag, kind in TASKS.items()}
_SUB_PROCESS_TAGS = {kind: tag for tag, kind in SUB_PROCESSES.items()}
_GATEWAY_TAGS = {kind: tag for tag, kind in GATEWAYS.items()}
_EVENT_TAGS = {position: tag for tag, position in EVENTS.items()}
_DEFINITION_TAGS = {trigger: tag for tag, trigger in DEFINITIONS.items()}
_CATCHING = (Position.START, Position.CATCH, Position.BOUNDARY)


@dataclass(frozen=True)
class Ties:
    """What is tied to one node: flows in and out, data associations, the lane it would get."""

    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    data: tuple[DataAssociation, ...] = ()
    lane: str | None = None


Refer = Callable[[Trigger, str], str]


def node_element(node: FlowNode, ties: Ties, ids: Ids, refer: Refer) -> Element:
    """A flow node without the children of a sub-process.

    `refer` gives the id of the message, signal, error or escalation of that name.
    """
    element = new(_tag(node), node.id, name=node.name or None, **_flags(node))
    try:
        describe(element, node.documentation, step(node, ties.lane))
    except ValueError as error:
        raise control_character(node.id) from error
    for tag, flows in ((INCOMING, ties.incoming), (OUTGOING, ties.outgoing)):
        for flow in flows:
            written(element, tag, flow)
    _associations(element, ties.data, ids)
    if isinstance(node, Activity) and node.loop is not Loop.NONE:
        element.append(_loop(node.loop))
    elif isinstance(node, Event):
        element.extend(_definition(node.id, one, refer) for one in node.definitions)
    return element


def _tag(node: FlowNode) -> str:
    match node:
        case Task():
            return _TASK_TAGS[node.type]
        case SubProcess():
            return _SUB_PROCESS_TAGS[node.kind]
        case CallActivity():
            return CALL_ACTIVITY
        case Event():
            return _EVENT_TAGS[node.position]
        case Gateway():
            return _GATEWAY_TAGS[node.type]
        case _:
            raise BpmnError(f"“{node.id}” is no node of BPMN ({type(node).__name__}).")


def _flags(node: FlowNode) -> dict[str, str | None]:
    match node:
        case SubProcess():
            by_event = "true" if node.by_event else None
            return {"default": node.default, "triggeredByEvent": by_event}
        case CallActivity():
            return {"default": node.default, "calledElement": node.called or None}
        case Activity():
            return {"default": node.default}
        case Gateway() if node.type in CHOOSING:
            return {"default": node.default}
        case Event():
            return _event_flags(node)
        case _:
            return {}


def _event_flags(event: Event) -> dict[str, str | None]:
    stays = None if event.interrupting else "false"
    boundary = event.position is Position.BOUNDARY
    return {
        "attachedToRef": event.attached_to,
        "cancelActivity": stays if boundary else None,
        "isInterrupting": stays if event.position is Position.START else None,
        "parallelMultiple": "true" if event.parallel_multiple else None,
    }


def _loop(loop: Loop) -> Element:
    if loop is Loop.STANDARD:
        return new(STANDARD_LOOP)
    return new(MULTI_INSTANCE, isSequential="true" if loop is Loop.SEQUENTIAL else None)


def sayable(node: FlowNode, association: DataAssociation) -> bool:
    """Whether the schema lets the node hold the association: activities both ways, events that
    catch write, events that throw read, gateways neither."""
    if isinstance(node, Event):
        return association.writes == (node.position in _CATCHING)
    return isinstance(node, Activity)


def _associations(element: Element, links: tuple[DataAssociation, ...], ids: Ids) -> None:
    """Data read, then data written. The schema wants a target of what is read: a property."""
    inputs = [link for link in links if not link.writes]
    if inputs:
        place = ids.fresh(f"{element.get('id')}_data")
        element.append(new(B + "property", place, name="__targetRef_placeholder"))
        for link in inputs:
            held = _child(element, DATA_READ, link.id)
            written(held, SOURCE_REF, link.data)
            written(held, TARGET_REF, place)
    for link in (link for link in links if link.writes):
        written(_child(element, DATA_WRITTEN, link.id), TARGET_REF, link.data)


def _child(element: Element, tag: str, key: str) -> Element:
    child = new(tag, key)
    element.append(child)
    return child


def _definition(key: str, definition: EventDefinition, refer: Refer) -> Element:
    trigger, text = definition.trigger, definition.text
    element = new(_DEFINITION_TAGS[trigger])
    if trigger in REFERENCES:
        if text:
            element.set(f"{REFERENCES[trigger]}Ref", refer(trigger, text))
    elif trigger is Trigger.LINK:
        element = new(_DEFINITION_TAGS[trigger], name=text)
    elif trigger is Trigger.CONDITIONAL:
        expression(element, B + "condition", text, key)
    elif text:
        element = new(_DEFINITION_TAGS[trigger], **{TEXT: text})
    if trigger is Trigger.TIMER and definition.timer:
        expression(element, _timer_tag(definition.timer), definition.timer, key)
    return element


def _timer_tag(timer: str) -> str:
    """ISO 8601: R is a repetition, P a period, everything else a date."""
    kinds = {"R": "timeCycle", "P": "timeDuration"}
    return B + kinds.get(timer[:1], "timeDate")


def flow_element(flow: SequenceFlow) -> Element:
    """A sequence flow with its condition and share."""
    ends = {"sourceRef": flow.source, "targetRef": flow.target}
    element = new(SEQUENCE_FLOW, flow.id, name=flow.name or None, **ends)
    ours = None
    if flow.share is not None:
        ours = make(FLOW)
        try:
            fill_flow(ours, flow.share)
        except ValueError as error:
            raise control_character(flow.id) from error
    describe(element, flow.documentation, ours)
    if flow.condition:
        condition(element, flow.condition)
    return element


def condition(element: Element, text: str) -> None:
    """The condition of a sequence flow: its last child."""
    expression(element, CONDITION, text, element.get("id", ""))
