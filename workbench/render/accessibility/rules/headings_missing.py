"""A long document has no headings."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, words
from workbench.render.accessibility.rule import Place, Rule

LONG = 20


def look(file: WordFile) -> Iterator[Place]:
    """More than `LONG` paragraphs with words and not one heading."""
    if file.headings:
        return
    count = sum(1 for paragraph in file.paragraphs if words(paragraph).strip())
    if count > LONG:
        yield Place("document", f"The document has {count} paragraphs and no heading.")


RULE = Rule(
    code="headings-missing",
    title="A long document has no headings.",
    severity=Severity.ERROR,
    criterion="2.4.6",
    remedy="Give its parts headings with the styles Heading 1, 2, 3.",
    look=look,
)
