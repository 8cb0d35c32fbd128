"""[[systems]]: which system which step is done in."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.blocks import process_facts
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A table of the systems with their steps, users and data; nothing where none is named."""
    process = dossier.process
    rows = []
    for system in process_facts.systems(process):
        nodes = [node for node in process.nodes if system in node.attributes.systems]
        data = {t.name for n in nodes for t in (*process.reads(n.id), *process.writes(n.id))}
        rows.append(
            (
                cell(system),
                cell("; ".join(f"{node.name} ({node.id})" for node in nodes)),
                cell("; ".join(dict.fromkeys(process.who(node) for node in nodes))),
                cell("; ".join(sorted(data))),
            )
        )
    if not rows:
        return Fragment()
    table = Table(
        id="table-systems",
        caption="Systems",
        header=("System", "Steps", "Who uses it", "Data"),
        rows=tuple(rows),
        summary="One row for each system that a step names.",
        widths=(1.3, 3, 1.5, 1.8),
        row_header=True,
    )
    return Fragment((table,))
