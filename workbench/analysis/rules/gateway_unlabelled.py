"""A gateway that parts paths asks a question."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.model.element import Gateway, GatewayType
from workbench.model.finding import Finding
from workbench.model.process import Process

ASKING = {GatewayType.EXCLUSIVE, GatewayType.INCLUSIVE}


def gateway_unlabelled(process: Process) -> Iterator[Finding]:
    """A finding for every exclusive or inclusive split without a name.

    A gateway that was inserted behind the row that asks the question needs none.
    """
    for node in process.nodes:
        if not isinstance(node, Gateway) or node.type not in ASKING or node.name.strip():
            continue
        before = {flow.source for flow in process.incoming(node.id)}
        if len(process.outgoing(node.id)) > 1 and node.attributes.row not in before:
            yield fault(
                f"The gateway {called(node)} does not say what is decided.",
                "Name it with a question, such as “Complete?”.",
                [node],
            )
