"""Amounts in the words in which a derived sentence prints them."""

from __future__ import annotations

import math

from workbench.model.amount import Amount, CasesPerDay, Count, Money, Share, WorkingMinutes
from workbench.model.evidence import Quantity


def number(value: float) -> str:
    """Three significant digits, thousands with a comma, no trailing zeros."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    text = f"{value:.{1 if abs(value) >= 10 else 2}f}"
    return text.rstrip("0").rstrip(".")


def amount(value: Amount) -> str:
    """An amount with its unit: "15 minutes", "62 %", "30 calendar days", "1 working day"."""
    if isinstance(value, Share):
        return f"{number(value.value * 100)} %"
    if isinstance(value, Count | CasesPerDay | Money):
        return number(value.value)
    unit = "minutes" if isinstance(value, WorkingMinutes) else value.unit
    said = number(value.value)
    return f"{said} {unit[:-1] if said == '1' and unit.endswith('s') else unit}"


def quantity(value: Quantity[Amount] | None) -> str:
    """A quantity with its range: "15 minutes (8 to 35)"; "" where there is none."""
    if value is None:
        return ""
    if value.low is None or value.high is None or value.low == value.high:
        return amount(value.usual)
    scale = 100 if isinstance(value.usual, Share) else 1
    low, high = number(value.low.value * scale), number(value.high.value * scale)
    return f"{amount(value.usual)} ({low} to {high})"


def most(value: Quantity[Amount] | None) -> str:
    """What has to be held at most: the highest of the range, in whole numbers; or ""."""
    return f"{math.ceil(value.maximum.value):,}" if value else ""


def evidence(value: Quantity[Amount] | None) -> str:
    """Where a quantity came from, in words."""
    return value.evidence.words() if value else ""
