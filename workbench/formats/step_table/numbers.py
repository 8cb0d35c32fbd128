"""Numbers and spreads in a cell: "15", "8-15-35 min", "T(1,6,25)d", "30 calendar days"."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

from workbench.model.amount import (
    Amount,
    CalendarDays,
    Money,
    WorkingDays,
    WorkingMinutes,
)
from workbench.model.evidence import UNKNOWN, Evidence, Quantity

Unit = tuple[type[Amount], int]
UNITS: dict[str, Unit] = {
    **dict.fromkeys(("min", "mins", "minute", "minutes", "m"), (WorkingMinutes, 1)),
    **dict.fromkeys(("h", "hour", "hours", "hr", "hrs", "working hours"), (WorkingMinutes, 60)),
    **dict.fromkeys(
        ("d", "day", "days", "working day", "working days", "business day", "business days",
         "work day", "work days", "workday", "workdays", "wd"),
        (WorkingDays, 1),
    ),
    **dict.fromkeys(("cd", "calendar day", "calendar days"), (CalendarDays, 1)),
    **dict.fromkeys(("w", "week", "weeks", "working week", "working weeks"), (WorkingDays, 5)),
    **dict.fromkeys(("calendar week", "calendar weeks"), (CalendarDays, 7)),
}  # fmt: skip
"""Unit words with the type they make and how many of it one is."""

_N = r"\d+(?:[.,]\d+)?"
_BRACKETS = re.compile(rf"T?\s*\(\s*({_N})\s*[,;]\s*({_N})\s*[,;]\s*({_N})\s*\)", re.IGNORECASE)
_POINTED = re.compile(r"T?\s*\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*\)", re.IGNORECASE)
_RANGE = re.compile(rf"(?:about |ca\.? |~)?({_N})(?:\s*(?:-|\u2013|\u2014|/|to)\s*({_N}))?"
                    rf"(?:\s*(?:-|\u2013|\u2014|/|to)\s*({_N}))?", re.IGNORECASE)  # fmt: skip
_NEGATIVE = re.compile(r"(?:^|[(,;])\s*[-\u2212]\s*\d|[-\u2013\u2014]\s*[-\u2212]\s*\d")


class NumberProblem(ValueError):  # noqa: N818 - it is told to the user as a finding
    """A cell that is not the number it should be; the text says why and what to write."""


def quantity(
    text: str, kinds: tuple[type[Amount], ...], default: str = "", ground: Evidence = UNKNOWN
) -> Quantity[Any]:
    """The quantity a cell says. `default` is the unit word of a bare number."""
    low, usual, high, rest = spread(text)
    word = " ".join(rest.casefold().rstrip(".").split()) or default
    unit = (Money, 1) if kinds == (Money,) and not word else UNITS.get(word)
    if unit is None:
        raise NumberProblem(f"“{rest or text}” is no unit. Write min, h, d or calendar days.")
    kind, times = unit
    if kind not in kinds:
        allowed = " or ".join(one.unit for one in kinds)
        raise NumberProblem(f"“{text}” is in {kind.unit}; {allowed} are needed here.")
    ends = (low, high) if low is not None and high is not None else None
    return Quantity(
        kind(_times(usual, times)),
        ground,
        kind(_times(ends[0], times)) if ends else None,
        kind(_times(ends[1], times)) if ends else None,
    )


def spread(text: str) -> tuple[float | None, float, float | None, str]:
    """Low, usual and high (None where unknown) and what stands behind the numbers.

    Two numbers are low and high; the usual one is their middle.
    """
    refuse_date(text)
    if _NEGATIVE.search(text):
        raise NumberProblem(f"“{text}” is negative. Write a number from 0 up.")
    shape = _POINTED.match(text) or _BRACKETS.match(text) or _RANGE.match(text)
    if shape is None:
        raise NumberProblem(f"“{text}” is no number. Write for example 15, 8-15-35 or 0.5-2 days.")
    given = [number(part) for part in shape.groups() if part is not None]
    rest = text[shape.end() :].strip()
    if rest[:1].isdigit() or rest[:1] in tuple("-\u2013\u2014/,.("):
        raise NumberProblem(f"“{text}” is no number or spread. Write lowest-usual-highest.")
    if given != sorted(given):
        raise NumberProblem(f"In “{text}” the numbers fall. Write lowest-usual-highest.")
    if len(given) == 1:
        return None, given[0], None, rest
    usual = given[1] if len(given) == 3 else (given[0] + given[1]) / 2
    return given[0], usual, given[-1], rest


def refuse_date(text: str) -> None:
    """A cell of which Excel made a date or a time is no number."""
    made = re.fullmatch(r"(.*) \(a (date|time)\)", text, re.DOTALL)
    if made:
        raise NumberProblem(
            f"Excel made the {made[2]} {made[1]} of it. Format the column as text and type it anew."
        )


def number(text: str) -> float:
    """A number with a decimal point or comma; three digits after a comma could be either."""
    if re.fullmatch(r"\d+,\d{3}", text) and not text.startswith("0,"):
        plain = text.replace(",", "")
        raise NumberProblem(f"“{text}” can be read in two ways. Write {plain} or a decimal point.")
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise NumberProblem(f"“{text}” is no number. Write for example 12.5.") from None
    if not math.isfinite(value):
        raise NumberProblem(f"“{text}” is too large. Write a smaller number.")
    return value


def digits(value: float) -> str:
    """A number in the shortest way that reads back as the same."""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def written(amount: Quantity[Any] | None, default: type[Amount] | None = None) -> str:
    """A quantity as a cell; no unit where it is the `default`."""
    if amount is None:
        return ""
    kind = type(amount.usual)
    times, word = _unit_word(amount, default)
    values = [amount.usual] if amount.low is None else [amount.low, amount.usual, amount.high]
    texts = [digits(one.value / times) for one in values if one is not None]
    if len(texts) == 1:
        return f"{texts[0]} {word}".strip()
    return f"T({','.join(texts)}){word if kind is not CalendarDays else ' ' + word}"


def _unit_word(amount: Quantity[Any], default: type[Amount] | None) -> tuple[int, str]:
    kind = type(amount.usual)
    if kind is default or kind is Money:
        return 1, ""
    if kind is WorkingMinutes:
        values = (amount.minimum.value, amount.usual.value, amount.maximum.value)
        hours = all(value % 60 == 0 for value in values) and amount.usual.value > 0
        return (60, "h") if hours else (1, "min")
    return 1, {WorkingDays: "d", CalendarDays: "calendar days"}[kind]


def _times(value: float, times: int) -> float:
    return value if times == 1 else float(Decimal(repr(value)) * times)
