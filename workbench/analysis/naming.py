"""How findings speak of the user's elements."""

from __future__ import annotations

from workbench.model.element import FlowNode, SequenceFlow
from workbench.model.process import Process


def called(node: FlowNode) -> str:
    """“Name” (id), or the bare id in quotes of a node without a name."""
    return f"“{node.name}” ({node.id})" if node.name.strip() else f"“{node.id}”"


def flow_called(process: Process, flow: SequenceFlow) -> str:
    """The flow from “one” to “other”, with its label."""
    ends = [process.by_id.get(end) for end in (flow.source, flow.target)]
    source, target = (called(node) if node else "nothing" for node in ends)
    label = f" “{flow.name}”" if flow.name.strip() else ""
    return f"the flow{label} from {source} to {target}"


def place(node: FlowNode) -> str:
    """The table row that a node was made for, "" where it came from a drawing."""
    return f"row {node.attributes.row}" if node.attributes.row else ""
