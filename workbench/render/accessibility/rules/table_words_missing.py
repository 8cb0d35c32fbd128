"""A table has no title or description for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, value
from workbench.render.accessibility.places import named_tables
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w


def look(file: WordFile) -> Iterator[Place]:
    """Tables without tblCaption or tblDescription."""
    for where, table in named_tables(file):
        about = table.find(w("tblPr"))
        for tag, name in (("tblCaption", "title"), ("tblDescription", "description")):
            if about is None or not value(about, tag).strip():
                yield Place(where, f"The table has no {name} in its alternative text.")


RULE = Rule(
    code="table-words-missing",
    title="A table has no title or description for a screen reader.",
    severity=Severity.WARNING,
    criterion="1.3.1",
    remedy="Write both (Table Properties, Alt Text).",
    look=look,
)
