"""The page estimator: lines, pages, what is kept together."""

from __future__ import annotations

import pytest

from workbench.render.word import fonts
from workbench.render.word.pages import Flow
from workbench.render.word.stylesheet import Metrics, StyleSheet

LINE = 10 * 1.15 * 20
SHEET = StyleSheet(
    {},
    {"normal": Metrics(), "heading": Metrics(keep_next=True), "new": Metrics(page_break=True),
     "spaced": Metrics(before=100, after=60)},
)  # fmt: skip


def flow(lines: float) -> Flow:
    return Flow(SHEET, 9360, lines * LINE)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        # Advance widths of Helvetica, Adobe Font Metrics: H 722, e 556, l 222, o 556.
        ("Hello", 722 + 556 + 222 + 222 + 556),
        ("許可", 2000),
    ],
)
def test_a_word_is_as_wide_as_its_letters(text: str, width: int) -> None:
    assert fonts.word_width(text) == width


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 1), ("ill", 1), ("ll ll ll", 2), ("l" * 12, 3), ("ill\nlil", 2)],
)
def test_lines_break_between_words_and_inside_only_when_they_must(text: str, count: int) -> None:
    # Ten points: "ll ll" is 233 wide, the room 250, in twips; twelve l are 533.
    assert fonts.lines(text, 250, 10) == count


def test_the_eleventh_line_of_a_page_of_ten_stands_on_page_two() -> None:
    text = flow(10)
    for number in range(12):
        text.paragraph("Normal", "x", anchor=str(number))
    places = text.finish()
    assert [places[str(number)] for number in (0, 9, 10, 11)] == [1, 1, 2, 2]


def test_a_heading_goes_with_what_follows() -> None:
    text = flow(10)
    for _ in range(9):
        text.paragraph("Normal", "x")
    text.paragraph("heading", "x", anchor="h")
    text.paragraph("Normal", "x", anchor="t")
    assert text.finish() == {"h": 2, "t": 2}


def test_a_picture_that_does_not_fit_goes_to_the_next_page() -> None:
    text = flow(10)
    text.block(6 * LINE, anchor="a")
    text.block(6 * LINE, anchor="b")
    text.block(40 * LINE, anchor="c")
    text.block(LINE, anchor="d")
    assert text.finish() == {"a": 1, "b": 2, "c": 3, "d": 4}


def test_a_style_may_start_a_page_and_an_empty_page_is_not_left_behind() -> None:
    text = flow(10)
    text.paragraph("Normal", "x")
    text.new_page()
    text.paragraph("new", "x", anchor="n")
    assert text.finish() == {"n": 2}


def test_of_two_spaces_the_larger_counts() -> None:
    text = flow(100)
    text.paragraph("spaced", "x")
    text.paragraph("spaced", "x")
    text.finish()
    assert text.used == pytest.approx(100 + LINE + 100 + LINE + 60)


def test_a_long_paragraph_runs_over_pages() -> None:
    text = flow(10)
    text.paragraph("Normal", "line\n" * 24 + "line")
    text.paragraph("Normal", "x", anchor="end")
    assert text.finish() == {"end": 3}
