"""Every step has a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.model.element import Activity, Event, FlowNode, Position
from workbench.model.finding import Finding
from workbench.model.process import Process


def label_required(process: Process) -> Iterator[Finding]:
    """A finding for every activity and intermediate event without a name, and for every end
    event without one where its process or sub-process has several."""
    ends = Counter(
        (node.process, node.parent)
        for node in process.nodes
        if isinstance(node, Event) and node.position is Position.END
    )
    for node in process.nodes:
        if not node.name.strip() and _needs_name(node, ends[node.process, node.parent]):
            yield fault(
                f"{called(node)} has no name.",
                "Name steps by verb and object, events by what has happened.",
                [node],
            )


def _needs_name(node: FlowNode, ends: int) -> bool:
    if isinstance(node, Event):
        if node.position is Position.END:
            return ends > 1
        return node.position is not Position.START
    return isinstance(node, Activity)
