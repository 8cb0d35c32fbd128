"""Places in a Word file, named so that people find them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from workbench.render.accessibility.opened import WordFile, excerpt, rows
from workbench.render.word.namespaces import w


def named_tables(file: WordFile) -> Iterator[tuple[str, etree._Element]]:
    """Every table with its number in the file and the first words of its first row."""
    for number, table in enumerate(file.tables, 1):
        first = rows(table)[:1]
        words = excerpt(first[0]) if first else ""
        yield f"table {number} (“{words}”)", table


def context(element: etree._Element) -> str:
    """The words of the paragraph an element stands in, or of the nearest one before it."""
    outer = list(element.iterancestors(w("p")))
    paragraph: etree._Element | None = outer[-1] if outer else element
    while paragraph is not None:
        if words := excerpt(paragraph):
            return f"“{words}”"
        paragraph = paragraph.getprevious()
    return "start of the document"
