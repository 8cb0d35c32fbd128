"""A gateway either joins or parts."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.model.element import Gateway
from workbench.model.finding import Finding
from workbench.model.process import Process


def gateway_join_and_fork(process: Process) -> Iterator[Finding]:
    """A finding for every gateway with several flows in and several out."""
    for node in process.nodes:
        if not isinstance(node, Gateway):
            continue
        if len(process.incoming(node.id)) > 1 and len(process.outgoing(node.id)) > 1:
            yield fault(
                f"The gateway {called(node)} joins paths and parts them again.",
                "Use two gateways: one that joins, then one that parts.",
                [node],
            )
