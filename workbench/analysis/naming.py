"""How findings speak of the user's elements."""

from __future__ import annotations

from workbench.model.element import FlowNode


def called(node: FlowNode) -> str:
    """“Name” (id), or the bare id in quotes of a node without a name."""
    return f"“{node.name}” ({node.id})" if node.name.strip() else f"“{node.id}”"


def place(node: FlowNode) -> str:
    """The id of the table row that a node was made for, "" where it came from a drawing.

    It is not called a row: the numbers of rows are those that a spreadsheet counts.
    """
    return f"step {node.attributes.row}" if node.attributes.row else ""
