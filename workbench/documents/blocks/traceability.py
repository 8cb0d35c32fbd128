"""[[traceability]]: from every requirement to its sources and to the tests that show it."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.blocks.requirements import origin
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Reference, Table, cell


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The traceability matrix; the tests are those of the test plan."""
    shown: dict[str, list[str]] = {}
    for case in (*dossier.cases, *dossier.derived.cases):
        for requirement in case.verifies:
            shown.setdefault(requirement, []).append(case.id)
    rows = tuple(
        (
            cell(Reference(requirement.id)),
            cell(origin(requirement.sources)),
            cell(requirement.verification),
            cell(", ".join(shown.get(requirement.id, [])) or "no test yet"),
        )
        for requirement in (*dossier.requirements, *dossier.derived.requirements)
    )
    if not rows:
        return Fragment()
    table = Table(
        id="table-traceability",
        caption="Requirements, their sources and their tests",
        header=("Requirement", "From", "Verified by", "Tests"),
        rows=rows,
        summary="One row for each requirement. Tests are those of the test plan.",
        widths=(1.8, 2.4, 1, 2.4),
        row_header=True,
    )
    return Fragment((table,))
