"""A gateway parts or joins something."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.model.element import Gateway
from workbench.model.finding import Finding
from workbench.model.process import Process


def superfluous_gateway(process: Process) -> Iterator[Finding]:
    """A finding for every gateway with one flow in and one out."""
    for node in process.nodes:
        if not isinstance(node, Gateway):
            continue
        into, out = process.incoming(node.id), process.outgoing(node.id)
        if len(into) == 1 and len(out) == 1:
            yield fault(
                f"The gateway {called(node)} neither parts nor joins paths.",
                "Delete it, or draw the path that is missing.",
                [node],
            )
