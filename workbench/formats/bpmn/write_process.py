"""The BPMN processes of a model as elements, children in schema order."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.formats.bpmn.elements import Ties, flow_element, node_element, sayable
from workbench.formats.bpmn.namespace import (
    ANNOTATION,
    ASSOCIATION,
    CHILD_LANE_SET,
    DATA_OBJECT,
    DATA_REFERENCE,
    DATA_STORE,
    LANE,
    LANE_SET,
    NODE_REF,
    REFERENCES,
    STORE_REFERENCE,
    B,
    Element,
)
from workbench.formats.bpmn.references import process_ids
from workbench.formats.bpmn.xml_output import Ids, describe, new, refs, written
from workbench.model.element import DataAssociation, DataObject, Event, FlowNode, Lane, Trigger
from workbench.model.process import Process


@dataclass
class Draft:
    """A file in the making: `holders` are the elements that others are put into, by id."""

    process: Process
    ids: Ids
    roots: dict[tuple[Trigger, str], Element] = field(default_factory=dict)
    stores: list[Element] = field(default_factory=list)
    holders: dict[str, Element] = field(default_factory=dict)

    @property
    def main(self) -> Element:
        """The element of the process that the model is about."""
        return self.holders[self.process.id]

    def refer(self, trigger: Trigger, name: str) -> str:
        """The id of the message, signal, error or escalation of that name; made at first use."""
        if (trigger, name) not in self.roots:
            word = REFERENCES[trigger]
            key = self.ids.fresh(f"{word}_{len(self.roots) + 1}")
            self.roots[trigger, name] = new(B + word, key, name=name)
        return self.roots[trigger, name].get("id", "")


def process_elements(draft: Draft) -> list[Element]:
    """One element for each BPMN process of the model."""
    for key in process_ids(draft.process):
        main = key == draft.process.id
        name = draft.process.name if main else None
        draft.holders[key] = new(B + "process", key, name=name, isExecutable="false")
    _lanes(draft)
    _nodes(draft)
    for flow in draft.process.flows:
        _home_of_flow(draft, flow.source, flow.target).append(flow_element(flow))
    for thing in draft.process.data:
        _data(draft, thing)
    _artifacts(draft)
    return [draft.holders[key] for key in process_ids(draft.process)]


def _lanes(draft: Draft) -> None:
    lanes = draft.process.lanes
    members: dict[str | None, list[str]] = {}
    for node in draft.process.nodes:
        members.setdefault(node.lane, []).append(node.id)
    around = {lane.parent for lane in lanes}
    for lane in lanes:
        element = new(LANE, lane.id, name=lane.name or None)
        describe(element, lane.documentation)
        refs(element, NODE_REF, members.get(lane.id, ()))
        if lane.id in around:
            element.append(new(CHILD_LANE_SET, draft.ids.fresh(f"{lane.id}_lanes")))
        draft.holders[lane.id] = element
    for lane in lanes:
        _lane_set(draft, lane).append(draft.holders[lane.id])


def _lane_set(draft: Draft, lane: Lane) -> Element:
    holder = draft.holders[lane.parent or lane.process or draft.process.id]
    tag = CHILD_LANE_SET if lane.parent else LANE_SET
    found = holder.find(tag)
    if found is None:
        found = new(tag, draft.ids.fresh(f"{holder.get('id')}_lanes"))
        holder.append(found)
    return found


def _nodes(draft: Draft) -> None:
    process = draft.process
    links: dict[str, list[DataAssociation]] = {}
    for link in process.associations:
        links.setdefault(link.node, []).append(link)
    for node in process.nodes:
        ties = Ties(
            tuple(flow.id for flow in process.incoming(node.id)),
            tuple(flow.id for flow in process.outgoing(node.id)),
            tuple(link for link in links.get(node.id, ()) if sayable(node, link)),
            inherited_lane(process, node),
        )
        draft.holders[node.id] = node_element(node, ties, draft.ids, draft.refer)
    for node in process.nodes:
        _home(draft, node).append(draft.holders[node.id])


def inherited_lane(process: Process, node: FlowNode) -> str | None:
    """The lane that a node has where no lane lists it: that of its host or sub-process."""
    host = node.attached_to if isinstance(node, Event) else None
    around = (process.by_id[key] for key in (host, node.parent) if key in process.by_id)
    return next((one.lane for one in around if one.lane), None)


def _home(draft: Draft, node: FlowNode) -> Element:
    return draft.holders[node.parent or node.process or draft.process.id]


def _home_of_flow(draft: Draft, *ends: str) -> Element:
    nodes = draft.process.by_id
    return next((_home(draft, nodes[end]) for end in ends if end in nodes), draft.main)


def _data(draft: Draft, thing: DataObject) -> None:
    """A reference, which can be drawn, and what it refers to."""
    name = thing.name or None
    if thing.store:
        key = draft.ids.fresh(f"{thing.id}_store")
        draft.stores.append(new(DATA_STORE, key, name=name))
        element = new(STORE_REFERENCE, thing.id, name=name, dataStoreRef=key)
    else:
        key = draft.ids.fresh(f"{thing.id}_object")
        element = new(DATA_REFERENCE, thing.id, name=name, dataObjectRef=key)
        draft.main.append(new(DATA_OBJECT, key, name=name))
    describe(element, thing.documentation)
    if thing.state:
        element.append(new(B + "dataState", name=thing.state))
    draft.main.append(element)


def _artifacts(draft: Draft) -> None:
    """Remarks with their lines, and data at nodes that BPMN lets hold no data association."""
    process = draft.process
    for remark in process.annotations:
        element = new(ANNOTATION, remark.id)
        written(element, B + "text", remark.text)
        draft.main.append(element)
        for about in remark.about:
            key = draft.ids.fresh(f"{remark.id}_about_{about}")
            draft.main.append(new(ASSOCIATION, key, sourceRef=remark.id, targetRef=about))
    for link in process.associations:
        if not sayable(process.by_id[link.node], link):
            draft.main.append(_plain_association(link))


def _plain_association(link: DataAssociation) -> Element:
    source, target = (link.node, link.data) if link.writes else (link.data, link.node)
    ends = {"sourceRef": source, "targetRef": target}
    return new(ASSOCIATION, link.id, **ends, associationDirection="One")
