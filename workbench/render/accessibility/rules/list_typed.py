"""The numbers or bullets of a list are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, excerpt, paragraph_style, words
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w

_TYPED = re.compile(r"\s*(\(?(\d{1,2}|[a-z])[.)]|[•·▪◦●○*\u2013\u2014-])[ \t\u00a0]+\S")


def look(file: WordFile) -> Iterator[Place]:
    """Two or more paragraphs in a row outside tables that start with a typed mark."""
    before = ""
    for paragraph in file.paragraphs:
        found = _TYPED.match(words(paragraph))
        typed = excerpt(paragraph) if found and not _numbered(paragraph, file) else ""
        if typed and before:
            yield Place(f"“{typed}”", "The mark of this list line is typed.")
        before = typed


def _numbered(paragraph: etree._Element, file: WordFile) -> bool:
    if paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None:
        return True
    return any(
        style.element.find(f"{w('pPr')}/{w('numPr')}") is not None
        for style in file.lineage(paragraph_style(paragraph))
    )


RULE = Rule(
    code="list-typed",
    title="The numbers or bullets of a list are typed.",
    severity=Severity.WARNING,
    criterion="1.3.1",
    remedy="Use the list buttons, so that it is a list for a screen reader too.",
    look=look,
)
