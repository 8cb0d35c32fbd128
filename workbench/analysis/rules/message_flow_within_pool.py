"""Messages go from one pool to another."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.model.finding import Finding
from workbench.model.process import Process


def message_flow_within_pool(process: Process) -> Iterator[Finding]:
    """A finding for every message flow with both ends in one pool (BPMN 9.4)."""
    for flow in process.message_flows:
        pools = {_pool(process, end) for end in (flow.source, flow.target)}
        if len(pools) == 1 and pools != {""}:
            ends = [process.by_id[e] for e in (flow.source, flow.target) if e in process.by_id]
            label = f" “{flow.name}”" if flow.name else ""
            yield fault(
                f"The message{label} ({flow.id}) stays within one pool.",
                "Use a sequence flow inside a pool.",
                ends,
                [flow.id],
            )


def _pool(process: Process, end: str) -> str:
    """The pool of a node or participant: its process, the id of a black box, or ""."""
    if end in process.by_id:
        return process.by_id[end].process
    boxes = (pool for pool in process.participants if pool.id == end)
    return next((pool.process or pool.id for pool in boxes), "")
