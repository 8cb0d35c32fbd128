"""A heading skips a level."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, excerpt
from workbench.render.accessibility.rule import Place, Rule


def look(file: WordFile) -> Iterator[Place]:
    """A heading more than one level below the one before it."""
    before = 0
    for level, heading in file.headings:
        if before and level > before + 1:
            yield Place(f"“{excerpt(heading)}”", f"Heading {level} follows heading {before}.")
        before = level


RULE = Rule(
    code="heading-level-skipped",
    title="A heading skips a level.",
    severity=Severity.ERROR,
    criterion="1.3.1",
    remedy="Use the next level below the heading above it.",
    look=look,
)
