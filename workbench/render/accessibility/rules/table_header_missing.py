"""A table has no header row."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, on, rows
from workbench.render.accessibility.places import named_tables
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w


def look(file: WordFile) -> Iterator[Place]:
    """Tables whose first row is not marked as header."""
    for where, table in named_tables(file):
        first = rows(table)[:1]
        if first and not on(first[0].find(w("trPr")), "tblHeader"):
            yield Place(where, "The first row of the table is not marked as header.")


RULE = Rule(
    code="table-header-missing",
    title="A table has no header row.",
    severity=Severity.ERROR,
    criterion="1.3.1",
    remedy="Mark the first row as header (Table Layout, Repeat Header Rows).",
    look=look,
)
