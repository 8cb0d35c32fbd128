"""Words stand in a text box."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, excerpt
from workbench.render.accessibility.places import context
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w


def look(file: WordFile) -> Iterator[Place]:
    """Text boxes in the body; the copy for old programs is not counted."""
    for box in file.body.iter(w("txbxContent")):
        if next(box.iterancestors(_FALLBACK), None) is None:
            yield Place(context(box), f"A text box holds “{excerpt(box)}”.")


_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


RULE = Rule(
    code="text-box",
    title="Words stand in a text box.",
    severity=Severity.WARNING,
    criterion="1.3.2",
    remedy="Move the words into the text.",
    look=look,
)
