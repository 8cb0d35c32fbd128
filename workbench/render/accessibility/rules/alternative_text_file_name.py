"""The alternative text of a picture is a file name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile
from workbench.render.accessibility.pictures import pictures
from workbench.render.accessibility.rule import Place, Rule

_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|svg|emf|wmf|bmp|tiff?|webp|pdf)", re.IGNORECASE)


def look(file: WordFile) -> Iterator[Place]:
    """Alternative texts such as image1.png."""
    for picture in pictures(file):
        if _FILE_NAME.fullmatch(picture.alt.strip()):
            yield Place(picture.where, f"The alternative text “{picture.alt}” is a file name.")


RULE = Rule(
    code="alternative-text-file-name",
    title="The alternative text of a picture is a file name.",
    severity=Severity.ERROR,
    criterion="1.1.1",
    remedy="Say what the picture tells instead of what its file is called.",
    look=look,
)
