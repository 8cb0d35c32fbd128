"""When people work: the only place where working and calendar time become each other."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from workbench.model.amount import CalendarDays, Duration, WorkingDays, WorkingMinutes

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Calendar:
    """A week of office hours in one time zone, with the days on which nobody works.

    `hours` are half-open intervals [start, end) of minutes after midnight;
    `weekdays` are numbers as in `datetime.date.weekday` (Monday is 0).
    """

    name: str = "office"
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    hours: tuple[tuple[int, int], ...] = ((480, 720), (780, 1020))
    holidays: tuple[dt.date, ...] = ()
    time_zone: str = "UTC"

    @property
    def minutes_per_day(self) -> WorkingMinutes:
        """What one working day has of work."""
        return WorkingMinutes(float(sum(end - start for start, end in self.hours)))

    @property
    def days_per_year(self) -> float:
        """Working days of an average year: 365.2425 / 7 weeks less the holidays of a year."""
        years = {day.year for day in self.holidays}
        off = sum(day.weekday() in self.weekdays for day in self.holidays)
        return len(self.weekdays) * 365.2425 / 7 - (off / len(years) if years else 0)

    def is_working_day(self, day: dt.date) -> bool:
        """Whether anybody works on this day."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def working_minutes(self, duration: Duration) -> WorkingMinutes:
        """Any duration as expected working minutes.

        Calendar days count by the average share of working days in a year; for a dated
        deadline use `due`.
        """
        match duration:
            case WorkingDays():
                return self.minutes_per_day * duration.value
            case CalendarDays():
                return self.minutes_per_day * (duration.value * self.days_per_year / 365.2425)
            case _:
                return WorkingMinutes(duration.value)

    def working_days(self, duration: Duration) -> WorkingDays:
        """Any duration as expected working days."""
        return WorkingDays(self.working_minutes(duration).value / self.minutes_per_day.value)

    def due(self, start: dt.date, duration: WorkingDays | CalendarDays) -> dt.date:
        """The last day of a deadline that begins to count on the day after `start`.

        A part of a day counts as a whole one.
        """
        days = math.ceil(duration.value)
        if isinstance(duration, CalendarDays):
            return start + dt.timedelta(days=days)
        day = start
        while days > 0:
            day += dt.timedelta(days=1)
            days -= self.is_working_day(day)
        return day
