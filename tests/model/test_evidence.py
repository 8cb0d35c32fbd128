"""Every number with its evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.amount import WorkingDays, WorkingMinutes
from workbench.model.evidence import Evidence, Quantity, Source, spread, weakest

LOG = Evidence(Source.LOG, n=512, date="2026-05-31")
ROSA = Evidence(Source.INTERVIEW, who="Rosa", date="2026-05-12")


def test_the_mean_is_that_of_the_triangle() -> None:
    assert spread(WorkingMinutes, 8, 15, 35).mean.value == pytest.approx(58 / 3)


def test_a_value_without_range_is_its_own_mean() -> None:
    assert Quantity(WorkingMinutes(15)).mean == WorkingMinutes(15)


def test_what_is_calculated_is_as_firm_as_its_weakest_input() -> None:
    assert weakest([LOG, ROSA]) == ROSA
    assert weakest([LOG, ROSA, Evidence(Source.INTERVIEW, who="Ken")]) == Evidence(Source.INTERVIEW)
    assert weakest([]).source is Source.GUESS


def test_evidence_is_said_in_one_phrase() -> None:
    assert LOG.words() == "log, 2026-05-31, n = 512"
    assert ROSA.words() == "interview, Rosa, 2026-05-12"


@pytest.mark.parametrize(
    ("low", "usual", "high", "error"),
    [
        (WorkingMinutes(9), WorkingMinutes(8), WorkingMinutes(10), ValueError),
        (WorkingMinutes(1), WorkingMinutes(8), None, ValueError),
        (WorkingDays(1), WorkingMinutes(8), WorkingDays(10), TypeError),
    ],
)
def test_a_spread_that_makes_no_sense_cannot_be_made(
    low: object, usual: object, high: object, error: type[Exception]
) -> None:
    with pytest.raises(error):
        Quantity(usual, low=low, high=high)  # type: ignore[type-var]


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0.01, 100))
def test_scaling_scales_the_mean_and_keeps_the_evidence(
    one: float, other: float, third: float, factor: float
) -> None:
    low, usual, high = sorted((one, other, third))
    quantity = spread(WorkingMinutes, low, usual, high, LOG)
    assert quantity.scaled(factor).mean.value == pytest.approx(quantity.mean.value * factor)
    assert quantity.scaled(factor).evidence == LOG
