"""A table stands inside a table."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, in_table
from workbench.render.accessibility.places import named_tables
from workbench.render.accessibility.rule import Place, Rule


def look(file: WordFile) -> Iterator[Place]:
    """Tables in cells of other tables."""
    for where, table in named_tables(file):
        if in_table(table):
            yield Place(where, "The table stands inside another table.")


RULE = Rule(
    code="table-nested",
    title="A table stands inside a table.",
    severity=Severity.WARNING,
    criterion="1.3.2",
    remedy="Take the inner table out and put it below the outer one.",
    look=look,
)
