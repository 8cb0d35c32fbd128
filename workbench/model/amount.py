"""Amounts with their unit: numbers of different units cannot be mixed up.

Working minutes pass only on shift, working days are days of a role's calendar, calendar days
are what a law counts. Adding one to another is a TypeError, for mypy and at run time; only a
`Calendar` (model/calendar.py) turns one into another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self


@dataclass(frozen=True)
class Amount:
    """A number of one unit."""

    value: float
    unit: ClassVar[str] = ""

    def _same(self, other: object) -> float:
        if type(other) is not type(self):
            raise TypeError(f"{self.unit} and {_unit_of(other)} cannot be mixed; convert first")
        return other.value

    def __add__(self, other: Self) -> Self:
        return type(self)(self.value + self._same(other))

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.value - self._same(other))

    def __mul__(self, factor: float) -> Self:
        return type(self)(self.value * factor)

    __rmul__ = __mul__

    def __lt__(self, other: Self) -> bool:
        return self.value < self._same(other)

    def __le__(self, other: Self) -> bool:
        return self.value <= self._same(other)


def _unit_of(thing: object) -> str:
    return thing.unit if isinstance(thing, Amount) else type(thing).__name__


class WorkingMinutes(Amount):
    """Minutes of somebody's work, or of waiting while the office is open."""

    unit = "working minutes"


class WorkingDays(Amount):
    """Days of a role's calendar; how many minutes one has is said by the calendar."""

    unit = "working days"


class CalendarDays(Amount):
    """Days of the ordinary calendar, weekends and holidays included: deadlines by law."""

    unit = "calendar days"


Duration = WorkingMinutes | WorkingDays | CalendarDays


class Share(Amount):
    """A part of the whole, from 0 to 1."""

    unit = "share"


class Count(Amount):
    """How many there are: people, cases, visits."""

    unit = "count"


class CasesPerDay(Amount):
    """Cases that arrive on one working day."""

    unit = "cases per working day"


class Money(Amount):
    """An amount of the scenario's currency."""

    unit = "currency"


class MoneyPerHour(Amount):
    """The scenario's currency for each hour of work."""

    unit = "currency per hour"


UNITS: dict[str, type[Amount]] = {
    kind.unit: kind
    for kind in (
        WorkingMinutes,
        WorkingDays,
        CalendarDays,
        Share,
        Count,
        CasesPerDay,
        Money,
        MoneyPerHour,
    )
}
