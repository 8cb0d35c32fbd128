"""Times of timers: the durations of ISO 8601 as amounts."""

from __future__ import annotations

import re

from workbench.model.amount import CalendarDays, WorkingMinutes
from workbench.model.element import Wait
from workbench.model.evidence import Evidence, Quantity, Source

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_DURATION = re.compile(
    rf"P(?:{_NUMBER}W)?(?:{_NUMBER}D)?(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_DRAWN = Evidence(Source.MODEL)
_DAY = 24 * 60.0


def duration(text: str) -> Wait | None:
    """The time that a timer waits: calendar days, or minutes of the open office if it is less
    than a day; None for dates, cycles, expressions, and months and years, which have no fixed
    length."""
    shape = _DURATION.fullmatch(text.strip())
    if shape is None or not any(shape.groups()):
        return None
    weeks, days, hours, minutes, seconds = (
        float((part or "0").replace(",", ".")) for part in shape.groups()
    )
    clock = hours * 60 + minutes + seconds / 60
    if clock < _DAY and not (weeks or days):
        return Quantity(WorkingMinutes(clock), _DRAWN)
    return Quantity(CalendarDays(weeks * 7 + days + clock / _DAY), _DRAWN)
