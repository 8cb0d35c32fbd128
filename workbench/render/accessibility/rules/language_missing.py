"""The document does not say its language."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w


def look(file: WordFile) -> Iterator[Place]:
    """No language in the defaults and none in the default paragraph style."""
    default = file.default_style("paragraph")
    told = [file.run_defaults, *(style.element.find(w("rPr")) for style in file.lineage(default))]
    if not any(
        (language := holder.find(w("lang"))) is not None and language.get(w("val"))
        for holder in told
        if holder is not None
    ):
        yield Place("document", "The document does not say its language.")


RULE = Rule(
    code="language-missing",
    title="The document does not say its language.",
    severity=Severity.ERROR,
    criterion="3.1.1",
    remedy="Set the proofing language of the whole text (Review, Language).",
    look=look,
)
