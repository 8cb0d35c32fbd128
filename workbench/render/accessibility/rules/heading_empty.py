"""A heading has no words."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, words
from workbench.render.accessibility.rule import Place, Rule


def look(file: WordFile) -> Iterator[Place]:
    """Paragraphs in a heading style without words."""
    for number, (level, heading) in enumerate(file.headings, 1):
        if not words(heading).strip():
            yield Place(f"heading {number}", f"A heading of level {level} has no words.")


RULE = Rule(
    code="heading-empty",
    title="A heading has no words.",
    severity=Severity.ERROR,
    criterion="2.4.6",
    remedy="Delete the empty line, or write the heading.",
    look=look,
)
