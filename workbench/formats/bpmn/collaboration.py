"""Pools and the messages between them."""

from __future__ import annotations

from workbench.formats.bpmn.contents import HANDLERS, Contents
from workbench.formats.bpmn.events import bare
from workbench.formats.bpmn.namespace import MESSAGE_FLOW, PARTICIPANT, Element
from workbench.formats.bpmn.nodes import documentation
from workbench.model.element import MessageFlow, Participant


def collaboration(
    elements: list[Element], into: Contents
) -> tuple[list[Participant], list[MessageFlow]]:
    """The pools and message flows of all collaborations; their artifacts go to `into`.

    To be read after the processes: a pool whose process is not in the file is a black box.
    """
    pools: list[Participant] = []
    messages: list[MessageFlow] = []
    for child in (child for element in elements for child in element):
        if child.tag == PARTICIPANT:
            key = into.claim(child)
            pools += [_participant(child, key, into)] if key else []
        elif child.tag == MESSAGE_FLOW:
            key = into.claim(child)
            messages += [_message_flow(child, key, into)] if key else []
        elif child.tag in HANDLERS:
            HANDLERS[child.tag](child, into)
    return pools, messages


def _participant(element: Element, key: str, into: Contents) -> Participant:
    process = _resolved(element.get("processRef", ""), into)
    inside = process if process in into.elements else None
    return Participant(key, element.get("name", ""), inside, documentation(element))


def _message_flow(element: Element, key: str, into: Contents) -> MessageFlow:
    get = element.get
    name = get("name") or into.roots.name(get("messageRef", ""))
    source, target = (_resolved(get(end, ""), into) for end in ("sourceRef", "targetRef"))
    return MessageFlow(key, source, target, name)


def _resolved(reference: str, into: Contents) -> str:
    return reference if reference in into.elements else bare(reference)
