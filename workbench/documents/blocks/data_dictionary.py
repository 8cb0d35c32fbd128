"""[[data-dictionary]]: documents, records and forms, who makes and who uses them."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell, paragraph
from workbench.model.element import DataObject
from workbench.model.process import Process

COLUMNS = ("Name", "State", "Kept", "Made or changed by", "Used by", "Meaning")
OPTIONAL = (1, 5)
"""The columns that are left out, with a note, where nobody has said anything for them."""


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A table of the data objects; nothing where no step names one."""
    process = dossier.process
    lines = [_line(process, thing) for thing in process.data]
    if not lines:
        return Fragment()
    used = [place for place in range(len(COLUMNS)) if any(line[place] for line in lines)]
    missing = [COLUMNS[place] for place in OPTIONAL if place not in used]
    table = Table(
        id="table-data",
        caption="Data dictionary",
        header=tuple(COLUMNS[place] for place in used),
        rows=tuple(tuple(cell(line[place]) for place in used) for line in lines),
        summary="One row for each document, record or form.",
        row_header=True,
    )
    note = f"Nobody has said of any of them: {wording.listed(missing).lower()}."
    return Fragment((table, paragraph(note, role="note")) if missing else (table,))


def _line(process: Process, thing: DataObject) -> tuple[str, ...]:
    return (
        thing.name,
        thing.state,
        "kept after the case" if thing.store else "belongs to the case",
        touched(process, thing, writes=True),
        touched(process, thing, writes=False),
        thing.documentation,
    )


def touched(process: Process, thing: DataObject, *, writes: bool) -> str:
    """The steps that make or use a data object, by id and name."""
    nodes = (
        process.by_id[link.node]
        for link in process.associations
        if link.data == thing.id and link.writes is writes and link.node in process.by_id
    )
    return "; ".join(f"{node.name} ({node.id})" for node in nodes)
