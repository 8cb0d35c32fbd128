"""What can be asked about a message flow."""

from __future__ import annotations

from collections.abc import Callable

from workbench.derivation.naming import name_of
from workbench.derivation.phrases import actor, people, quoted, things, tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.step_facts import makes, manner
from workbench.derivation.system_facts import keeper, own
from workbench.derivation.walk import previous_steps
from workbench.model.element import Activity, Event, FlowNode, MessageFlow, Position
from workbench.model.process import Process
from workbench.model.trace import Answer


def _of_message(ask: Callable[[Process, MessageFlow], Answer]) -> FactFunction:
    def answer(known: Known, ref: str) -> Answer:
        found = known.process.messages_by_id.get(ref)
        return None if found is None else ask(known.process, found)

    return answer


def _party(process: Process, ref: str) -> str:
    pools = (pool for pool in process.participants if pool.id == ref and pool.process is None)
    return next((actor(tidy(pool.name) or pool.id) for pool in pools), "")


def _inside(process: Process, flow: MessageFlow) -> FlowNode | None:
    """The node at the agency's end."""
    return process.by_id.get(flow.target) or process.by_id.get(flow.source)


def _name(process: Process, flow: MessageFlow) -> str:
    inside = flow.target if flow.target in process.by_id else flow.source
    return tidy(flow.name) or name_of(process, inside)


def _content(process: Process, flow: MessageFlow) -> str:
    """What is sent, in a sentence: the data that a step sends, else "the message of ..."."""
    if tidy(flow.name):
        return f"the message {quoted(tidy(flow.name))}"
    inside = _inside(process, flow)
    if inside is None:
        return f"the message {quoted(flow.id)}"
    sent = _sent(process, flow)
    alike = [each for each in process.message_flows if _sent(process, each) == sent]
    return things(sent) if sent and len(alike) == 1 else f"the message of {_place(process, inside)}"


def _sent(process: Process, flow: MessageFlow) -> tuple[str, ...]:
    """The data that a send task or an event gives to a party."""
    source = process.by_id.get(flow.source)
    gives = isinstance(source, Event) or (source is not None and manner(process, source) == "send")
    return makes(process, source) if source is not None and gives else ()


def _place(process: Process, node: FlowNode) -> str:
    kind = "step" if isinstance(node, Activity) else "event"
    if isinstance(node, Event) and node.position is Position.END:
        kind = "outcome"
    return f"the {kind} {quoted(name_of(process, node.id))}"


def _message_actor(process: Process, flow: MessageFlow) -> str:
    """The role at the agency's end of a message: for a step outside, the role of its lane."""
    inside = _inside(process, flow)
    if inside is None:
        return ""
    lane = process.lanes_by_id.get(inside.lane or "")
    outside = inside.attributes.outside
    return (lane.name if lane else "") if outside else process.who(inside)


def _told(process: Process, flow: MessageFlow) -> str:
    """Who learns that a message failed: the one who sends it, else those who came before."""
    inside = _inside(process, flow)
    if inside is None or not inside.attributes.outside:
        return actor(_message_actor(process, flow))
    before = (process.by_id[place] for place in previous_steps(process, inside.id))
    roles = dict.fromkeys(process.who(node) for node in before if not node.attributes.outside)
    named = [role for role in roles if role]
    return people(named, "or") if named else actor(_message_actor(process, flow))


def _subject(known: Known, ref: str) -> Answer:
    found = known.process.messages_by_id.get(ref)
    if found is None:
        return None
    inside = _inside(known.process, found)
    return keeper(known, inside) if inside else own(known)


MESSAGE_FACTS: dict[str, FactFunction] = {
    key: _of_message(ask)
    for key, ask in {
        "name": _name,
        "content": _content,
        "from": lambda process, flow: _party(process, flow.source),
        "to": lambda process, flow: _party(process, flow.target),
        "who": _message_actor,
        "one who is told": _told,
        "source": lambda process, flow: name_of(process, flow.source),
        "target": lambda process, flow: name_of(process, flow.target),
    }.items()
}
MESSAGE_FACTS["subject"] = _subject
