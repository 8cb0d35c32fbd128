"""The alternative text of a picture is too long to listen to."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile
from workbench.render.accessibility.pictures import pictures
from workbench.render.accessibility.rule import Place, Rule

LONGEST = 300


def look(file: WordFile) -> Iterator[Place]:
    """Alternative texts of more than `LONGEST` characters."""
    for picture in pictures(file):
        if len(picture.alt) > LONGEST:
            yield Place(picture.where, f"The alternative text has {len(picture.alt)} characters.")


RULE = Rule(
    code="alternative-text-long",
    title="The alternative text of a picture is too long to listen to.",
    severity=Severity.WARNING,
    criterion="1.1.1",
    remedy="Keep it to about 250 characters and put the full description into the text.",
    look=look,
)
