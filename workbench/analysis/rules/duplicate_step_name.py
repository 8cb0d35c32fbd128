"""No two steps have the same name."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault, listed
from workbench.model.element import Activity, FlowNode
from workbench.model.finding import Finding
from workbench.model.process import Process


def duplicate_step_name(process: Process) -> Iterator[Finding]:
    """A finding for every name that several activities bear, upper and lower case being one."""
    groups: dict[str, list[FlowNode]] = {}
    for node in process.nodes:
        if isinstance(node, Activity) and node.name.strip():
            groups.setdefault(" ".join(node.name.casefold().split()), []).append(node)
    for nodes in groups.values():
        if len(nodes) > 1:
            yield fault(
                f"{len(nodes)} steps have the same name: {listed(nodes)}.",
                "Say in each name what is different, or draw the step once.",
                nodes,
            )
