"""[[problems]]: what people named as a problem, at the step where it is."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A table of the problems; nothing where nobody named one."""
    process = dossier.process
    rows = tuple(
        (
            cell(node.id),
            cell(wording.step(node)),
            cell(process.who(node)),
            cell(node.attributes.problem),
        )
        for node in process.nodes
        if node.attributes.problem
    )
    if not rows:
        return Fragment()
    return Fragment(
        (
            Table(
                id="table-problems",
                caption="Problems by step",
                header=("Id", "Step", "Who", "Problem"),
                rows=rows,
                summary="One row for each step with a problem.",
                widths=(0.7, 2, 1.4, 3),
                row_header=True,
            ),
        )
    )
