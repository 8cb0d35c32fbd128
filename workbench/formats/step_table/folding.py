"""From the process back to rows: nodes that were inserted are folded into their row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.formats.step_table.elements import Surroundings, usual_trigger
from workbench.formats.step_table.kinds import GATEWAYS, TASKS
from workbench.formats.step_table.row import Branch, Datum, Kind, Row, Table
from workbench.model.element import (
    Activity,
    CallActivity,
    DataObject,
    Event,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    TaskType,
    Trigger,
)
from workbench.model.evidence import UNKNOWN, Evidence
from workbench.model.process import Process

WORDS: dict[TaskType | GatewayType, str] = {
    **{kind: word for word, kind in TASKS.items()},
    **{kind: word for word, kind in GATEWAYS.items() if word != "join"},
}
POSITIONS = {
    Position.START: "start",
    Position.END: "end",
    Position.CATCH: "catch",
    Position.THROW: "throw",
    Position.BOUNDARY: "boundary",
}


def fold(process: Process) -> Table:
    """The rows that say the process. What they cannot say is found by `losses`."""
    folder = _Folder(process)
    rows: list[Row] = []
    for one in process.nodes:
        if one.id not in folder.folded:
            rows += folder.rows(one, rows[-1].attributes.who if rows else "")
    around = Surroundings({row.id: row for row in rows}, process.trigger)
    settled = tuple(
        replace(row, kind=_trigger(row, process.by_id.get(row.id), around)) for row in rows
    )
    return Table(process.name, settled, process.trigger, process.documentation, process.terms)


def _trigger(row: Row, node: FlowNode | None, around: Surroundings) -> Kind:
    """The kind with its trigger where that is not the usual one."""
    if not isinstance(node, Event):
        return row.kind
    actual = str(node.triggers[0]) if node.triggers else "none"
    return row.kind if usual_trigger(row, around) == actual else replace(row.kind, trigger=actual)


@dataclass(frozen=True)
class _Folder:
    process: Process

    @cached_property
    def choices(self) -> dict[str, Gateway]:
        """The gateways that only say how an activity goes on, by the activity's id."""
        found: dict[str, Gateway] = {}
        for node in self.process.nodes:
            gateway = self.process.by_id.get(f"{node.id}_choice")
            ways = self.process.outgoing(node.id)
            if (
                isinstance(gateway, Gateway)
                and not isinstance(node, Gateway)
                and gateway.type is GatewayType.EXCLUSIVE
                and [flow.target for flow in ways] == [gateway.id]
                and len(self.process.incoming(gateway.id)) == 1
                and len(self.process.outgoing(gateway.id)) > 1
                and _belongs(gateway, node)
            ):
                found[node.id] = gateway
        return found

    @cached_property
    def catches(self) -> dict[str, SequenceFlow]:
        """The events that only say what a branch of an event-based gateway waits for, by
        their id with the flow that leads on."""
        return {
            event.id: onward
            for gateway in self.process.nodes
            if isinstance(gateway, Gateway) and gateway.type is GatewayType.EVENT
            for event, onward in self._caught(gateway)
        }

    def _caught(self, gateway: Gateway) -> Iterator[tuple[Event, SequenceFlow]]:
        for flow in self.process.outgoing(gateway.id):
            event = self.process.by_id.get(flow.target)
            ways = self.process.outgoing(flow.target)
            if (
                isinstance(event, Event)
                and event.position is Position.CATCH
                and len(ways) == 1
                and len(self.process.incoming(event.id)) == 1
                and event.id.startswith(f"{gateway.id}_{ways[0].target}")
                and event.triggers in ((Trigger.MESSAGE,), (Trigger.TIMER,))
                and self._needs_event(event.name, ways[0].target)
                and not flow.name
                and _belongs(event, gateway)
            ):
                yield event, ways[0]

    def _needs_event(self, label: str, target: str) -> bool:
        """Whether a branch to this target is read with an event of its own."""
        node = self.process.by_id.get(target)
        if isinstance(node, Event) and node.position is Position.CATCH:
            return False
        return bool(label) or not (isinstance(node, Task) and node.type is TaskType.RECEIVE)

    @cached_property
    def folded(self) -> set[str]:
        return {gateway.id for gateway in self.choices.values()} | set(self.catches)

    def rows(self, node: FlowNode, before: str) -> list[Row]:
        """The row of a node, with a split of its own behind it where BPMN leaves it out.

        `before` does the row where nobody is named.
        """
        choice = self.choices.get(node.id)
        ways = self.process.outgoing(choice.id if choice else node.id)
        row = self._row(
            node,
            before,
            tuple(self._branch(flow) for flow in ways if flow.target in self.process.by_id),
        )
        if choice and choice.name != node.name:
            row = replace(row, question=choice.name)
        if choice or isinstance(node, Gateway) or len(ways) < 2:
            return [row]
        kind = Kind("or" if any(flow.condition for flow in ways) else "and")
        split = Row(
            f"{node.id}_split",
            kind,
            "",
            replace(row.attributes, work=None, wait=None, cost=None),
            then=row.then,
            inside=row.inside,
        )
        return [replace(row, then=(Branch(split.id),)), split]

    def _branch(self, flow: SequenceFlow) -> Branch:
        onward = self.catches.get(flow.target)
        if onward is None:
            return Branch(flow.target, flow.name, flow.share)
        return Branch(onward.target, self.process.by_id[flow.target].name, flow.share)

    def _row(self, node: FlowNode, before: str, then: tuple[Branch, ...]) -> Row:
        who = self.process.who(node) or before or self._anybody
        nameless = not node.name and isinstance(node, Activity)
        return Row(
            id=node.id,
            kind=self._kind(node),
            name=node.id if nameless else node.name,
            attributes=replace(node.attributes, who=who, row=""),
            uses=tuple(map(_datum, self.process.reads(node.id))),
            makes=tuple(map(_datum, self.process.writes(node.id))),
            then=then,
            deadline=self._deadline(node),
            notes=node.documentation,
            inside=node.parent or "",
        )

    @cached_property
    def _anybody(self) -> str:
        return next(iter(self.process.roles), "Somebody")

    def _kind(self, node: FlowNode) -> Kind:
        match node:
            case Task():
                return Kind(WORDS[node.type])
            case CallActivity():
                return Kind("sub")
            case SubProcess():
                return Kind("event subprocess" if node.by_event else "subprocess")
            case Gateway():
                arriving = len(self.process.incoming(node.id))
                leaving = len(self.process.outgoing(node.id))
                joins = node.type is GatewayType.PARALLEL and arriving > 1 >= leaving
                return Kind("join" if joins else WORDS[node.type])
            case Event():
                word = POSITIONS[node.position]
                return Kind(word, "", node.attached_to or "", node.interrupting)
            case _:
                return Kind("task")

    def _deadline(self, node: FlowNode) -> Evidence:
        """The evidence of the first deadline that the row names."""
        targets = [self.process.by_id.get(flow.target) for flow in self.process.outgoing(node.id)]
        caught = [one for one in targets if one and one.id in self.catches]
        for event in (node, *caught):
            for definition in event.definitions if isinstance(event, Event) else ():
                if definition.deadline:
                    return definition.deadline.evidence
        return UNKNOWN


def _belongs(node: FlowNode, row: FlowNode) -> bool:
    """Whether a node says nothing that is not said by the node of its row."""
    mine, its = node.attributes, row.attributes
    same = (mine.who, mine.outside, mine.phase) == (its.who, its.outside, its.phase)
    bare = replace(mine, who="", outside=False, phase="", row="") == type(mine)()
    place = (node.lane, node.parent) == (row.lane, row.parent)
    return same and bare and place and not node.documentation


def _datum(data: DataObject) -> Datum:
    return Datum(data.name, data.state, data.store)
