"""The calendars of a scenario: office hours, holidays, time zone."""

from __future__ import annotations

import re
import zoneinfo

from workbench.formats.located_yaml import Place
from workbench.formats.scenario_numbers import date
from workbench.formats.step_table.phrases import nearest
from workbench.model.calendar import WEEKDAYS, Calendar

KEYS = ("days", "hours", "time zone", "holidays")
_HOURS = re.compile(r"(\d{1,2}):([0-5]\d)\s*[-\u2013]\s*(\d{1,2}):([0-5]\d)")
MIDNIGHT = 24 * 60


def read(place: Place | None) -> tuple[Calendar, ...]:
    """The calendars, the agency's first; the usual office week where none is given."""
    named = place.entries() if place else {}
    return tuple(_calendar(name, said) for name, said in named.items()) or (Calendar(),)


def _calendar(name: str, place: Place) -> Calendar:
    entries, usual = place.entries(KEYS), Calendar()
    return Calendar(
        name,
        _weekdays(entries["days"]) if "days" in entries else usual.weekdays,
        _hours(entries["hours"]) if "hours" in entries else usual.hours,
        tuple(day for item in entries["holidays"].items() if (day := date(item)))
        if "holidays" in entries
        else (),
        _time_zone(entries["time zone"]) if "time zone" in entries else usual.time_zone,
    )


def _weekdays(place: Place) -> tuple[int, ...]:
    """Days such as "Mon-Fri" or "Mon, Wed, Sat"."""
    days: list[int] = []
    for part in place.text().split(","):
        ends = [_weekday(word, place) for word in re.split(r"\s*[-\u2013]\s*", part.strip())]
        if None in ends or len(ends) > 2:
            return ()
        first, last = ends[0] or 0, ends[-1] or 0
        if first > last:
            place.error("weekdays", f"“{part.strip()}” runs backwards.", "Write Sat, Sun, Mon.")
            return ()
        days += range(first, last + 1)
    if len(set(days)) < len(days):
        place.error("weekdays", "A day is there twice.", "Write for example Mon-Fri.")
    return tuple(days)


def _weekday(word: str, place: Place) -> int | None:
    short = word.strip().casefold()
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for number, names in enumerate(zip(WEEKDAYS, full, strict=True)):
        if short in names:
            return number
    mend = nearest(short, (*WEEKDAYS, *full)) or "Write for example Mon-Fri."
    place.error("weekdays", f"“{word.strip()}” is no day of the week.", mend)
    return None


def _hours(place: Place) -> tuple[tuple[int, int], ...]:
    """Office hours such as "08:00-12:00, 13:00-17:00", in minutes after midnight."""
    found: list[tuple[int, int]] = []
    for part in place.text().split(","):
        shape = _HOURS.fullmatch(part.strip())
        if shape is None:
            mend = "Write for example 08:00-12:00, 13:00-17:00."
            place.error("hours", f"“{part.strip()}” are no office hours.", mend)
            return ()
        start, end = (int(shape[i]) * 60 + int(shape[i + 1]) for i in (1, 3))
        if not (found[-1][1] if found else 0) <= start < end <= MIDNIGHT:
            mend = "Write them in order from 00:00 to 24:00, without overlap."
            place.error("hours", f"“{part.strip()}” does not come after what stands before.", mend)
            return ()
        found.append((start, end))
    return tuple(found)


def _time_zone(place: Place) -> str:
    name = place.text()
    try:
        zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        mend = nearest(name.replace(" ", "_"), zoneinfo.available_timezones())
        place.error(
            "time-zone",
            f"“{name}” is no time zone.",
            mend or "Write a name such as America/Denver.",
        )
    return name


def plain(calendars: tuple[Calendar, ...]) -> dict[str, object]:
    """The calendars as they are written."""
    return {calendar.name: _plain(calendar) for calendar in calendars}


def _plain(calendar: Calendar) -> dict[str, object]:
    said: dict[str, object] = {
        "days": ", ".join(WEEKDAYS[day].capitalize() for day in calendar.weekdays),
        "hours": ", ".join(f"{_clock(start)}-{_clock(end)}" for start, end in calendar.hours),
        "time zone": calendar.time_zone,
    }
    return said | ({"holidays": list(calendar.holidays)} if calendar.holidays else {})


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
