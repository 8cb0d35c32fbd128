"""Numbers in words for documents: with unit, range and evidence, never more digits than known."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.model.amount import (
    Amount,
    CalendarDays,
    CasesPerDay,
    Count,
    Money,
    MoneyPerHour,
    Share,
    WorkingDays,
    WorkingMinutes,
)
from workbench.model.calendar import Calendar
from workbench.model.element import FlowNode
from workbench.model.evidence import Evidence, Quantity, Source
from workbench.model.process import Process
from workbench.model.scenario import Scenario

UNIT_WORDS = {
    WorkingMinutes: "min",
    WorkingDays: "working days",
    CalendarDays: "calendar days",
    CasesPerDay: "a working day",
    Count: "",
    Money: "",
    MoneyPerHour: "an hour",
}


def number(value: float) -> str:
    """Three significant digits, thousands with a comma, no trailing zeros."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    digits = 1 if abs(value) >= 10 else 2
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: float) -> str:
    """A share from 0 to 1 as a percentage."""
    return f"{number(value * 100)} %"


def digits(evidence: Evidence) -> int:
    """How many digits of a calculated number mean something: 2 where it rests on a guess or a
    library default, else 3."""
    return 2 if evidence.source in (Source.GUESS, Source.LIBRARY) else 3


def rounded(value: float, digits: int) -> str:
    """A number with so many digits that count, thousands with a comma, no trailing zeros."""
    if value == 0:
        return "0"
    if abs(value) < 0.005:
        return "under 0.01"
    places = min(2, digits - 1 - math.floor(math.log10(abs(value))))
    near = round(value, places)
    text = f"{near:,.{max(places, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def estimate(value: Quantity[Amount]) -> str:
    """A calculated amount with its unit, with no more digits than its evidence bears."""
    many = digits(value.evidence)
    mean = value.mean
    if isinstance(mean, Share):
        # What is nearly certain is not printed as certain, nor an overload as a round number.
        close = 0.995 <= mean.value < 1 - 1e-9 or mean.value > 1
        return f"{rounded(mean.value * 100, 3 if close else many)} %"
    return _with_unit(rounded(mean.value, many), mean)


def amount(value: Amount) -> str:
    """An amount with its unit: "15 min", "62 %", "3 working days"."""
    if isinstance(value, Share):
        return percent(value.value)
    return _with_unit(number(value.value), value)


def _with_unit(said: str, value: Amount) -> str:
    words = UNIT_WORDS.get(type(value), value.unit)
    if said == "1" and words.endswith("days"):
        words = words.removesuffix("s")
    return f"{said} {words}".strip()


def quantity(value: Quantity[Amount] | None) -> str:
    """A quantity with its range: "15 min (8 to 35)"; empty where there is none."""
    if value is None:
        return ""
    said = amount(value.usual)
    if value.low is None or value.high is None or value.low == value.high:
        return said
    scale = 100 if isinstance(value.usual, Share) else 1
    low, high = number(value.low.value * scale), number(value.high.value * scale)
    return f"{said} ({low} to {high})"


def duration(time: Quantity[WorkingMinutes], scenario: Scenario | None) -> str:
    """Working time as hours or as days of the agency's calendar, whichever reads better."""
    return durations([time], scenario)[0]


def durations(
    times: Sequence[Quantity[WorkingMinutes]], scenario: Scenario | None
) -> tuple[str, ...]:
    """Working times that stand together, all in the largest unit in which each reads well."""
    calendar = scenario.calendar() if scenario else Calendar()
    day = calendar.minutes_per_day.value
    given = [time.mean.value for time in times if time.mean.value > 0]
    longest, shortest = max(given, default=0), min(given, default=0)
    units = (
        (day, day, f"working days of {number(day / 60)} h"),
        (60.0, 120.0, "working hours"),
        (1.0, 0.0, "min"),
    )
    size, unit = next(
        (size, unit)
        for size, least, unit in units
        if size == 1 or (longest >= least and shortest >= size / 4)
    )
    said = (rounded(time.mean.value / size, digits(time.evidence)) for time in times)
    return tuple(f"{words} {_singular(unit) if words == '1' else unit}" for words in said)


def _singular(unit: str) -> str:
    return unit.replace("days", "day").replace("hours", "hour")


def money(value: Quantity[Money], currency: str) -> str:
    """A calculated amount of money with its currency."""
    return f"{currency} {rounded(value.mean.value, digits(value.evidence))}"


def given(value: Quantity[Amount], currency: str) -> str:
    """A quantity as somebody gave it, money with its currency."""
    said = quantity(value)
    return f"{currency} {said}" if isinstance(value.usual, Money | MoneyPerHour) else said


def step(node: FlowNode) -> str:
    """What a step is called; one that nobody has named is said to have no name."""
    return node.name or "(no name)"


def sentence(words: str) -> str:
    """Words with a full stop, unless they end a sentence themselves."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def title(process: Process) -> str:
    """The name of a process; its id where nobody named it."""
    return process.name or process.id


def listed(words: Sequence[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def times(count: Quantity[Count]) -> str:
    """How often, on average: "once", "2 times", "0.4 times"."""
    said = rounded(count.mean.value, digits(count.evidence))
    return "once" if said == "1" else f"{said} times"


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 step", "3 steps"."""
    return f"{count} {one if count == 1 else many or one + 's'}"
