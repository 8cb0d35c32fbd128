"""[[outcomes]]: how often a case ends in which way."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One row for each end."""
    rows = tuple(
        (
            cell(outcome.name or outcome.node),
            cell(wording.percent(outcome.share.mean.value) if outcome.share else "", align="end"),
            cell(outcome.share.evidence.words() if outcome.share else "not a share: several ends"),
            cell(outcome.node),
        )
        for outcome in dossier.analysis.visits.outcomes
    )
    if not rows:
        return Fragment()
    table = Table(
        id="table-outcomes",
        caption="Outcomes",
        header=("Outcome", "Share of cases", "Evidence", "Id"),
        rows=rows,
        summary="One row for each way in which a case may end.",
        widths=(3, 1.2, 1.8, 1),
        row_header=True,
    )
    return Fragment((table,))
