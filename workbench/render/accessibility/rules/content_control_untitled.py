"""A content control has no title."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, value
from workbench.render.accessibility.places import context
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w


def look(file: WordFile) -> Iterator[Place]:
    """Content controls without a title, except those Word puts around its contents."""
    for control in file.body.iter(w("sdt")):
        about = control.find(w("sdtPr"))
        if about is not None and about.find(w("docPartObj")) is not None:
            continue
        if about is None or not value(about, "alias").strip():
            yield Place(context(control), "A content control has no title.")


RULE = Rule(
    code="content-control-untitled",
    title="A content control has no title.",
    severity=Severity.WARNING,
    criterion="4.1.2",
    remedy="Give it a title (Developer, Properties).",
    look=look,
)
