"""Markdown: read back by an independent parser, the words are those of the document."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from workbench.documents.numbering import NumberingError
from workbench.documents.tree import (
    Block,
    Bullets,
    Callout,
    Cell,
    Code,
    Definitions,
    Document,
    Drawing,
    Emphasis,
    Figure,
    Form,
    Inline,
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
    plain,
    text,
)
from workbench.render.markdown import render

META = Meta("A title", "Report", subject="Permits", date="2026-05-12")
DRAWING = Drawing(b"", b"", 1, 1)


def document(*blocks: Block) -> Document:
    return Document(META, (Section("sec-one", "One", blocks),))


def body(*blocks: Block) -> str:
    """What is written under the heading of the only section."""
    return render(document(*blocks), {}).split("1 One\n", 1)[1].strip()


def tokens(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(markdown)


def words(markdown: str) -> list[str]:
    """The words of a Markdown text as a reader sees them."""
    seen = []
    for token in tokens(markdown):
        for piece in token.children or ():
            if piece.type in {"text", "code_inline"}:
                seen.append(piece.content)
            elif piece.type in {"hardbreak", "softbreak"} or piece.content == "<br>":
                seen.append(" ")
        seen.append(" ")
    return "".join(seen).split()


# What no reader sees: control characters, half surrogates, and what `str.split` takes for space.
WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Zs")) | st.just(" ")
)
TRICKS = st.sampled_from(
    ["# a", "- b", "1. c", "12) d", "> e", "```", "~~~", "***", "---", "===", "[x]: /y", "![a](b)",
     "<b>x</b>", "&amp;", "a_b_c", "_a_", "*a*", "**", "`x`", "a|b", "|---|", "\\", "\\*", "<!-- a",
     "    code", "+ f", "C#", "# #", "http://x.org", ":-:", "~a~", "!", "&#35;", "a\\|b"]
)  # fmt: skip
LEAVES = (
    st.builds(Text, WORDS | TRICKS)
    | st.builds(Code, WORDS | TRICKS)
    | st.just(LineBreak())
    | st.builds(
        lambda said: Link("https://x.org/a_(b)", (Text(said if said.split() else "x"),)),
        WORDS | TRICKS,
    )
    | st.builds(lambda said: Reference("sec-one", said), WORDS | TRICKS)
)
NODES: st.SearchStrategy[Inline] = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Strong, st.lists(inner, max_size=3).map(tuple))
        | st.builds(Emphasis, st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=6,
)
INLINES = st.lists(NODES, max_size=5).map(tuple)


def said(children: tuple[Inline, ...]) -> list[str]:
    """The words of inlines, a reference without words being called by its name."""
    return plain(tuple(map(_named, children))).split()


def _named(child: Inline) -> Inline:
    if isinstance(child, Reference):
        return Text(child.text or "section 1")
    if isinstance(child, Strong | Emphasis):
        return Strong(tuple(map(_named, child.children)))
    return child


@given(INLINES)
def test_any_paragraph_reads_back_as_its_words(children: tuple[Inline, ...]) -> None:
    markdown = body(Paragraph(children))
    assert words(markdown) == said(children)
    assert {token.type for token in tokens(markdown)} <= {
        "paragraph_open",
        "inline",
        "paragraph_close",
    }


@given(INLINES, INLINES, WORDS | TRICKS)
def test_any_table_reads_back_as_its_cells(
    one: tuple[Inline, ...], two: tuple[Inline, ...], head: str
) -> None:
    table = Table("t", "Cap", (head, "b"), ((Cell(one), Cell(two)),))
    markdown = body(table)
    assert words(markdown) == ["Table", "1.", "Cap", *head.split(), "b", *said(one), *said(two)]
    assert [token.type for token in tokens(markdown)].count("td_open") == 2


@given(st.lists(INLINES, min_size=1, max_size=3))
def test_any_list_reads_back_as_its_entries(entries: list[tuple[Inline, ...]]) -> None:
    markdown = body(
        Steps(tuple((Paragraph(entry), Bullets(((Paragraph(entry),),))) for entry in entries))
    )
    assert words(markdown) == [word for entry in entries for word in said(entry) * 2]
    assert [token.type for token in tokens(markdown)].count("ordered_list_open") == 1


@given(WORDS | TRICKS)
def test_any_title_reads_back_as_its_words(title: str) -> None:
    markdown = render(Document(Meta(title, title), (Section("s", title),)), {})
    assert words(markdown) == [
        *title.split(),
        *(["Kind", "of", "document:", *title.split()] if title else []),
        "1", *title.split(),
    ]  # fmt: skip


def test_sections_tables_and_figures_are_numbered_and_anchored() -> None:
    table = Table("t-a", "Steps", ("Who",), ((cell("Clerk"),),))
    inner = Section("sec-two", "Two", (table,))
    made = render(Document(META, (Section("sec-one", "One", sections=(inner,)),)), {})
    assert '## <a id="sec-one"></a>1 One' in made
    assert '### <a id="sec-two"></a>1.1 Two' in made
    assert '<a id="t-a"></a>**Table 1. Steps**' in made


def test_a_reference_is_filled_in_and_leads_to_its_anchor() -> None:
    item = Item("REQ-1", "Do it", (paragraph("It shall."),), (("From", text("S1")),))
    assert "[section 1](#sec-one)" in body(paragraph(Reference("sec-one")))
    assert body(item, paragraph(Reference("REQ-1"))) == (
        '<a id="REQ-1"></a>**REQ-1** Do it\n\nIt shall.\n\n- From: S1\n\n[REQ-1](#REQ-1)'
    )


def test_a_reference_to_nothing_is_an_error() -> None:
    with pytest.raises(NumberingError, match="“t-9”"):
        body(paragraph(Reference("t-9")))


def test_a_figure_has_its_picture_its_caption_and_its_words() -> None:
    figure = Figure("f", "The flow", DRAWING, "Two [steps]", (paragraph("First one."),))
    made = render(document(figure), {"f": "a b.svg"})
    assert "![Two \\[steps\\]](a%20b.svg)\n\n" in made
    assert '<a id="f"></a>**Figure 1. The flow**\n\nFirst one.' in made
    assert body(figure).startswith("Two \\[steps\\]\n\n")


def test_numbers_stand_at_the_end_of_their_column() -> None:
    table = Table("t", "C", ("a", "b"), ((cell("x"), cell("1", align="end")),))
    assert "| a | b |\n| --- | --: |\n| x | 1 |" in body(table)


def test_two_lists_in_a_row_stay_two() -> None:
    one = Bullets(((paragraph("a"),),))
    kinds = [token.type for token in tokens(body(one, one, Definitions(((text("t"), text("m")),))))]
    assert kinds.count("bullet_list_open") == 3


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (Bullets(((paragraph("a"),), (paragraph("b"),))), "- a\n- b"),
        (Steps(((paragraph("a"), paragraph("c")), (paragraph("b"),))), "1. a\n\n   c\n\n2. b"),
        (Callout("warning", (paragraph("Mind."),)), "> <strong>Warning.</strong>\n>\n> Mind."),
        (Form(("Name",)), "- Name: " + "." * 40),
        (PageBreak(), "---"),
        (paragraph(Strong((Text("a"),)), Strong((Text("b"),))), "**a**<!-- -->**b**"),
        (paragraph(Link("javascript:alert(1)", (Text("a"),))), "a"),
        (paragraph("x", LineBreak(), "- y"), "x\\\n\\- y"),
    ],
)
def test_blocks_are_written_as_people_write_them(block: Block, markdown: str) -> None:
    assert body(block) == markdown


def test_no_markup_of_a_name_gets_through() -> None:
    made = render(document(paragraph("<script>alert(1)</script>")), {})
    html = MarkdownIt("commonmark").render(made)
    assert "<script" not in html
    assert re.search(r"&lt;script&gt;", html)
