"""[[rules]]: the laws, policies and rules that steps rest on."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A table of the rules; nothing where no step names one."""
    process = dossier.process
    rows = tuple(
        (
            cell(node.attributes.rule),
            cell("yes" if node.attributes.mandated else "not said"),
            cell(f"{node.name} ({node.id})"),
            cell(process.who(node)),
        )
        for node in process.nodes
        if node.attributes.rule
    )
    if not rows:
        return Fragment()
    table = Table(
        id="table-rules",
        caption="Rules and their steps",
        header=("Rule", "Required by law", "Step", "Who"),
        rows=rows,
        summary="One row for each step that rests on a rule.",
        widths=(2.4, 1.2, 2.4, 1.4),
        row_header=True,
    )
    return Fragment((table,))
