"""A link does not say where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile, excerpt, words
from workbench.render.accessibility.rule import Place, Rule
from workbench.render.word.namespaces import w

_BARE = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_EMPTY_WORDS = frozenset(
    ("", "here", "click here", "link", "this link", "more", "read more", "this page", "page")
)


def look(file: WordFile) -> Iterator[Place]:
    """Links shown as an address, as “click here”, or as nothing."""
    for link in file.body.iter(w("hyperlink")):
        shown = words(link).strip()
        if shown.lower().rstrip(".") in _EMPTY_WORDS and not _picture(link):
            yield Place(_where(link), f"The link “{shown}” does not say where it leads.")
        elif _BARE.fullmatch(shown):
            yield Place(_where(link), f"The link shows its address “{shown}”.")


def _picture(link: etree._Element) -> bool:
    return next(link.iter(w("drawing"), w("pict")), None) is not None


def _where(link: etree._Element) -> str:
    paragraph = next(link.iterancestors(w("p")), link)
    return f"“{excerpt(paragraph)}”"


RULE = Rule(
    code="link-without-words",
    title="A link does not say where it leads.",
    severity=Severity.WARNING,
    criterion="2.4.4",
    remedy="Write the name of the page or document instead.",
    look=look,
)
