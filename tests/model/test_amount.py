"""Kinds of time and money cannot be mixed up."""

from __future__ import annotations

import itertools

import pytest

from workbench.model.amount import UNITS, Amount, CalendarDays, WorkingDays, WorkingMinutes


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(UNITS.values(), 2)))
def test_amounts_of_two_units_do_not_add_up(one: type[Amount], other: type[Amount]) -> None:
    with pytest.raises(TypeError, match="cannot be mixed"):
        one(1) + other(1)
    with pytest.raises(TypeError, match="cannot be mixed"):
        assert one(1) < other(2)
    assert one(1) != other(1)


def test_amounts_of_one_unit_do() -> None:
    assert WorkingDays(1) + WorkingDays(2) == WorkingDays(3)
    assert 2 * (CalendarDays(30) - CalendarDays(10)) == CalendarDays(40)
    assert WorkingMinutes(3) <= WorkingMinutes(3)


def test_a_bare_number_is_no_amount() -> None:
    with pytest.raises(TypeError, match="working days and int cannot be mixed"):
        WorkingDays(1) + 2  # type: ignore[operator]
