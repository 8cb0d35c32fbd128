"""Every way out of a question is an answer."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.model.element import Gateway, GatewayType
from workbench.model.finding import Finding
from workbench.model.process import Process

ASKING = {GatewayType.EXCLUSIVE, GatewayType.INCLUSIVE}


def answers_unlabelled(process: Process) -> Iterator[Finding]:
    """A finding for every exclusive or inclusive split with flows that have neither label nor
    condition; the default flow may go without."""
    for node in process.nodes:
        flows = process.outgoing(node.id)
        if not isinstance(node, Gateway) or node.type not in ASKING or len(flows) < 2:
            continue
        bare = [f.id for f in flows if not f.name.strip() and not f.condition.strip()]
        bare = [flow for flow in bare if flow != node.default]
        if bare:
            verb = "has" if len(bare) == 1 else "have"
            yield fault(
                f"{len(bare)} of the {len(flows)} ways out of {called(node)} {verb} no answer.",
                "Write the answer on each, such as “yes” and “no”.",
                [node],
                bare,
            )
