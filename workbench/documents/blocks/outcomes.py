"""[[outcomes]]: how often a case ends in which way, for each process of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.analysis.visits import Outcome
from workbench.derivation.naming import name
from workbench.derivation.phrases import capital
from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.process_names import outcomes_of_processes
from workbench.documents.tree import Table, cell, paragraph


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One table for each process, one row for each end."""
    found = outcomes_of_processes(dossier.process, dossier.analysis.visits)
    tables = tuple(_tables(dossier, found))
    if len(found) > 1:
        return Fragment((paragraph(several(list(found))), *tables))
    return Fragment(tables)


def several(names: list[str]) -> str:
    """What a reader has to know where a file holds several processes."""
    return (
        f"The file holds {len(names)} processes: {wording.listed(names)}. A share says how many "
        "of all cases come to an end; a process that a message starts counts as often as the "
        "message is sent."
    )


def _tables(dossier: Dossier, found: dict[str, list[Outcome]]) -> Iterator[Table]:
    for place, (title, outcomes) in enumerate(found.items(), start=1):
        yield Table(
            id="table-outcomes" if place == 1 else f"table-outcomes-{place}",
            caption=f"Outcomes of {title}" if len(found) > 1 else "Outcomes",
            header=("Outcome", "Share of cases", "Evidence", "Id"),
            rows=tuple(
                (
                    cell(capital(name(dossier.process, dossier.process.by_id[outcome.node]))),
                    cell(wording.estimate(outcome.share) if outcome.share else "", align="end"),
                    cell(
                        outcome.share.evidence.words()
                        if outcome.share
                        else "not a share: a case may come to several ends"
                    ),
                    cell(outcome.node),
                )
                for outcome in outcomes
            ),
            summary="One row for each way in which a case may end.",
            widths=(3, 1.2, 1.8, 1),
            row_header=True,
        )
