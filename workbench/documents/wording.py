"""Numbers in words for documents: with unit, range and evidence, never more digits than known."""

from __future__ import annotations

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
from workbench.model.evidence import Quantity
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


def amount(value: Amount) -> str:
    """An amount with its unit: "15 min", "62 %", "3 working days"."""
    if isinstance(value, Share):
        return percent(value.value)
    words = UNIT_WORDS.get(type(value), value.unit)
    if value.value == 1 and words.endswith("days"):
        words = words.removesuffix("s")
    return f"{number(value.value)} {words}".strip()


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


def duration(minutes: WorkingMinutes, scenario: Scenario | None) -> str:
    """Working minutes as hours or as days of the agency's calendar, whichever reads better."""
    calendar = scenario.calendar() if scenario else Calendar()
    day = calendar.minutes_per_day.value
    if minutes.value >= day:
        return f"{number(minutes.value / day)} working days of {number(day / 60)} h"
    if minutes.value >= 120:
        return f"{number(minutes.value / 60)} working hours"
    return f"{number(minutes.value)} min"


def money(value: float, currency: str) -> str:
    """An amount of money with its currency."""
    return f"{currency} {value:,.2f}"


def step(node: FlowNode) -> str:
    """What a step is called; one that nobody has named is said to have no name."""
    return node.name or f"(step {node.id}, without a name)"


def title(process: Process) -> str:
    """The name of a process; its id where nobody named it."""
    return process.name or process.id


def listed(words: Sequence[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def times(value: float) -> str:
    """How often: "once", "2 times", "0.4 times"."""
    said = number(value)
    return "once" if said == "1" else f"{said} times"


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 step", "3 steps"."""
    return f"{count} {one if count == 1 else many or one + 's'}"
