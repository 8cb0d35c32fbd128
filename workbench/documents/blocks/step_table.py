"""[[step-table]]: every step with who does it, how long it takes and what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.blocks import evidence
from workbench.documents.dossier import Dossier
from workbench.documents.following import steps, what_follows
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The table of steps; events and gateways stand in it where they have a name."""
    process = dossier.process
    rows = tuple(
        (
            cell(node.id),
            cell(process.who(node)),
            cell(node.name),
            cell(wording.quantity(node.attributes.work), align="end"),
            cell(wording.quantity(node.attributes.wait), align="end"),
            cell(what_follows(process, node)),
        )
        for node in steps(process)
    )
    table = Table(
        id="table-steps",
        caption="Steps of the process",
        header=("Id", "Who", "Step", "Work", "Waits before", "Then"),
        rows=rows,
        summary="One row for each step in the order of the process. Work and wait show the usual "
        "value and, in brackets, the lowest and the highest.",
        widths=(0.7, 1.3, 2.2, 1.3, 1.5, 2.2),
        row_header=True,
    )
    given = (q for node in steps(process) for q in (node.attributes.work, node.attributes.wait))
    return Fragment((table, *evidence.note(q.evidence for q in given if q)) if rows else ())
