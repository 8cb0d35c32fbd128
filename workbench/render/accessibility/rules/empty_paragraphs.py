"""Empty paragraphs are used as space."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, excerpt, has_content, in_table
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w


def look(file: WordFile) -> Iterator[Place]:
    """Paragraphs outside tables that show nothing, unless they end a section."""
    last = ""
    headings = {heading for _, heading in file.headings}
    for paragraph in file.paragraphs:
        ends = paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None
        spared = ends or paragraph in headings or _holds_apart(paragraph)
        if not (spared or has_content(paragraph) or in_table(paragraph)):
            yield Place(f"after “{last}”" if last else "start", "A paragraph is empty.")
        last = excerpt(paragraph) or last


def _holds_apart(paragraph: etree._Element) -> bool:
    """Word itself puts one empty paragraph at the end after a table."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    return (
        before is not None
        and before.tag == w("tbl")
        and (after is None or after.tag == w("sectPr"))
    )


RULE = Rule(
    code="empty-paragraphs",
    title="Empty paragraphs are used as space.",
    severity=Severity.WARNING,
    criterion="1.3.2",
    remedy="Delete them and give the paragraph style space before or after.",
    look=look,
)
