"""Where working and calendar time become each other."""

from __future__ import annotations

import datetime as dt

import pytest

from workbench.model.amount import CalendarDays, WorkingDays, WorkingMinutes
from workbench.model.calendar import Calendar

THANKSGIVING = dt.date(2026, 11, 26)
OFFICE = Calendar(holidays=(THANKSGIVING,))


def test_a_working_day_has_eight_hours_in_the_reference_city() -> None:
    assert OFFICE.minutes_per_day == WorkingMinutes(480)
    assert OFFICE.working_minutes(WorkingDays(1.5)) == WorkingMinutes(720)


def test_thirty_calendar_days_are_about_twenty_one_working_days() -> None:
    expected = 30 * (5 / 7 * 365.2425 - 1) / 365.2425
    assert OFFICE.working_days(CalendarDays(30)).value == pytest.approx(expected, abs=1e-12)
    assert round(expected) == 21


@pytest.mark.parametrize(
    ("start", "deadline", "due"),
    [
        # Wednesday before Thanksgiving: Thursday is off, Friday counts, then Monday.
        (dt.date(2026, 11, 25), WorkingDays(2), dt.date(2026, 11, 30)),
        (dt.date(2026, 11, 25), CalendarDays(2), dt.date(2026, 11, 27)),
        (dt.date(2026, 11, 25), CalendarDays(30), dt.date(2026, 12, 25)),
        (dt.date(2026, 11, 27), WorkingDays(0.5), dt.date(2026, 11, 30)),
        (dt.date(2026, 11, 27), WorkingDays(0), dt.date(2026, 11, 27)),
    ],
)
def test_a_deadline_counts_the_days_of_its_kind(
    start: dt.date, deadline: WorkingDays | CalendarDays, due: dt.date
) -> None:
    assert OFFICE.due(start, deadline) == due


def test_holidays_of_several_years_count_once_a_year() -> None:
    two_years = Calendar(holidays=(dt.date(2026, 7, 3), dt.date(2027, 7, 5), dt.date(2027, 7, 4)))
    assert two_years.days_per_year == pytest.approx(365.2425 * 5 / 7 - 1)
