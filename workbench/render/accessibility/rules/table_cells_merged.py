"""Cells of a table are merged."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, rows, value
from workbench.render.accessibility.places import named_tables
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w

_ONE = ("", "1")


def look(file: WordFile) -> Iterator[Place]:
    """Cells over several columns or rows; one finding a table."""
    for where, table in named_tables(file):
        cells = [cell for row in rows(table) for cell in row.findall(w("tc"))]
        merged = [
            cell
            for cell in cells
            if (kind := cell.find(w("tcPr"))) is not None
            and (
                value(kind, "gridSpan") not in _ONE
                or kind.find(w("vMerge")) is not None
                or kind.find(w("hMerge")) is not None
            )
        ]
        if merged:
            yield Place(where, f"{len(merged)} cells of the table are merged.")


RULE = Rule(
    code="table-cells-merged",
    title="Cells of a table are merged.",
    severity=Severity.WARNING,
    criterion="1.3.1",
    remedy="Split the cells, or make two tables.",
    look=look,
)
