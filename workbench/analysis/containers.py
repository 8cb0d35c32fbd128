"""What holds nodes: pools and sub-processes."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.naming import called
from workbench.model.element import Event, FlowNode, Position, SubProcess
from workbench.model.process import Process


def containers(process: Process) -> Iterator[tuple[str, FlowNode | None, list[FlowNode]]]:
    """Every pool and every drawn-out sub-process, in words, with the nodes directly inside.

    Ad-hoc sub-processes are passed over: BPMN wants neither starts nor ends in them.
    """
    groups: dict[tuple[str, str | None], list[FlowNode]] = {}
    for node in process.nodes:
        parent = node.parent if node.parent in process.by_id else None
        groups.setdefault((node.process, parent), []).append(node)
    for (_, parent), nodes in groups.items():
        around = process.by_id[parent] if parent else None
        if around is not None and is_ad_hoc(around):
            continue
        yield (f"the sub-process {called(around)}" if around else "the process"), around, nodes


def is_ad_hoc(node: FlowNode) -> bool:
    """Whether the steps inside a sub-process are done in any order (BPMN 2.0.2, 10.3.5)."""
    return isinstance(node, SubProcess) and "ad" in node.kind.lower().replace("-", " ").split()


def has_event(nodes: list[FlowNode], position: Position) -> bool:
    """Whether an event of a position is among the nodes."""
    return any(isinstance(node, Event) and node.position is position for node in nodes)


def drawn_out(process: Process) -> frozenset[str]:
    """The ids of the sub-processes that have nodes inside."""
    return frozenset(node.parent for node in process.nodes if node.parent is not None)


def timed_inside(process: Process) -> frozenset[str]:
    """The ids of the sub-processes with a step inside, at any depth, that has a work time: their
    own time would count the same work twice."""
    found: set[str] = set()
    for node in process.nodes:
        here = process.by_id.get(node.parent or "") if node.attributes.work else None
        while here is not None and here.id not in found:
            found.add(here.id)
            here = process.by_id.get(here.parent or "")
    return frozenset(found)
