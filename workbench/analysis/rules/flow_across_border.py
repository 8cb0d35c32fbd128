"""A sequence flow stays inside its pool and its sub-process."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.model.finding import Finding
from workbench.model.process import Process


def flow_across_border(process: Process) -> Iterator[Finding]:
    """A finding for every sequence flow between pools or across the border of a sub-process
    (BPMN 2.0.2, 7.6.1 and 10.3.5)."""
    for flow in process.flows:
        source, target = process.by_id.get(flow.source), process.by_id.get(flow.target)
        if source is None or target is None:
            continue
        pools = source.process != target.process
        if pools or source.parent != target.parent:
            border = "from one pool to another" if pools else "across the border of a sub-process"
            yield fault(
                f"The flow from {called(source)} to {called(target)} leads {border}.",
                "Use a message between pools; lead flows to and from the sub-process itself.",
                [source, target],
                [flow.id],
            )
