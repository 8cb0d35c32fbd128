"""The Word renderer: what is in the file."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render import rich_document, word_file
from workbench.documents.tree import (
    Bullets,
    Code,
    Document,
    Item,
    Link,
    Meta,
    Section,
    Steps,
    Table,
    cell,
    paragraph,
    text,
)
from workbench.errors import InputError
from workbench.render.word import base_texts, package
from workbench.render.word.anchors import bookmark
from workbench.render.word.document import render
from workbench.render.word.draft import DocumentError
from workbench.render.word.namespaces import r, w

RELATIONS = "word/_rels/document.xml.rels"


def values(path: str, name: str = "val") -> list[str]:
    return [e.get(w(name), "") for e in word_file.find(word_file.tree(word_file.rich()), path)]


def test_the_same_tree_gives_the_same_bytes() -> None:
    again = render(rich_document.document(), word_file.STYLE)
    assert again == word_file.rich()


def test_python_docx_opens_it_and_reads_the_properties() -> None:
    opened = docx.Document(io.BytesIO(word_file.rich()))
    properties = opened.core_properties
    meta = rich_document.META
    assert (properties.title, properties.subject, properties.author, properties.language) == (
        meta.title, meta.subject, meta.author, "en-US",
    )  # fmt: skip
    assert properties.created is not None
    assert properties.created.date().isoformat() == meta.date
    assert "Requirements specification" in properties.keywords


def test_headings_are_real_and_numbered_as_the_references_say() -> None:
    opened = docx.Document(io.BytesIO(word_file.rich()))
    headings = [
        (p.style.name, p.text) for p in opened.paragraphs if p.style.name.startswith("Heading")
    ]
    assert headings[:5] == [
        ("Heading 1", "Scope"), ("Heading 1", "Intake"), ("Heading 2", "Lists"),
        ("Heading 2", "Boxes and terms"), ("Heading 3", "Deeper"),
    ]  # fmt: skip
    body = word_file.tree(word_file.rich())
    shown = word_file.find(body, "//w:fldSimple[contains(@w:instr, 'REF wb_')]")
    assert ["".join(e.itertext()) for e in shown[:3]] == ["Table 1", "Figure 1", "2"]


def test_every_reference_leads_to_a_bookmark_that_is_there_once() -> None:
    names = values("//w:bookmarkStart", "name")
    assert len(names) == len({name.lower() for name in names})
    targets = [code.split()[1] for code in values("//w:fldSimple", "instr") if "REF wb_" in code]
    codes = word_file.find(word_file.tree(word_file.rich()), "//w:instrText")
    targets += [e.text.split()[1] for e in codes if "PAGEREF" in (e.text or "")]
    targets += [anchor for anchor in values("//w:hyperlink", "anchor") if anchor]
    assert len(targets) > 15
    assert set(targets) <= set(names)


def test_the_contents_are_filled_and_word_is_not_told_to_ask() -> None:
    codes = [
        e.text or "" for e in word_file.find(word_file.tree(word_file.rich()), "//w:instrText")
    ]
    assert [code.split()[:2] for code in codes if code.strip().startswith("TOC")] == [
        ["TOC", "\\o"], ["TOC", "\\h"], ["TOC", "\\h"],
    ]  # fmt: skip
    begun = values("//w:fldChar", "fldCharType")
    assert begun.count("begin") == begun.count("separate") == begun.count("end")
    settings_part = package.read(word_file.rich())["word/settings.xml"]
    assert b"updateFields" not in settings_part


def test_a_style_file_that_orders_updates_is_calmed() -> None:
    asking = word_file.replaced(
        word_file.STYLE, "<w:zoom", '<w:updateFields w:val="true"/><w:zoom', "word/settings.xml"
    )
    made = render(rich_document.document(), asking)
    assert b"updateFields" not in package.read(made)["word/settings.xml"]


def test_lists_of_tables_and_figures_only_where_there_are_any() -> None:
    without = word_file.tree(word_file.of(paragraph("Words.")))
    codes = [e.text or "" for e in word_file.find(without, "//w:instrText")]
    assert not [code for code in codes if "\\c" in code]


def test_tables_repeat_their_header_and_hold_rows_together() -> None:
    body = word_file.tree(word_file.rich())
    for table in word_file.find(body, "//w:tbl"):
        rows = table.findall(w("tr"))
        assert rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is not None
        assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)
        assert word_file.find(table, "w:tblPr/w:tblCaption/@w:val") != [""]
        assert word_file.find(table, "w:tblPr/w:tblDescription/@w:val") != [""]
        grid = [int(g.get(w("w"), "0")) for g in table.iter(w("gridCol"))]
        assert sum(grid) == 9360
    assert not word_file.find(body, "//w:gridSpan | //w:vMerge | //w:tbl//w:tbl | //w:sdt")


def test_a_figure_has_words_a_raster_and_a_vector() -> None:
    docx_bytes = word_file.rich()
    body = word_file.tree(docx_bytes)
    (about,) = word_file.find(body, "//wp:inline/wp:docPr")
    assert about.get("descr") == rich_document.flow_figure().alt
    assert about.get("title") == "The intake in three steps"
    rows = {e.get("Id"): e.get("Target") for e in word_file.tree(docx_bytes, RELATIONS)}
    parts = package.read(docx_bytes)
    (raster,) = word_file.find(body, "//a:blip")
    (vector,) = word_file.find(body, "//asvg:svgBlip")
    assert parts["word/" + rows[raster.get(r("embed"))]] == rich_document.PNG
    assert parts["word/" + rows[vector.get(r("embed"))]] == rich_document.SVG


def test_a_wide_figure_is_made_to_fit_the_page() -> None:
    figure = rich_document.flow_figure()
    wide = replace(figure, drawing=replace(figure.drawing, width=4800.0, height=1200.0))
    (extent,) = word_file.find(word_file.tree(word_file.of(wide)), "//wp:extent")
    assert (int(extent.get("cx", "0")), int(extent.get("cy", "0"))) == (9360 * 635, 2340 * 635)


def test_an_item_starts_with_a_point_bookmark_and_its_visible_id() -> None:
    body = word_file.tree(word_file.rich())
    (start,) = word_file.find(body, f"//w:bookmarkStart[@w:name='{bookmark('REQ-001')}']")
    following = start.getnext()
    assert following is not None
    assert following.tag == w("bookmarkEnd")
    paragraph_ = start.getparent()
    assert paragraph_ is not None
    assert [e.tag for e in paragraph_][1] == w("bookmarkStart")
    assert "".join(paragraph_.itertext()) == "REQ-001: Date of receipt 1"


def test_base_texts_travel_with_their_digest() -> None:
    part = word_file.tree(word_file.rich(), "customXml/item1.xml")
    first = part[0]
    base = rich_document.item(1).base
    assert (first.get("id"), first.get("bookmark"), first.text) == (
        "REQ-001", bookmark("REQ-001"), base,
    )  # fmt: skip
    assert first.get("sha256") == hashlib.sha256(base.encode()).hexdigest()
    assert part.get("generator", "").startswith("Workbench ")
    assert part.tag == f"{{{base_texts.NAMESPACE}}}items"


@given(st.text(min_size=1), st.text(min_size=1))
def test_bookmark_names_fit_word_and_differ_when_ids_differ(one: str, other: str) -> None:
    name = bookmark(one)
    assert len(name) <= 40
    assert name.isascii()
    assert name.replace("_", "a").isalnum()
    assert name[0].isalpha()
    assert (name.lower() == bookmark(other).lower()) == (one == other)


def test_each_numbered_list_starts_again() -> None:
    steps = [Steps(((paragraph("a"),), (paragraph("b"),))) for _ in range(3)]
    made = word_file.of(*steps)
    ids = word_file.find(word_file.tree(made), "//w:p/w:pPr/w:numPr/w:numId/@w:val")
    assert [ids.count(i) for i in dict.fromkeys(ids)] == [2, 2, 2]
    numbering = word_file.tree(made, "word/numbering.xml")
    for number in dict.fromkeys(ids):
        path = f"//w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val"
        assert word_file.find(numbering, path) == ["1"]


def test_links_keep_their_words_and_unsafe_targets_are_left_out() -> None:
    made = word_file.of(
        paragraph(
            Link("https://a.example/x y", text("good")), " ", Link("javascript:x", text("bad"))
        )
    )
    rows = [e for e in word_file.tree(made, RELATIONS) if e.get("TargetMode") == "External"]
    assert [e.get("Target") for e in rows] == ["https://a.example/x%20y"]
    assert "bad" in "".join(word_file.tree(made).itertext())


def test_the_language_is_the_documents() -> None:
    document = replace(rich_document.document(), meta=Meta("Titel", "Heft", language="de-DE"))
    styles = word_file.tree(render(document, word_file.STYLE), "word/styles.xml")
    assert word_file.find(styles, "//w:docDefaults//w:lang/@w:val") == ["de-DE"]


def test_header_and_footer_show_this_document() -> None:
    header = word_file.tree(word_file.rich(), "word/header1.xml")
    footer = word_file.tree(word_file.rich(), "word/footer1.xml")
    assert "".join(header.itertext()) == f"{rich_document.META.kind}{rich_document.META.date}"
    shown = "Requirements for the permit intake, Version 1.2Page 1 of 1"
    assert "".join(footer.itertext()) == shown
    assert word_file.find(footer, "//w:fldSimple[contains(@w:instr, ' PAGE ')]")


def test_right_to_left_words_are_marked() -> None:
    body = word_file.tree(word_file.rich())
    (marked,) = word_file.find(body, "//w:p[w:pPr/w:bidi]")
    assert "".join(marked.itertext()).startswith("تصريح")
    assert [e.text for e in word_file.find(marked, "w:r[w:rPr/w:rtl]/w:t")] == ["تصريح البناء"]


def deep(levels: int) -> Section:
    section = Section(f"s{levels}", "Deep")
    for level in range(levels - 1, 0, -1):
        section = Section(f"s{level}", "Deep", (), (section,))
    return section


def test_six_levels_are_headings_and_a_seventh_is_refused() -> None:
    made = render(Document(rich_document.META, (deep(6),)), word_file.STYLE)
    assert "Heading6" in word_file.find(word_file.tree(made), "//w:pStyle/@w:val")
    with pytest.raises(DocumentError, match="7 levels deep"):
        render(Document(rich_document.META, (deep(7),)), word_file.STYLE)


def nested(levels: int) -> Bullets:
    inner = Bullets(((paragraph("x"),),))
    for _ in range(levels - 1):
        inner = Bullets(((paragraph("x"), inner),))
    return inner


def test_nine_lists_deep_is_the_most() -> None:
    assert word_file.of(nested(9))
    with pytest.raises(DocumentError, match="more than 9 deep"):
        word_file.of(nested(10))


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph("x" * 5000),),
        (Table("t", "Nothing", ("A",), ()),),
        (Table("t", "", ("A",), ((cell(),),)),),
        (paragraph(""),),
        (Bullets(()),),
        (Item("weird id ~ ü/1", "", base="<&>"),),
        (paragraph("\x00\x0b\ud800 bad", Code("\uffff")),),
        (paragraph("👩‍💼🏙️"),),
    ],
)
def test_odd_content_makes_a_file_that_opens(blocks: tuple[object, ...]) -> None:
    docx.Document(io.BytesIO(word_file.of(*blocks)))  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(st.text(), st.text(), st.text())
def test_any_characters_make_a_file_that_opens(one: str, two: str, three: str) -> None:
    table = Table("¶", two, (three, "b"), ((cell(one), cell(two)),), three)
    item = Item(f"i{one}", two, (paragraph(three),), ((one, text(two)),), three)
    document = Document(
        Meta(one, two, three), (Section("§", "Title " + one, (table, paragraph(one), item)),)
    )
    opened = docx.Document(io.BytesIO(render(document, word_file.STYLE)))
    assert opened.tables[0].rows[0].cells[1].text == "b"


@pytest.mark.parametrize(
    "section",
    [
        Section("s", "Uneven", (Table("t", "T", ("A", "B"), ((cell("x"),),)),)),
        Section("s", " "),
        Section("s", "List", (Steps(((Table("t", "T", ("A",), ()),),)),)),
    ],
)
def test_what_word_has_no_form_for_is_refused(section: Section) -> None:
    with pytest.raises(InputError):
        render(Document(rich_document.META, (section,)), word_file.STYLE)
