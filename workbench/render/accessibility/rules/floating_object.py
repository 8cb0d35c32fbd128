"""A picture or shape floats."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile
from workbench.render.accessibility.places import context
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import WP


def look(file: WordFile) -> Iterator[Place]:
    """Anchored drawings: a screen reader cannot tell where they belong."""
    for anchor in file.body.iter(f"{{{WP}}}anchor"):
        yield Place(context(anchor), "A picture or shape is not in line with the text.")


RULE = Rule(
    code="floating-object",
    title="A picture or shape floats.",
    severity=Severity.WARNING,
    criterion="1.3.2",
    remedy="Put it in line with the text (Layout Options).",
    look=look,
)
