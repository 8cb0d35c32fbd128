"""What a model must say before it can be written: ids that are free and references that hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.formats.bpmn.xml_input import BpmnError
from workbench.model.element import FlowNode, Lane, SubProcess
from workbench.model.process import Process


def process_ids(process: Process) -> tuple[str, ...]:
    """The ids of all BPMN processes of the model, its own first."""
    inner = [node.process for node in process.nodes]
    inner += [lane.process for lane in process.lanes]
    inner += [pool.process or "" for pool in process.participants]
    return tuple(dict.fromkeys([process.id, *(key for key in inner if key)]))


def identified(process: Process) -> Iterator[str]:
    """The id of everything in the model that gets an element of its own."""
    yield from process_ids(process)
    for group in (
        process.nodes,
        process.flows,
        process.participants,
        process.lanes,
        process.message_flows,
        process.data,
        process.associations,
        process.annotations,
    ):
        yield from (thing.id for thing in group)


def refuse_loose_ends(process: Process) -> None:
    """Raise a `BpmnError` where writing would lose a reference: a file could not say it."""
    boxes = {node.id: node for node in process.nodes if isinstance(node, SubProcess)}
    for node in process.nodes:
        if node.parent is not None and node.parent not in boxes:
            raise _missing(node.id, "sub-process", node.parent)
        if node.lane is not None and node.lane not in process.lanes_by_id:
            raise _missing(node.id, "lane", node.lane)
    for lane in process.lanes:
        if lane.parent is not None and lane.parent not in process.lanes_by_id:
            raise _missing(lane.id, "lane", lane.parent)
    _refuse_circles(boxes)
    _refuse_circles(process.lanes_by_id)
    data = {thing.id for thing in process.data}
    for link in process.associations:
        if link.node not in process.by_id:
            raise _missing(link.id, "step", link.node)
        if link.data not in data:
            raise _missing(link.id, "data object", link.data)


def _refuse_circles(things: Mapping[str, FlowNode | Lane]) -> None:
    done: set[str] = set()
    for key in things:
        path: dict[str, None] = {}
        at: str | None = key
        while at is not None and at not in done:
            if at in path:
                raise BpmnError(f"“{at}” lies inside itself.", mend="Correct what lies in what.")
            path[at] = None
            at = things[at].parent
        done |= path.keys()


def _missing(key: str, kind: str, wanted: str) -> BpmnError:
    return BpmnError(
        f"It names the {kind} “{wanted}”, which is not there.",
        where=f"element {key}",
        mend=f"Name a {kind} of the process.",
    )
