"""[[dispositions]]: what needs no requirement, and why."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import LineBreak, Table, cell


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One row for each element without a requirement."""
    rows = tuple(
        (
            cell(item.element),
            cell(item.kind),
            cell(item.reason, *((LineBreak(), item.text) if item.text else ())),
        )
        for item in dossier.derived.dispositions
    )
    if not rows:
        return Fragment()
    table = Table(
        id="table-dispositions",
        caption="Without a requirement",
        header=("Id", "What it is", "Why nothing is required"),
        rows=rows,
        summary="One row for each element of the workflow for which no requirement is derived.",
        widths=(1.4, 1.4, 4.4),
        row_header=True,
    )
    return Fragment((table,))
