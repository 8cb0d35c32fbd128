"""[[findings source=check]]: what the rules or the analysis found, worst first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell, paragraph
from workbench.model.finding import Finding, Severity

ORDER = list(Severity)


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A table of findings; a sentence where there is none."""
    source = options.get("source", "check")
    found = dossier.findings if source == "check" else dossier.analysis.findings
    if not found:
        return Fragment((paragraph("Nothing was found."),))
    return Fragment((table(found, f"table-findings-{source}"),))


def table(found: Sequence[Finding], id_: str) -> Table:
    """Findings as a table, worst first."""
    rows = tuple(
        (
            cell(finding.severity.value),
            cell(finding.place),
            cell(finding.message),
            cell(finding.remedy),
        )
        for finding in sorted(found, key=lambda finding: ORDER.index(finding.severity))
    )
    return Table(
        id=id_,
        caption="Findings",
        header=("How bad", "Where", "What", "What to do"),
        rows=rows,
        summary="One row for each finding, errors first.",
        widths=(1, 1.2, 3, 2.6),
    )
