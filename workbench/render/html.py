"""A document as one HTML page that needs nothing else: no script, no request, no other file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

from lxml import etree

from workbench.documents import title_page
from workbench.documents.numbering import Label, numbers
from workbench.documents.tree import Document, Meta, Section
from workbench.render.html_blocks import Writer
from workbench.render.html_element import element
from workbench.render.html_style import CSS

Element = etree._Element


def render(document: Document, css: str | None = None) -> str:
    """The page. `css` replaces the style of the house.

    The page's own content security policy lets through exactly this style and pictures that are
    inside the page. A reference to nothing is a `NumberingError`.
    """
    labels = numbers(document)
    writer = Writer(labels)
    sections = [_section(section, 2, writer) for section in document.sections]
    main = element(
        "main", *writer.blocks(document.preface), *sections, id="page--main", tabindex="-1"
    )
    body = element(
        "body",
        element("a", "Skip to the document", href="#page--main", class_="skip"),
        _title(document.meta),
        *_contents(document.sections, labels),
        main,
    )
    page = element("html", _head(document.meta, css), body, lang=document.meta.language)
    return etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>")


def _head(meta: Meta, css: str | None) -> Element:
    # Browsers hash the style as they read it: with line feeds, up to the first end tag.
    style = "\n".join((CSS if css is None else css).splitlines()).replace("</", "<\\/")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="author", content=meta.author),
        element("title", meta.title or meta.kind),
        element("style", style),
    )


def _title(meta: Meta) -> Element:
    facts = [
        element(tag, words)
        for fact in title_page.facts(meta)
        for tag, words in zip(("dt", "dd"), fact, strict=True)
    ]
    return element("header", element("h1", meta.title), element("dl", *facts, class_="facts"))


def _contents(sections: tuple[Section, ...], labels: Mapping[str, Label]) -> list[Element]:
    if not sections:
        return []
    heading = element("h2", "Contents", id="page--contents")
    return [element("nav", heading, _entries(sections, labels), aria_labelledby="page--contents")]


def _entries(sections: tuple[Section, ...], labels: Mapping[str, Label]) -> Element:
    entries = []
    for section in sections:
        words = f"{labels[section.id].number} {section.title}"
        entry = element("li", element("a", words, href=f"#{section.id}"))
        if section.sections:
            entry.append(_entries(section.sections, labels))
        entries.append(entry)
    return element("ol", *entries)


def _section(section: Section, level: int, writer: Writer) -> Element:
    words = f"{writer.labels[section.id].number} {section.title}"
    # HTML has six levels; what is deeper says its level to a screen reader.
    deep = {"role": "heading", "aria_level": str(level)} if level > 6 else {}
    heading = element(f"h{min(level, 6)}", words, **deep)
    inner = [_section(below, level + 1, writer) for below in section.sections]
    return element("section", heading, *writer.blocks(section.blocks), *inner, id=section.id)
