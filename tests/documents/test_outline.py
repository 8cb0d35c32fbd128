"""Outlines: reading them, filling them in, and the Markdown in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.documents import outline, prose
from workbench.documents.front_matter import OutlineError
from workbench.documents.links import leads_out
from workbench.documents.outline import Fragment
from workbench.documents.tree import (
    Block,
    Bullets,
    Callout,
    Code,
    Document,
    Emphasis,
    LineBreak,
    Link,
    Paragraph,
    Reference,
    Section,
    Steps,
    Strong,
    Table,
    Text,
    paragraph,
    plain,
    walk,
    within,
)

HEAD = "---\nid: x\ntitle: A report on {process}\nkind: Report\n---\n"
TERMS = {"process": "Permits", "date": "2026-05-12"}
TEMPLATES = sorted((Path(__file__).parents[2] / "templates").glob("*.md"))


def echo(subject: str, options: Mapping[str, str]) -> Fragment:
    said = " ".join([subject, *(f"{key}={value}" for key, value in options.items())])
    return Fragment((paragraph(said),))


def parts(subject: str, options: Mapping[str, str]) -> Fragment:
    return Fragment((), (Section("own", subject),))


def empty(subject: str, options: Mapping[str, str]) -> Fragment:
    return Fragment()


BLOCKS = {"echo": echo, "parts": parts, "empty": empty}


def document(body: str) -> Document:
    return outline.assemble(outline.parse(HEAD + body, "report.md"), BLOCKS, "S", TERMS)


def words(blocks: tuple[Block, ...]) -> list[str]:
    return [plain(block.children) for block in within(blocks) if isinstance(block, Paragraph)]


def test_headings_become_sections_that_nest() -> None:
    made = document("# One\n\n## In one\n\n# Two\n\nWords.\n")
    assert [(level, section.title) for level, section in walk(made)] == [
        (1, "One"),
        (2, "In one"),
        (1, "Two"),
    ]


def test_the_head_and_the_terms_are_the_facts_of_the_title_page() -> None:
    meta = document("# One\n").meta
    assert (meta.title, meta.kind, meta.subject) == ("A report on Permits", "Report", "Permits")
    assert (meta.date, meta.document_id) == ("2026-05-12", "x")


def test_prose_and_blocks_keep_their_order_and_options_reach_the_block() -> None:
    made = document('# One\nBefore.\n[[echo kind=data words="a b"]]\nAfter.\n')
    assert words(made.sections[0].blocks) == ["Before.", "S kind=data words=a b", "After."]


def test_sections_of_a_block_come_before_those_of_the_outline() -> None:
    made = document("# One\n[[parts]]\n## Two\nx\n")
    assert [section.title for _, section in walk(made)] == ["One", "S", "Two"]


def test_what_stands_before_the_first_heading_is_the_preface() -> None:
    assert words(document("Hello.\n\n# One\n").preface) == ["Hello."]


def test_brackets_in_code_are_words() -> None:
    assert words(document("# One\n```\n[[echo]]\n# no heading\n```\n").sections[0].blocks) == [
        "[[echo]]\n# no heading"
    ]


def test_a_section_whose_blocks_are_empty_says_so() -> None:
    made = document("# One\nText.\n[[empty]]\n")
    assert words(made.sections[0].blocks) == ["Text.", "None."]


def test_a_section_with_one_block_that_is_not_empty_says_nothing() -> None:
    assert words(document("# One\n[[empty]]\n[[echo]]\n").sections[0].blocks) == ["S"]


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("# One\n# Two {if-any}\nText.\n[[empty]]\n", ["One"]),
        ("# One {if-any}\n## Two {if-any}\n[[empty]]\n", []),
        ("# One {if-any}\n[[empty]]\n## Two\n[[echo]]\n", ["One", "Two"]),
        ("# One {if-any}\nOnly words.\n", ["One"]),
    ],
)
def test_a_section_that_is_there_only_if_any_is_left_out(body: str, titles: list[str]) -> None:
    assert [section.title for _, section in walk(document(body))] == titles


def test_ids_are_unique_and_do_not_hang_on_what_is_left_out() -> None:
    made = document("# Same {if-any}\n[[empty]]\n# Same\n# Über uns & Co.\n# ???\n")
    assert [section.id for section in made.sections] == [
        "sec-same-2",
        "sec-uber-uns-co",
        "sec-part",
    ]


def test_a_term_is_words_and_never_markup() -> None:
    filled = outline.assemble(
        outline.parse(HEAD + "# {process}\n*{process}* `{process}`\n", "r.md"),
        BLOCKS,
        "S",
        {"process": "**a** [[echo]] <b>\n# c"},
    )
    assert filled.sections[0].title == "**a** [[echo]] <b>\n# c"
    assert words(filled.sections[0].blocks) == [" ".join(["**a** [[echo]] <b>\n# c"] * 2)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# no head\n", "report.md, line 1: The outline does not begin"),
        ("---\ntitle: x\n", "that ends the head is missing"),
        ("---\nid: x\ntitle: y\nkind: z\nfoo: 1\n---\n", "line 5: The head does not know “foo”"),
        ("---\nid: x\ntitle: y\nkind: z\nid: q\n---\n", "line 5: The head says “id” twice"),
        ("---\nid: x\ntitle: [a]\nkind: z\n---\n", "line 3: “title” of the head is not a line"),
        ("---\nid: x\ntitle: a: b\nkind: z\n---\n", "line 3: The head cannot be read"),
        ("---\nid: x\ntitle: y\nkind: z\norder: two\n---\n", "line 5: “order” is “two”"),
        ("---\nid: x\ntitle: y\nkind: z\nper: moon\n---\n", "line 5: “per” is “moon”"),
        ("---\n- a\n---\n", "line 2: The head is not a list"),
        ("---\n---\n", "no id and no title and no kind"),
        (HEAD + "## Two\n", "line 6: The heading “Two” skips a level. Begin it with # and"),
        (
            HEAD + "# One\n### Three\n",
            "line 7: The heading “Three” skips a level. Begin it with ##",
        ),
        (HEAD + "# One\n\n[[Bad Name]]\n", "line 8: “[[Bad Name]]” is not a block line"),
        (HEAD + "# One\n[[echo a=1 a=2]]\n", "line 7: “[[echo a=1 a=2]]” gives an option twice"),
        (HEAD + "# One\n[[ehco]]\n", "line 7: There is no block “ehco”. Did you mean “echo”?"),
        (
            HEAD + "# One\nx\n{proces}\n",
            "line 8: There is no term {proces}. Did you mean “process”?",
        ),
        (HEAD + "# On {moon}\n", "report.md, line 6: There is no term {moon}"),
        (HEAD + "[[parts]]\n", "needs a heading above it"),
    ],
)
def test_what_is_wrong_in_an_outline_is_said_with_its_line(text: str, says: str) -> None:
    with pytest.raises(OutlineError) as error:
        outline.assemble(outline.parse(text, "report.md"), BLOCKS, "S", TERMS)
    assert says in str(error.value)


def test_line_ends_and_byte_order_mark_of_windows_are_read() -> None:
    text = "\ufeff" + (HEAD + "# One\n[[echo]]\n").replace("\n", "\r\n")
    made = outline.assemble(outline.parse(text, "report.md"), BLOCKS, "S", TERMS)
    assert words(made.sections[0].blocks) == ["S"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_outline_that_is_shipped_can_be_read(path: Path) -> None:
    read = outline.parse(path.read_text(encoding="utf-8"), path.name)
    assert read.head.id == path.stem
    assert read.parts


@pytest.mark.parametrize(
    ("markdown", "block"),
    [
        ("a *b* **c** `d`", Paragraph((
            Text("a "), Emphasis((Text("b"),)), Text(" "), Strong((Text("c"),)), Text(" "),
            Code("d"),
        ))),
        ("a\nb  \nc", Paragraph((Text("a b"), LineBreak(), Text("c")))),
        ("- a\n- b", Bullets(((paragraph("a"),), (paragraph("b"),)))),
        ("3. a\n   - b", Steps(((paragraph("a"), Bullets(((paragraph("b"),),))),))),
        ("## a", Paragraph((Strong((Text("a"),)),))),
        ("> a", Callout("note", (paragraph("a"),))),
        ("[a](https://x.org)", Paragraph((Link("https://x.org", (Text("a"),)),))),
        ("[a](#sec-b)", Paragraph((Reference("sec-b", "a"),))),
        ("<b>a</b>", paragraph("<b>a</b>")),
        ("<script>a</script>", paragraph("<script>a</script>")),
        ("![a *b*](https://x.org/y.png)", paragraph("a *b*")),
    ],
)  # fmt: skip
def test_markdown_becomes_blocks(markdown: str, block: Block) -> None:
    assert prose.blocks(markdown) == (block,)


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//x.org",
     "file:///etc/passwd", "steps.csv", "&#106;avascript:x"],
)  # fmt: skip
def test_a_link_that_may_not_leave_becomes_words(target: str) -> None:
    assert prose.blocks(f"[a](<{target}>)") == (paragraph("a"),)


def test_an_address_that_is_none_does_not_lead_out() -> None:
    assert not leads_out("https://[bad")


def test_tables_take_their_caption_from_the_line_before() -> None:
    table = "| a | b |\n|---|--:|\n| 1 | 2 |\n"
    made = prose.blocks(f"Table: Some numbers\n\n{table}\n\nWords.\n\n{table}", "p")
    assert [type(block) for block in made] == [Table, Paragraph, Table]
    tables = [block for block in made if isinstance(block, Table)]
    assert [table.id for table in tables] == ["p-table-1", "p-table-2"]
    assert [table.caption for table in tables] == ["Some numbers", "a, b"]
    assert [cell.align for cell in tables[0].rows[0]] == ["start", "end"]


@given(st.text())
def test_any_prose_is_read_and_no_link_leaves_but_to_web_or_mail(markdown: str) -> None:
    for block in within(prose.blocks(markdown)):
        if isinstance(block, Paragraph):
            targets = [child.target for child in block.children if isinstance(child, Link)]
            assert all(target.startswith(("http:", "https:", "mailto:")) for target in targets)
