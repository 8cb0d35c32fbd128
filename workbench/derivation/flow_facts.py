"""What can be asked about a sequence flow."""

from __future__ import annotations

from collections.abc import Callable

from workbench.derivation import amounts
from workbench.derivation.event_facts import position
from workbench.derivation.naming import mention, name, name_of, title
from workbench.derivation.onward_facts import onward, target_name
from workbench.derivation.phrases import quoted, tidy
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.step_facts import automatic
from workbench.derivation.walk import asks, label
from workbench.model.element import FlowNode, Gateway, SequenceFlow
from workbench.model.process import Process
from workbench.model.trace import Answer


def _of_flow(ask: Callable[[Process, SequenceFlow], Answer]) -> FactFunction:
    def answer(known: Known, ref: str) -> Answer:
        flow = known.process.flows_by_id.get(ref)
        return None if flow is None else ask(known.process, flow)

    return answer


def is_conditional(process: Process, flow: SequenceFlow) -> bool:
    """Whether a token may take this flow or another: it has an answer of its own."""
    source = process.by_id.get(flow.source)
    branches = len(process.outgoing(flow.source)) > 1
    if isinstance(source, Gateway):
        return branches and source.type in {"exclusive", "inclusive", "complex"}
    return bool(flow.condition) or (branches and getattr(source, "default", None) == flow.id)


def when(process: Process, flow: SequenceFlow) -> str:
    """When a conditional flow is taken, as a clause: "the answer to “Complete?” is “yes”"; ""
    where the model does not say."""
    source, said = process.by_id.get(flow.source), quoted(label(process, flow))
    if source is None or not label(process, flow) or not is_conditional(process, flow):
        return ""
    if not isinstance(source, Gateway):
        return f"the step {quoted(name(process, source))} is complete with {said}"
    asked = title(process, source.id)
    if source.type == "inclusive":
        return f"{said} is among the answers to {asked}"
    return f"the answer to {asked} is {said}"


def _asks(process: Process, ref: str) -> bool:
    """Whether somebody of the agency answers the question of a gateway."""
    node = process.by_id.get(ref)
    if not isinstance(node, Gateway) or node.attributes.outside or not process.who(node):
        return False
    return asks(process, ref) and not automatic(process, ref)


def _source_who(process: Process, flow: SequenceFlow) -> str:
    source = process.by_id.get(flow.source)
    return process.who(source) if source else ""


def situation(process: Process, flow: SequenceFlow) -> str:
    """What is special about a case that takes this flow, as a clause."""
    if clause := when(process, flow):
        return clause
    source, to = process.by_id.get(flow.source), process.by_id.get(flow.target)
    event = next((node for node in (source, to) if node and _is_awaited(process, node)), None)
    if event is not None:
        return f"{mention(process, event.id)} happens"
    return f"the case takes the way to {onward(process, flow)}"


def _is_awaited(process: Process, node: FlowNode) -> bool:
    return position(process, node) in {"boundary", "intermediate catch", "event start"}


def siblings(process: Process, flow: SequenceFlow) -> tuple[str, ...]:
    """What the other flows out of the same node lead to, where it is something else."""
    others = (each for each in process.outgoing(flow.source) if each.id != flow.id)
    found = dict.fromkeys(onward(process, each) for each in others)
    return tuple(each for each in found if each != onward(process, flow))


FLOW_FACTS: dict[str, FactFunction] = {
    key: _of_flow(ask)
    for key, ask in {
        "name": lambda process, flow: tidy(flow.name),
        "label": label,
        "condition": lambda process, flow: tidy(flow.condition),
        "share": lambda process, flow: amounts.quantity(flow.share),
        "share evidence": lambda process, flow: amounts.evidence(flow.share),
        "notes": lambda process, flow: flow.documentation.strip(),
        "source": lambda process, flow: name_of(process, flow.source),
        "target": target_name,
        "conditional": is_conditional,
        "when": when,
        "onward": onward,
        "situation": situation,
        "siblings": siblings,
        "asked": lambda process, flow: _asks(process, flow.source),
        "who": _source_who,
        "gateway": lambda process, flow: flow.source,
    }.items()
}
