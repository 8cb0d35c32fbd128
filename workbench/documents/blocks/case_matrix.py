"""[[test-matrix]]: which requirements each test case shows."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Reference, Table, cell


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One row for each test case."""
    gone = {each.id for each in dossier.derived.requirements if each.replaced_by}
    rows = tuple(
        (
            cell(Reference(case.id)),
            cell(case.title),
            cell(", ".join(id_ for id_ in case.verifies if id_ not in gone) or "none"),
        )
        for case in (*dossier.cases, *dossier.derived.cases)
    )
    if not rows:
        return Fragment()
    table = Table(
        id="table-test-matrix",
        caption="Test cases and the requirements that they show",
        header=("Test case", "Title", "Requirements"),
        rows=rows,
        summary="One row for each test case. Requirements are those of the specification.",
        widths=(1.4, 2.4, 3.6),
        row_header=True,
    )
    return Fragment((table,))
