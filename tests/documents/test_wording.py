"""Numbers in words."""

from __future__ import annotations

import pytest

from workbench.documents import wording
from workbench.model.amount import Amount, CalendarDays, Share, WorkingDays, WorkingMinutes
from workbench.model.evidence import Quantity, spread


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (0.123, "0.12"), (3.0, "3"), (15.25, "15.2"), (491.4, "491"), (12345.6, "12,346")],
)
def test_a_number_has_about_three_digits(value: float, said: str) -> None:
    assert wording.number(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (spread(WorkingMinutes, 8, 15, 35), "15 min (8 to 35)"),
        (Quantity(WorkingDays(1)), "1 working day"),
        (spread(CalendarDays, 30, 30, 30), "30 calendar days"),
        (Quantity(Share(0.62)), "62 %"),
        (spread(Share, 0.5, 0.62, 0.7), "62 % (50 to 70)"),
        (None, ""),
    ],
)
def test_a_quantity_is_printed_with_unit_and_range(
    value: Quantity[Amount] | None, said: str
) -> None:
    assert wording.quantity(value) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_in_a_row(words: list[str], said: str) -> None:
    assert wording.listed(words) == said
