"""From rows to the process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.formats.step_table.elements import (
    Surroundings,
    catches,
    choice,
    node,
)
from workbench.formats.step_table.kinds import is_gateway
from workbench.formats.step_table.parties import Ids, lanes, messages, participants
from workbench.formats.step_table.phrases import identifier, slug
from workbench.formats.step_table.problems import Problems
from workbench.formats.step_table.row import Branch, Datum, Row, Table
from workbench.model.element import DataAssociation, DataObject, FlowNode, Lane, SequenceFlow
from workbench.model.process import Process


def build(table: Table, problems: Problems) -> Process:
    """The process that the rows describe. Ids are those of the rows or derived from them."""
    around = Surroundings({row.id: row for row in table.rows}, table.trigger)
    made = [_nodes(row, around) for row in table.rows]
    ids = Ids({one.id for nodes in made for one in nodes})
    process = ids.claim(identifier(table.name))
    bands, lane_of = lanes(table.rows, process, ids)
    parties = participants(table.rows, table.name, process, ids)
    nodes = tuple(
        _placed(one, bands, lane, process)
        for group, lane in zip(made, lane_of, strict=True)
        for one in group
    )
    flows = tuple(flow for row in table.rows for flow in _flows(row, around, ids))
    data = _Data(ids, problems)
    links = [link for row in table.rows for link in data.links(row)]
    return Process(
        process,
        table.name,
        table.notes,
        nodes,
        flows,
        parties,
        bands,
        messages(nodes, flows, parties, ids),
        tuple(data.objects.values()),
        tuple(links),
        terms=table.terms,
        trigger=table.trigger,
    )


def _nodes(row: Row, around: Surroundings) -> list[FlowNode]:
    gateway = choice(row, around)
    return [node(row, around), *([gateway] if gateway else []), *catches(row, around).values()]


def _placed(one: FlowNode, bands: Sequence[Lane], lane: str, process: str) -> FlowNode:
    """The node in its lane; who does it is only said where the lane does not say it."""
    by = one.attributes
    name = next(band.name for band in bands if band.id == lane)
    who = "" if by.who == name and not by.outside else by.who
    return replace(one, lane=lane, process=process, attributes=replace(by, who=who))


def _flows(row: Row, around: Surroundings, ids: Ids) -> list[SequenceFlow]:
    """The flows of a row: to its choice or its events, and from there onwards."""
    found: list[SequenceFlow] = []

    def flow(source: str, target: str, branch: Branch | None, name: str = "") -> None:
        key = ids.claim(f"{source}-{target}", "-")
        share = branch.share if branch else None
        found.append(SequenceFlow(key, source, target, name, share=share))

    gateway, events = choice(row, around), catches(row, around)
    source = gateway.id if gateway else row.id
    if gateway:
        flow(row.id, gateway.id, None)
    for place, branch in enumerate(row.then):
        event = events.get(place)
        flow(source, event.id if event else branch.target, branch, "" if event else branch.label)
    for place, event in events.items():
        flow(event.id, row.then[place].target, None)
    return found


@dataclass
class _Data:
    """Data objects as they are met, one for each name and state."""

    ids: Ids
    problems: Problems

    def __post_init__(self) -> None:
        self.objects: dict[str, DataObject] = {}
        self.keys: dict[str, str] = {}

    def links(self, row: Row) -> list[DataAssociation]:
        """What the row reads and writes. A row that only decides cannot."""
        if is_gateway(row.kind) and (row.uses or row.makes):
            self.problems.note(
                "gateway-data",
                row.where,
                f"“{row.name or row.id}” only decides, so what it uses or makes is not kept.",
                "Name the documents at the step before it.",
            )
            return []
        read = [self._link(row, datum, "uses") for datum in row.uses]
        return [*read, *(self._link(row, datum, "makes") for datum in row.makes)]

    def _link(self, row: Row, datum: Datum, verb: str) -> DataAssociation:
        words = slug(f"{datum.name} {datum.state}")
        key = self.keys.get(words)
        if key is None:
            key = self.keys[words] = self.ids.claim(f"data_{words}")
            self.objects[key] = DataObject(key, datum.name, datum.state, datum.store)
        elif (self.objects[key].name, self.objects[key].state) != (datum.name, datum.state):
            self.problems.note(
                "data-merged",
                row.where,
                f"“{datum.name}” is taken to be “{self.objects[key].name}”.",
                "Spell the document in one way.",
                doubtful=False,
            )
        if datum.store and not self.objects[key].store:
            self.objects[key] = replace(self.objects[key], store=True)
        made = self.ids.claim(f"{row.id}_{verb}_{words}")
        return DataAssociation(made, row.id, key, verb == "makes")
