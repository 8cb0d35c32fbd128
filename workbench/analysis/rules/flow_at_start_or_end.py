"""Nothing leads to a start event, and nothing leads on from an end event."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.model.element import Event, Position
from workbench.model.finding import Finding
from workbench.model.process import Process


def flow_at_start_or_end(process: Process) -> Iterator[Finding]:
    """A finding for every start event with a flow in and every end event with a flow out (BPMN
    2.0.2, 10.5.2 and 10.5.3)."""
    for node in process.nodes:
        if not isinstance(node, Event):
            continue
        into = process.incoming(node.id) if node.position is Position.START else ()
        out = process.outgoing(node.id) if node.position is Position.END else ()
        if into or out:
            what = "leads to the start event" if into else "leads on from the end event"
            yield fault(
                f"A flow {what} {called(node)}.",
                "Lead the flow to the first step, or use an intermediate event.",
                [node],
                [flow.id for flow in (*into, *out)],
            )
