"""How many lines a text takes does not depend on how it was cut into pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.render.word.fonts import Piece, lines, word_width

TEXTS = st.text(alphabet="Wil m-–/\n5 é", max_size=60)  # noqa: RUF001


@given(TEXTS, st.sampled_from((" ", "\n")), TEXTS, st.floats(200, 3000))
def test_a_text_in_two_pieces_takes_the_lines_that_it_takes_in_one(
    one: str, between: str, two: str, width: float
) -> None:
    pieces = (Piece(one + between), Piece(two))
    assert lines(pieces, width, 10) == lines(one + between + two, width, 10)


@given(st.text(max_size=20), st.text(max_size=20), st.booleans())
def test_widths_add_up(one: str, two: str, bold: bool) -> None:
    assert word_width(one + two, bold) == word_width(one, bold) + word_width(two, bold)


def test_a_letter_of_no_list_has_the_width_of_its_kind() -> None:
    assert word_width("Ł") == word_width("Ž") > word_width("ł")
    assert word_width("許") == 1000
