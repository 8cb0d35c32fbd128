"""Two drawings have the same number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import WP


def look(file: WordFile) -> Iterator[Place]:
    """DocPr ids that occur more than once; assistive programs tell drawings apart by them."""
    counts = Counter(about.get("id", "") for about in file.body.iter(f"{{{WP}}}docPr"))
    for number, count in counts.items():
        if count > 1:
            yield Place("drawings", f"{count} drawings have the number {number}.")


RULE = Rule(
    code="drawing-number-twice",
    title="Two drawings have the same number.",
    severity=Severity.WARNING,
    criterion="4.1.1",
    remedy="Save the file again in Word, which counts them anew.",
    look=look,
)
