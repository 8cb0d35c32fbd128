"""Blanks or tabs are used as layout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, excerpt, words
from workbench.render.accessibility.rule import Place, Rule

_BLANKS = re.compile(r"[ \u00a0]{3,}|\t{3,}")


def look(file: WordFile) -> Iterator[Place]:
    """Three or more blanks or tabs in a row."""
    for paragraph in file.paragraphs:
        if _BLANKS.search(words(paragraph)):
            yield Place(f"“{excerpt(paragraph)}”", "Three or more blanks stand in a row.")


RULE = Rule(
    code="repeated-blanks",
    title="Blanks or tabs are used as layout.",
    severity=Severity.WARNING,
    criterion="1.3.2",
    remedy="Use indents, tab stops or a table.",
    look=look,
)
