"""What holds together on a page, how wide columns are, and the space around tables and boxes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from render import rich_document, word_file
from workbench.documents.tree import (
    Block,
    Bullets,
    Callout,
    Definitions,
    Document,
    Figure,
    Form,
    Item,
    Section,
    Steps,
    Strong,
    Table,
    cell,
    paragraph,
    text,
)
from workbench.render.word.document import SPACE_AFTER_TABLE, render
from workbench.render.word.fonts import unit, word_width
from workbench.render.word.namespaces import w
from workbench.render.word.tables import together

LINES = "A line of text that is long enough to be one. "


def kept(*blocks: Block) -> list[tuple[str, bool]]:
    """The words of every paragraph of a section, and whether it is held to the next."""
    body = word_file.tree(word_file.of(*blocks))
    found = [
        ("".join(p.itertext()), p.find(f"{w('pPr')}/{w('keepNext')}") is not None)
        for p in word_file.find(body, "/w:document/w:body/w:p")
    ]
    start = max(place for place, (words, _) in enumerate(found) if words == "Only section")
    return found[start + 1 :]


def grid(*rows: tuple[str, ...], widths: tuple[float, ...] = (), end: bool = False) -> Table:
    header = tuple(f"C{place}" for place in range(len(rows[0])))
    align = "end" if end else "start"
    cells = tuple(tuple(cell(words, align=align) for words in row) for row in rows)
    return Table("t", "Caption", header, cells, "Words.", widths, row_header=True)


def columns(table: Table) -> list[int]:
    body = word_file.tree(word_file.of(table))
    return [int(c.get(w("w"), "0")) for c in word_file.find(body, "//w:gridCol")]


def before(words: str, *blocks: Block) -> int:
    """The space that a paragraph orders before itself."""
    body = word_file.tree(word_file.of(*blocks))
    (found,) = [p for p in body.iter(w("p")) if "".join(p.itertext()).startswith(words)]
    space = found.find(f"{w('pPr')}/{w('spacing')}")
    return 0 if space is None else int(space.get(w("before"), "0"))


# --- columns -------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["x2_choice_of_many", "demonstration", "USD 197.18", "15 min"])
def test_no_word_id_or_amount_is_broken_where_there_is_room(words: str) -> None:
    table = grid((words, LINES * 4, "x"), widths=(0.2, 5, 0.2))
    narrow = columns(table)[0]
    assert narrow - 200 >= word_width(words, bold=True) * unit(9.5)
    turned = columns(grid(("a", LINES * 4, words), widths=(1, 9, 0.2)))[-1]
    assert turned - 200 >= word_width(words) * unit(9.5)


def test_columns_always_add_up_to_the_width_of_the_text() -> None:
    for count in (1, 2, 7, 12):
        assert sum(columns(grid(("W" * 30,) * count))) == 9360
    assert min(columns(grid(("W" * 300, "x")))) > 0


def test_widths_that_are_asked_for_are_kept_where_the_words_fit() -> None:
    assert columns(grid(("a", "b"), widths=(1, 3))) == [2340, 7020]


def test_the_spread_of_a_number_is_not_divided() -> None:
    body = word_file.tree(word_file.of(grid(("15 min (8 to 35)",), end=True)))
    assert "15 min (8\u00a0to\u00a035)" in "".join(body.itertext())


# --- tables --------------------------------------------------------------------------


def test_a_short_table_is_not_divided_and_of_a_long_one_no_row_stands_alone() -> None:
    assert together(300, (300,) * 5, 13000) == (True,) * 4 + (False,)
    assert together(300, (300,) * 12, 13000) == (True, *(False,) * 9, True, False)
    assert together(300, (2000,) * 5, 13000) == (True, False, False, True, False)
    assert together(300, (), 13000) == ()


def test_rows_that_hold_together_say_so_in_every_cell() -> None:
    body = word_file.tree(word_file.of(grid(("a", "b"), ("c", "d"), ("e", "f"))))
    rows = word_file.find(body, "//w:tbl/w:tr")
    held = [len(word_file.find(row, ".//w:keepNext")) for row in rows]
    assert held == [2, 2, 2, 0]


def test_a_form_holds_together_with_what_leads_to_it() -> None:
    lead = kept(paragraph("I agree."), Form(("Name", "Date")))
    assert lead[:2] == [("I agree.", True), ("Please fill in:", True)]


@pytest.mark.parametrize(
    "following",
    [
        paragraph("next"),
        Bullets(((paragraph("next"),),)),
        Steps(((paragraph("next"),),)),
        Callout("note", (paragraph("next"),)),
        Definitions(((text("next"), text("x")),)),
        Item("next", "", ()),
        Form(("next",)),
    ],
)
def test_nothing_touches_the_table_above_it(following: Block) -> None:
    words = {Callout: "Note:", Form: "Please"}.get(type(following), "next")
    space = before(words, grid(("a",)), following)
    style = {Callout: 200, Item: 240}.get(type(following), 0)
    assert max(space, style) >= SPACE_AFTER_TABLE


# --- text ----------------------------------------------------------------------------


def test_labels_and_lead_ins_stay_with_what_they_announce() -> None:
    few = Steps(((paragraph("One."),), (paragraph("Two."),)))
    assert kept(paragraph(Strong(text("Do this"))), few)[0] == ("Do this", True)
    assert kept(paragraph("As follows:"), few)[0] == ("As follows:", True)
    assert kept(paragraph("As follows."), few)[0] == ("As follows.", False)
    assert kept(paragraph("Who does what."), grid(("a",)))[0] == ("Who does what.", True)
    assert before("Do this", paragraph("x"), paragraph(Strong(text("Do this"))), few) > 0


def test_of_a_list_neither_the_first_nor_the_last_lines_stand_alone() -> None:
    entries = tuple((paragraph(f"{number}."),) for number in range(10))
    held = [keep for _, keep in kept(Bullets(entries))]
    assert held == [True, True, *(False,) * 5, True, True, False]


def test_a_question_is_not_parted_from_its_answers() -> None:
    answers = Bullets(((paragraph("A"),), (paragraph("B"),), (paragraph("C"),)))
    asked = Steps(((paragraph("Q1"), answers), (paragraph("Q2"), answers)))
    assert [keep for _, keep in kept(asked)] == [True, True, True, False] * 2


def test_few_terms_are_not_divided() -> None:
    found = kept(Definitions(tuple((text(f"T{n}"), text("M")) for n in range(3))))
    assert [keep for words, keep in found if words == "M"] == [True, True, False]


def test_a_requirement_is_not_parted_from_its_reason_unless_it_is_long() -> None:
    item = Item("R-1", "", (paragraph("It shall."),), (("Why", text("So.")), ("By", text("test"))))
    assert [keep for _, keep in kept(item)] == [True, True, True, False]
    long = replace(item, children=tuple(paragraph(LINES * 9) for _ in range(9)))
    assert not any(keep for _, keep in kept(long))


def test_a_box_holds_together_with_room_around_it() -> None:
    box = Callout("warning", (paragraph("One."), paragraph("Two."), paragraph("Three.")))
    assert [keep for _, keep in kept(box)] == [True, True, False]


# --- pages ---------------------------------------------------------------------------


def picture(name: str, high: float) -> Figure:
    figure = rich_document.flow_figure()
    drawing = replace(figure.drawing, width=400.0, height=high)
    return replace(figure, id=name, drawing=drawing, description=())


def height(*blocks: Block) -> int:
    (extent,) = word_file.find(word_file.tree(word_file.of(*blocks)), "//wp:extent")
    return int(extent.get("cy", "0")) // 635


def test_a_picture_is_made_a_little_smaller_to_fit_the_page_begun() -> None:
    some = tuple(paragraph("A line.") for _ in range(5))
    alone, below = height(picture("f", 740.0)), height(*some, picture("f", 740.0))
    assert alone == 740 * 15
    assert alone * 0.75 <= below < alone


def test_a_picture_that_would_be_much_smaller_goes_to_the_next_page() -> None:
    many = tuple(paragraph("A line.") for _ in range(20))
    assert height(*many, picture("f", 700.0)) == 700 * 15


def test_a_picture_is_not_made_so_small_that_nobody_reads_it() -> None:
    some = tuple(paragraph("A line.") for _ in range(5))
    huge = picture("f", 1300.0)
    assert height(*some, huge) >= height(huge)


def test_heading_picture_and_caption_never_need_more_than_a_page() -> None:
    assert height(picture("f", 2000.0)) < 13104 - 1000


def breaks(sections: int) -> bool:
    """Whether the text starts on a page of its own behind the contents."""
    document = Document(
        rich_document.META,
        tuple(Section(f"s{n}", f"Section {n}", (paragraph("x"),)) for n in range(sections)),
    )
    body = word_file.tree(render(document, word_file.STYLE))
    heading = word_file.find(body, "//w:p[w:pPr/w:pStyle/@w:val='Heading1']")[0]
    return heading.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None


def test_text_goes_on_below_the_last_lines_of_the_contents() -> None:
    assert breaks(10)
    assert not breaks(36)
    assert breaks(60)
