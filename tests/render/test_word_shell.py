"""The agency's style file: what is kept of it, and what is refused."""

from __future__ import annotations

import importlib.util
import io
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from render import rich_document, word_file
from workbench.render.word import package, shell, stylesheet
from workbench.render.word.document import render
from workbench.render.word.namespaces import w
from workbench.render.word.stylesheet import StyleError

STYLES = "word/styles.xml"
TOOLS = Path(__file__).parents[2] / "tools"
NAMES = (
    *stylesheet.PARAGRAPH_STYLES,
    *stylesheet.CHARACTER_STYLES,
    *stylesheet.TABLE_STYLES,
)


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_style_is_named(name: str) -> None:
    without = word_file.replaced(
        word_file.STYLE, f'<w:name w:val="{name}"/>', '<w:name w:val="Gone"/>', STYLES
    )
    with pytest.raises(StyleError, match=f"“{name}” is missing") as caught:
        render(rich_document.document(), without)
    assert caught.value.mend


@pytest.mark.parametrize("name", NAMES)
def test_the_how_to_names_every_needed_style(name: str) -> None:
    page = TOOLS.parent / "docs" / "how-to" / "agency-style.md"
    assert f"`{name}`" in page.read_text(encoding="utf-8") or name.startswith(("heading", "toc"))


def test_the_style_file_is_what_the_tool_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(TOOLS), *sys.path])
    spec = importlib.util.spec_from_file_location("make_style", TOOLS / "make_style.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert package.write(module.parts()) == word_file.STYLE


def test_pages_and_header_of_the_agency_are_kept() -> None:
    legal = word_file.replaced(word_file.STYLE, 'w:h="15840"', 'w:h="20160"', word_file.BODY)
    named = word_file.replaced(
        legal, "<w:r><w:tab/></w:r>", "<w:r><w:t>City of X</w:t></w:r>", "word/header1.xml"
    )
    made = render(rich_document.document(), named)
    assert word_file.find(word_file.tree(made), "//w:sectPr/w:pgSz/@w:h") == ["20160"]
    assert "City of X" in "".join(word_file.tree(made, "word/header1.xml").itertext())


def test_headings_without_numbers_of_their_own_get_ours() -> None:
    def unlink(root: etree._Element) -> None:
        for node in list(root.iter(w("numPr"))):
            node.getparent().remove(node)  # type: ignore[union-attr]

    bare = word_file.broken(word_file.STYLE, unlink, STYLES)
    made = word_file.tree(render(rich_document.document(), bare))
    levels = word_file.find(
        made, "//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]]//w:ilvl/@w:val"
    )
    assert levels == ["0", "0", "1", "1", "2", "0", "0", "0"]
    assert not word_file.find(
        word_file.tree(word_file.rich()),
        "//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]]//w:numPr",
    )


def test_a_style_file_without_lists_is_enough() -> None:
    parts = package.read(word_file.STYLE)
    del parts["word/numbering.xml"]
    made = render(rich_document.document(), package.write(parts))
    assert docx.Document(io.BytesIO(made)).part.numbering_part is not None


def test_fields_that_word_wrote_in_pieces_are_filled() -> None:
    pieces = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TITLE </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Ol</w:t></w:r>'
        '<w:r><w:t>d</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    style = word_file.replaced(word_file.STYLE, "<w:r><w:tab/></w:r>", pieces, "word/header1.xml")
    header = word_file.tree(render(rich_document.document(), style), "word/header1.xml")
    meta = rich_document.META
    shown = "".join(e.text or "" for e in header.iter(w("t")))
    assert shown == f"{meta.kind}{meta.title}{meta.date}"


def test_a_long_title_is_cut_at_a_word_in_the_footer() -> None:
    document = rich_document.document()
    long = replace(document, meta=replace(document.meta, title="Permits and licences " * 9))
    footer = word_file.tree(render(long, word_file.STYLE), "word/footer1.xml")
    shown = next(e.text or "" for e in footer.iter(w("t")))
    assert shown.startswith("Permits and licences Permits")
    assert shown.endswith(("licences …, Version 1.2", "and …, Version 1.2"))
    assert len(shown) < 85


def test_left_overs_of_the_style_file_do_not_travel() -> None:
    parts = package.read(word_file.STYLE)
    traps = ("customXml/item1.xml", "docProps/thumbnail.jpeg", "word/stylesWithEffects.xml")
    made = render(rich_document.document(), package.write({**parts, **dict.fromkeys(traps, b"x")}))
    kept = package.read(made)
    assert "docProps/thumbnail.jpeg" not in kept
    assert "word/stylesWithEffects.xml" not in kept
    assert kept["customXml/item1.xml"].startswith(b"<?xml")


@pytest.mark.parametrize(
    ("part", "content"),
    [("word/vbaProject.bin", b"x"), (STYLES, b"<broken"), (word_file.BODY, b"<broken")],
)
def test_a_style_file_that_cannot_dress_is_refused(part: str, content: bytes) -> None:
    parts = package.read(word_file.STYLE)
    with pytest.raises((StyleError, package.PackageError)) as caught:
        shell.open_style(package.write({**parts, part: content}))
    assert str(caught.value).startswith("style.docx: ")


def test_a_template_becomes_a_document() -> None:
    template = word_file.replaced(
        word_file.STYLE, "document.main+xml", "template.main+xml", "[Content_Types].xml"
    )
    made = render(rich_document.document(), template)
    assert docx.Document(io.BytesIO(made)).paragraphs
