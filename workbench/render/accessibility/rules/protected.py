"""The document is protected."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w


def look(file: WordFile) -> Iterator[Place]:
    """Enforced protection or a write password in the settings."""
    settings = file.part("word/settings.xml")
    protection = settings.find(w("documentProtection"))
    enforced = protection is not None and protection.get(w("enforcement"), "0") in (
        "1",
        "true",
        "on",
    )
    if enforced or settings.find(w("writeProtection")) is not None:
        yield Place("settings", "The document is protected against editing.")


RULE = Rule(
    code="protected",
    title="The document is protected.",
    severity=Severity.ERROR,
    criterion="4.1.2",
    remedy="Turn the protection off (Review, Restrict Editing); it keeps screen readers out.",
    look=look,
)
