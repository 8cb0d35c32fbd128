"""The first heading is not of level 1."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, excerpt
from workbench.render.accessibility.rule import Place, Rule


def look(file: WordFile) -> Iterator[Place]:
    """A document that starts below level 1."""
    for level, heading in file.headings[:1]:
        if level != 1:
            yield Place(f"“{excerpt(heading)}”", f"The first heading is of level {level}.")


RULE = Rule(
    code="heading-first-level",
    title="The first heading is not of level 1.",
    severity=Severity.WARNING,
    criterion="1.3.1",
    remedy="Make the first heading a Heading 1.",
    look=look,
)
