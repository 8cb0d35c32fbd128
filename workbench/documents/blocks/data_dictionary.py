"""[[data-dictionary]]: documents, records and forms, who makes and who uses them."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell
from workbench.model.element import DataObject
from workbench.model.process import Process


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A table of the data objects; nothing where no step names one."""
    process = dossier.process
    rows = tuple(
        (
            cell(thing.name),
            cell(thing.state),
            cell("kept after the case" if thing.store else "belongs to the case"),
            cell(touched(process, thing, writes=True)),
            cell(touched(process, thing, writes=False)),
            cell(thing.documentation),
        )
        for thing in process.data
    )
    if not rows:
        return Fragment()
    table = Table(
        id="table-data",
        caption="Data dictionary",
        header=("Name", "State", "Kept", "Made or changed by", "Used by", "Meaning"),
        rows=rows,
        summary="One row for each document, record or form.",
        widths=(1.4, 0.9, 1.1, 1.8, 1.8, 1.6),
        row_header=True,
    )
    return Fragment((table,))


def touched(process: Process, thing: DataObject, *, writes: bool) -> str:
    """The steps that make or use a data object, by id and name."""
    nodes = (
        process.by_id[link.node]
        for link in process.associations
        if link.data == thing.id and link.writes is writes and link.node in process.by_id
    )
    return "; ".join(f"{node.name} ({node.id})" for node in nodes)
