"""[[permissions]]: which role does what, with which data."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell
from workbench.model.element import Activity


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One row for each role and step that is done in a system or with data."""
    process = dossier.process
    rows = tuple(
        (
            cell(process.who(node)),
            cell(f"{node.name} ({node.id})"),
            cell("; ".join(node.attributes.systems)),
            cell("; ".join(data.name for data in process.reads(node.id))),
            cell("; ".join(data.name for data in process.writes(node.id))),
        )
        for role in process.roles
        for node in process.nodes
        if isinstance(node, Activity)
        and process.who(node) == role
        and (node.attributes.systems or process.reads(node.id) or process.writes(node.id))
    )
    if not rows:
        return Fragment()
    table = Table(
        id="table-permissions",
        caption="Roles and permissions",
        header=("Role", "May do", "In", "May read", "May make or change"),
        rows=rows,
        summary="One row for each role and step that needs a system or data.",
        widths=(1.3, 2.4, 1.3, 1.5, 1.5),
    )
    return Fragment((table,))
