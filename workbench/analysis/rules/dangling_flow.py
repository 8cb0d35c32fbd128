"""Every flow has a step at both ends."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.model.finding import Finding
from workbench.model.process import Process


def dangling_flow(process: Process) -> Iterator[Finding]:
    """A finding for every sequence flow that comes from or leads to nothing."""
    for flow in process.flows:
        known = [process.by_id[end] for end in (flow.source, flow.target) if end in process.by_id]
        if len(known) < 2:
            missing = "leads to" if flow.source in process.by_id else "comes from"
            label = f" “{flow.name}”" if flow.name else ""
            yield fault(
                f"The flow{label} ({flow.id}) {missing} nothing.",
                "Connect it to a step, or delete it.",
                known,
                [flow.id],
            )
