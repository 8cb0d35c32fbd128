"""Pages have no number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w

_PAGE = re.compile(r"\bPAGE\b")


def look(file: WordFile) -> Iterator[Place]:
    """No PAGE field in any header or footer."""
    parts = [root for name, root in file.text_parts.items() if name.startswith(_EDGES)]
    if not any(_PAGE.search(code) for root in parts for code in _codes(root)):
        yield Place("header and footer", "Neither header nor footer shows the page number.")


_EDGES = ("word/header", "word/footer")


def _codes(root: etree._Element) -> Iterator[str]:
    for field in root.iter(w("fldSimple")):
        yield field.get(w("instr"), "")
    for code in root.iter(w("instrText")):
        yield code.text or ""


RULE = Rule(
    code="page-number-missing",
    title="Pages have no number.",
    severity=Severity.WARNING,
    criterion="2.4.5",
    remedy="Put the page number into header or footer.",
    look=look,
)
