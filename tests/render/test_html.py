"""HTML pages: whole, accessible, and safe whatever stands in a name."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.documents.numbering import NumberingError
from workbench.documents.tree import (
    Block,
    Bullets,
    Callout,
    Document,
    Drawing,
    Figure,
    Form,
    Item,
    Link,
    Meta,
    Reference,
    Section,
    Table,
    Text,
    cell,
    paragraph,
    text,
)
from workbench.render.html import render

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5"/>'
META = Meta("A title", "Report", subject="Permits", language="es-US")
TABLE = Table(
    "t-a", "Steps", ("Who", "Minutes"), ((cell("Clerk"), cell("5", align="end")),),
    "Read it by row.", row_header=True,
)  # fmt: skip
FIGURE = Figure("f-a", "Flow", Drawing(SVG, b"", 10, 5), "Two steps", (paragraph("First one."),))
ITEM = Item("REQ-1", "Do it", (paragraph("It shall."),), (("From", text("S1")),))


class Page(HTMLParser):
    """The start tags with their attributes, and the words outside of the head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def document(*blocks: Block, meta: Meta = META) -> Document:
    inner = Section("sec-two", "Two", (paragraph(Reference("t-a"), Reference("REQ-1")),))
    return Document(meta, (Section("sec-one", "One", (TABLE, FIGURE, ITEM, *blocks), (inner,)),))


PAGE = render(document(Form(("Name",)), Callout("warning", (paragraph("Mind."),))))


def test_the_page_says_its_language_title_and_character_set() -> None:
    page = Page(PAGE)
    assert PAGE.startswith("<!DOCTYPE html>")
    assert page.all("html")[0]["lang"] == "es-US"
    assert [meta["charset"] for meta in page.all("meta") if "charset" in meta] == ["utf-8"]
    assert "<title>A title</title>" in PAGE


def test_headings_begin_with_one_of_the_first_level_and_skip_none() -> None:
    levels = [int(tag[1]) for tag, _ in Page(PAGE).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_reference_has_its_target() -> None:
    tags = Page(PAGE).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [str(a["href"]) for tag, a in tags if tag == "a"]
    assert {"#t-a", "#REQ-1", "#sec-two", "#page--main"} <= set(targets)
    assert {target[1:] for target in targets} <= set(ids)
    spoken = [
        str(a[key]) for _, a in tags for key in a if key in {"aria-labelledby", "aria-describedby"}
    ]
    assert spoken
    assert set(spoken) <= set(ids)


def test_a_table_has_a_caption_header_cells_and_scrolls_by_keyboard() -> None:
    page = Page(PAGE)
    assert "Table 1. Steps" in page.words
    assert [cell["scope"] for cell in page.all("th")] == ["col", "col", "row"]
    region = next(a for a in page.all("div") if a.get("role") == "region")
    assert (region["tabindex"], region["aria-labelledby"]) == ("0", "t-a--caption")


def test_a_figure_is_in_the_page_with_its_words() -> None:
    page = Page(PAGE)
    image = page.all("img")[0]
    assert image["alt"] == "Two steps"
    assert base64.b64decode(str(image["src"]).removeprefix("data:image/svg+xml;base64,")) == SVG
    assert "Figure 1. Flow" in page.words
    assert "First one." in page.words


def test_a_figure_scrolls_by_keyboard_in_a_region_with_the_name_of_its_caption() -> None:
    page = Page(PAGE)
    regions = [a for a in page.all("div") if a.get("role") == "region"]
    figure = next(a for a in regions if a["aria-labelledby"] == "f-a--caption")
    assert figure["tabindex"] == "0"
    assert page.all("figcaption")[0]["id"] == "f-a--caption"


@pytest.mark.parametrize(
    ("width", "fills"), [(300, False), (600, True), (802, True), (1400, False)]
)
def test_a_picture_fills_the_column_where_its_letters_stay_readable(
    width: float, fills: bool
) -> None:
    figure = Figure("f-w", "Flow", Drawing(SVG, b"", width, 50), "Two steps")
    page = Page(render(Document(META, (Section("s", "S", (figure,)),))))
    region = next(a for a in page.all("div") if a.get("role") == "region")
    assert ("wide" in str(region["class"]).split()) == fills


def test_a_field_to_fill_in_has_its_label() -> None:
    assert '<label>Name<input type="text"></label>' in PAGE


@pytest.mark.parametrize(
    "css", [None, "p { color: red }\r\nq { }\rs { }", "p::after { content: '</style>' }", ""]
)
def test_the_policy_of_the_page_lets_through_its_style_and_nothing_else(css: str | None) -> None:
    made = render(document(), css)
    policy = str(Page(made).all("meta")[1]["content"])
    found = re.search("<style>(.*?)</style>", made, re.DOTALL)
    style = found[1] if found else ""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "\r" not in style


def test_the_page_asks_for_nothing_from_outside_and_runs_nothing() -> None:
    page = Page(PAGE)
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    assert not [key for _, attributes in page.tags for key in attributes if key.startswith("on")]
    assert not [a for _, a in page.tags if "style" in a]
    assert all(str(a["src"]).startswith("data:") for _, a in page.tags if "src" in a)
    assert "url(" not in PAGE
    assert "@import" not in PAGE


EVIL = st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'", "&amp;", "</title>", "]]>",
     "<!--", "</style>", "a\x00b\x1b", "\ud800"]
) | st.text(min_size=1, max_size=20)  # fmt: skip


def page_with(name: str) -> Page:
    """A page that has one name everywhere."""
    blocks = (
        Table("t", name, (name,), ((cell(name),),), name),
        Item("I-1", name, (paragraph(name),), ((name, text(name)),)),
        Figure("f", name, Drawing(SVG, b"", 1, 1), name),
        Form((name,)),
        Callout("note", (paragraph(name),)),
    )
    meta = Meta(name, name, name, name, version=name, audience=name)
    return Page(render(Document(meta, (Section("s", name, blocks),))))


@given(EVIL)
def test_a_name_is_words_wherever_it_stands(name: str) -> None:
    made, plain = page_with(name), page_with("x")
    assert [tag for tag, _ in made.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(a) for _, a in made.tags] == [sorted(a) for _, a in plain.tags]
    if name.isprintable():
        assert "".join(made.words).count(name) >= 12
        assert made.all("img")[0]["alt"] == name


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "//x.org"])
def test_a_link_that_may_not_leave_is_words(target: str) -> None:
    made = render(document(paragraph(Link(target, (Text("words"),)))))
    assert target not in made
    assert "<p>words</p>" in made


def test_a_link_to_the_web_is_a_link() -> None:
    link = Link("https://x.org/?a=1&b=2", (Text("words"),))
    assert '<a href="https://x.org/?a=1&amp;b=2" rel="noreferrer">words</a>' in render(
        document(Bullets(((paragraph(link),),)))
    )


def test_a_reference_to_nothing_is_an_error() -> None:
    with pytest.raises(NumberingError, match="“t-9”"):
        render(document(paragraph(Reference("t-9"))))


def test_headings_deeper_than_six_say_their_level() -> None:
    section = Section("s-8", "Deep")
    for level in range(7, 0, -1):
        section = Section(f"s-{level}", "Not so deep", (), (section,))
    deepest = Page(render(Document(META, (section,)))).all("h6")[-1]
    assert (deepest["role"], deepest["aria-level"]) == ("heading", "9")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_stand_out_from_every_ground() -> None:
    grounds = re.findall(r"background: (#\w+)", PAGE)
    inks = re.findall(r"(?<![-\w])color: (#\w+)", PAGE)
    assert grounds
    assert inks
    for ground in grounds:
        for ink in inks:
            assert (luminance(ground) + 0.05) / (luminance(ink) + 0.05) >= 7
