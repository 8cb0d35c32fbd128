"""Every node of the document tree goes through every renderer, and its words come out.

A new renderer is one function here that gives the words of a rendered document.
"""

from __future__ import annotations

import dataclasses
import html as entities
import io
import re
import typing
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from workbench.documents import tree
from workbench.documents.tree import (
    Bullets,
    Callout,
    Code,
    Definitions,
    Document,
    Emphasis,
    Figure,
    Form,
    Item,
    LineBreak,
    Link,
    Meta,
    PageBreak,
    Paragraph,
    Reference,
    Section,
    Steps,
    Strong,
    Table,
    Text,
    cell,
    paragraph,
    text,
)
from workbench.render import html, markdown, raster
from workbench.render.word import document as word

DRAWING = raster.drawing(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40"/></svg>'
)
INLINES = (
    Text("wordtext"),
    Text(" "),
    Strong((Text("wordstrong"),)),
    Text(" "),
    Emphasis((Text("wordemphasis"),)),
    Text(" "),
    Code("wordcode"),
    Text(" "),
    Link("https://example.org", (Text("wordlink"),)),
    Text(" "),
    Reference("t-1"),
    Text(" "),
    Reference("REQ-1", "wordreference"),
    LineBreak(),
    Text("wordafter"),
)
BLOCKS = (
    Paragraph(INLINES),
    Paragraph(text("wordlead"), "lead"),
    Paragraph(text("wordnote"), "note"),
    Bullets(((paragraph("wordbullet"), Steps(((paragraph("wordinner"),),))), ())),
    Steps(((paragraph("wordstep"),), (paragraph("wordsecond"),))),
    Definitions(((text("wordterm"), text("wordmeaning")),)),
    Table("t-1", "wordcaption", ("wordhead", "b"), ((cell("wordcell"), cell("1", align="end")),),
          widths=(2, 1), row_header=True),
    Table("t-2", "wordempty", ("wordonly",), ()),
    Figure("f-1", "wordfigure", DRAWING, "wordalt", (paragraph("worddescription"),)),
    Item("REQ-1", "worditem", (paragraph("wordchild"),), (("wordlabel", text("wordfield")),)),
    Callout("warning", (paragraph("wordcallout"),)),
    Callout("decision", (paragraph("worddecision"),)),
    Form(("wordform",)),
    PageBreak(),
)  # fmt: skip
DOCUMENT = Document(
    Meta("wordtitle", "wordkind", "wordsubject", version="wordversion", date="2026-05-12"),
    (Section("sec-1", "wordsection", BLOCKS, (Section("sec-2", "wordbelow", (paragraph("x"),)),)),),
    (paragraph("wordpreface"),),
)


def markdown_words(document: Document) -> str:
    """The text of the Markdown after a foreign parser made HTML of it."""
    parser = MarkdownIt("commonmark").enable("table")
    return _without_tags(parser.render(markdown.render(document, {"f-1": "f-1.svg"})))


def html_words(document: Document) -> str:
    """The text of the body of the page."""
    return _without_tags(html.render(document).split("<body>")[1])


def word_words(document: Document) -> str:
    """The text of the Word document with the descriptions of its pictures."""
    style = (Path(__file__).parents[2] / "templates" / "style.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(word.render(document, style))) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    words = {"t": lambda node: node.text or "", "docPr": lambda node: node.get("descr") or ""}
    blank = {"p", "br", "tab"}
    parts = ((etree.QName(node).localname, node) for node in body.iter(etree.Element))
    return "".join(
        words[tag](node) if tag in words else " " for tag, node in parts if tag in {*words, *blank}
    )


def _without_tags(page: str) -> str:
    page = re.sub(r'<img[^>]*alt="([^"]*)"[^>]*>', r"\1", page)
    return entities.unescape(re.sub(r"<!--.*?-->|<[^>]*>", " ", page))


RENDERERS: dict[str, Callable[[Document], str]] = {
    "markdown": markdown_words,
    "html": html_words,
    "word": word_words,
}


def nodes(value: object) -> Iterator[object]:
    """Every node of a tree of dataclasses and tuples."""
    if isinstance(value, tuple):
        for part in value:
            yield from nodes(part)
    elif dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from nodes(getattr(value, field.name))


def test_the_document_of_this_test_has_every_node_there_is() -> None:
    known = {*typing.get_args(tree.Inline), *typing.get_args(tree.Block)}
    assert known <= {type(node) for node in nodes(DOCUMENT)}


@pytest.mark.parametrize("renderer", RENDERERS)
def test_the_words_of_every_node_come_out_once_or_more(renderer: str) -> None:
    wanted = set(re.findall(r"\bword\w+", repr(DOCUMENT)))
    assert len(wanted) > 30
    assert wanted - set(re.findall(r"\bword\w+", RENDERERS[renderer](DOCUMENT))) == set()


@pytest.mark.parametrize("renderer", RENDERERS)
def test_numbers_and_references_are_the_same_everywhere(renderer: str) -> None:
    words = " ".join(RENDERERS[renderer](DOCUMENT).split())
    for phrase in ("Table 1. wordcaption", "Table 2. wordempty", "Figure 1. wordfigure", "REQ-1"):
        assert phrase in words
    assert words.count("Table 1") >= 2


@pytest.mark.parametrize("renderer", RENDERERS)
def test_remarks_say_their_kind_in_words(renderer: str) -> None:
    words = RENDERERS[renderer](DOCUMENT)
    assert "Warning" in words
    assert "Decision" in words


@pytest.mark.parametrize("renderer", RENDERERS)
def test_the_same_document_gives_the_same_words_again(renderer: str) -> None:
    assert RENDERERS[renderer](DOCUMENT) == RENDERERS[renderer](DOCUMENT)


def test_the_html_of_every_node_is_well_nested() -> None:
    page = html.render(DOCUMENT)
    parser = etree.HTMLParser()
    etree.fromstring(page, parser)
    odd = [entry for entry in parser.error_log if "Tag" not in entry.message]
    assert odd == []
