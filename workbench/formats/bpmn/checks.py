"""What points into nothing in a file that can still be read."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.formats.bpmn.contents import Contents
from workbench.model.element import Event, MessageFlow, Position, SequenceFlow
from workbench.model.finding import Finding, Severity


def dangling(contents: Contents, messages: list[MessageFlow]) -> Iterator[Finding]:
    """Findings for flows, boundary events and lanes that name what is not there."""
    yield from _flows(contents)
    yield from _messages(contents, messages)
    yield from _boundary_events(contents)
    yield from _lanes(contents)


def _flows(contents: Contents) -> Iterator[Finding]:
    nodes = contents.nodes
    for flow in contents.flows:
        if flow.source not in nodes:
            yield _loose(contents, flow, "sequence flow", "comes from", flow.source)
        if flow.target not in nodes:
            yield _loose(contents, flow, "sequence flow", "leads to", flow.target)


def _messages(contents: Contents, messages: list[MessageFlow]) -> Iterator[Finding]:
    for flow in messages:
        for end, verb in ((flow.source, "comes from"), (flow.target, "leads to")):
            if end not in contents.elements:
                yield _loose(contents, flow, "message flow", verb, end)


def _loose(
    contents: Contents, flow: SequenceFlow | MessageFlow, kind: str, verb: str, end: str
) -> Finding:
    where = f"“{end}”, which is no step of the file" if end else "nothing"
    called = f" ({flow.name})" if flow.name else ""
    return Finding(
        "dangling-flow",
        Severity.ERROR,
        f"The {kind} “{flow.id}”{called} {verb} {where}.",
        (flow.id,),
        "Connect it to a step, or delete it.",
        f"line {contents.elements[flow.id].sourceline}",
    )


def _boundary_events(contents: Contents) -> Iterator[Finding]:
    for node in contents.nodes.values():
        if not isinstance(node, Event) or node.position is not Position.BOUNDARY:
            continue
        if node.attached_to not in contents.nodes:
            yield Finding(
                "dangling-boundary-event",
                Severity.ERROR,
                f"The boundary event “{node.id}” sits on “{node.attached_to or ''}”, which is no "
                "activity of the file.",
                (node.id,),
                "Attach it to an activity, or delete it.",
                f"line {contents.elements[node.id].sourceline}",
            )


def _lanes(contents: Contents) -> Iterator[Finding]:
    for node, lane in contents.lane_of.items():
        if node not in contents.elements:
            yield Finding(
                "dangling-lane-entry",
                Severity.WARNING,
                f"The lane “{lane}” lists “{node}”, which is no step of the file.",
                (lane,),
                "Nothing need be done; the entry is passed over.",
                f"line {contents.elements[lane].sourceline}",
            )
