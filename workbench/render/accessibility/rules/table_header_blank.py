"""A header cell of a table is blank."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, on, rows, words
from workbench.render.accessibility.places import named_tables
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w


def look(file: WordFile) -> Iterator[Place]:
    """Marked header rows with a cell without words."""
    for where, table in named_tables(file):
        for row in rows(table)[:1]:
            if not on(row.find(w("trPr")), "tblHeader"):
                continue
            for number, cell in enumerate(row.findall(w("tc")), 1):
                if not words(cell).strip():
                    yield Place(where, f"Column {number} of the table has no header.")


RULE = Rule(
    code="table-header-blank",
    title="A header cell of a table is blank.",
    severity=Severity.WARNING,
    criterion="1.3.1",
    remedy="Write what the column holds into its header cell.",
    look=look,
)
