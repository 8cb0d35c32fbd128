"""Findings as rules make them, before the catalogue gives them code and severity."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.analysis.naming import called, place
from workbench.model.element import FlowNode
from workbench.model.finding import Finding, Severity, first_few


def fault(
    message: str, remedy: str, nodes: Sequence[FlowNode] = (), flows: Sequence[str] = ()
) -> Finding:
    """What is wrong with some nodes and flows; `check` puts in the rule and its severity."""
    elements = (*(node.id for node in nodes), *flows)
    return Finding("", Severity.WARNING, message, elements, remedy, rows(nodes))


def rows(nodes: Sequence[FlowNode]) -> str:
    """The table rows that nodes were made for, the first few where there are many."""
    return first_few(tuple(dict.fromkeys(filter(None, map(place, nodes)))), "; ")


def listed(nodes: Sequence[FlowNode]) -> str:
    """The names of nodes, the first few where there are many."""
    return first_few([called(node) for node in nodes])
