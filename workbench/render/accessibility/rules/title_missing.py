"""The document has no title in its properties."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import DC


def look(file: WordFile) -> Iterator[Place]:
    """An empty dc:title."""
    title = file.part("docProps/core.xml").find(f"{{{DC}}}title")
    if title is None or not (title.text or "").strip():
        yield Place("document properties", "The document has no title.")


RULE = Rule(
    code="title-missing",
    title="The document has no title in its properties.",
    severity=Severity.ERROR,
    criterion="2.4.2",
    remedy="Write the title (File, Info, Title).",
    look=look,
)
