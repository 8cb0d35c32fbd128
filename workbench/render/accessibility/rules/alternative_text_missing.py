"""A picture has no alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile
from workbench.render.accessibility.pictures import pictures
from workbench.render.accessibility.rule import Place, Rule


def look(file: WordFile) -> Iterator[Place]:
    """Pictures, shapes and charts without words, unless marked as decoration."""
    for picture in pictures(file):
        if not picture.alt.strip() and not picture.decorative:
            yield Place(picture.where, "The picture has no alternative text.")


RULE = Rule(
    code="alternative-text-missing",
    title="A picture has no alternative text.",
    severity=Severity.ERROR,
    criterion="1.1.1",
    remedy="Say in one or two sentences what the picture tells (right click, Edit Alt Text).",
    look=look,
)
