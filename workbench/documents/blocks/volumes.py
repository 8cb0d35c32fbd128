"""[[volumes]]: how often each step is done on a working day."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.analysis.tallies import expected
from workbench.documents import wording
from workbench.documents.blocks import evidence
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell, paragraph
from workbench.model.amount import CasesPerDay, Count
from workbench.model.element import Activity
from workbench.model.evidence import UNKNOWN, Quantity


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One row for each activity."""
    arrivals = dossier.scenario.arrivals if dossier.scenario else None
    if arrivals is None:
        return Fragment((paragraph("Nobody has said how many cases come."),))
    visits = dossier.analysis.visits.nodes
    rows = tuple(
        (
            cell(node.name),
            cell(wording.number(visits[node.id]), align="end"),
            cell(wording.estimate(_daily(dossier, node.id, arrivals)), align="end"),
            cell(node.id),
        )
        for node in dossier.process.nodes
        if isinstance(node, Activity) and node.id in visits
    )
    table = Table(
        id="table-volumes",
        caption="Volumes",
        header=("Step", "Times a case", "A working day", "Id"),
        rows=rows,
        summary="One row for each step. A working day is times a case times "
        f"{wording.quantity(arrivals)}.",
        widths=(3.4, 1.2, 1.2, 1),
        row_header=True,
    )
    grounds = (dossier.analysis.visits.evidence.get(node) for node in visits)
    note = evidence.note((arrivals.evidence, *(ground for ground in grounds if ground)))
    return Fragment((table, *note) if rows else ())


def _daily(dossier: Dossier, node: str, arrivals: Quantity[CasesPerDay]) -> Quantity[Count]:
    """How often a step is done on a working day."""
    visits = dossier.analysis.visits
    grounds = (arrivals.evidence, visits.evidence.get(node))
    return expected(Count, visits.nodes[node] * arrivals.mean.value, grounds, UNKNOWN)
