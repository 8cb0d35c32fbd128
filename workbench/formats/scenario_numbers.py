"""The numbers of a scenario: text with unit and range, and the evidence for it.

A number is text (`4 per working day`, `2-3-4`, `55%`) or has its evidence beside it:
`{value: 2-3-4, source: interview, who: Rosa, date: 2026-05-12, n: 3, note: ...}`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from workbench.formats.located_yaml import Place
from workbench.formats.step_table.numbers import NumberProblem, digits, spread
from workbench.formats.step_table.phrases import nearest
from workbench.formats.step_table.sources import WORDS
from workbench.model.amount import Amount, CasesPerDay, Count, MoneyPerHour, Share
from workbench.model.evidence import Evidence, Quantity, Source

A = TypeVar("A", bound=Amount)

EVIDENCE = ("source", "n", "date", "who", "note")
UNITS: dict[type[Amount], tuple[str, ...]] = {
    CasesPerDay: (
        "per working day", "per day", "a day", "/day", "/ day", "cases per working day",
        "cases per day", "cases a day", "a working day",
    ),
    Count: ("people", "person", "persons"),
    Share: ("%", "percent", "per cent"),
    MoneyPerHour: ("per hour", "an hour", "/hour", "/ hour", "/h"),
}  # fmt: skip
"""The words for a unit, the one that is written first; a bare number has it too."""
EXAMPLES: dict[type[Amount], str] = {
    CasesPerDay: "4 per working day",
    Count: "3 or 2-3-4",
    Share: "55% or 0.55",
    MoneyPerHour: "38 per hour",
}


def quantity(
    place: Place | None, kind: type[A], ground: Evidence, currency: str = ""
) -> Quantity[A] | None:
    """The number that stands here, None where there is none or it is wrong.

    `ground` is the evidence where the number names none.
    """
    if place is None or place.empty:
        return None
    said = place
    if place.named:
        entries = place.entries(("value", *EVIDENCE))
        ground = evidence(entries, ground)
        if "value" not in entries:
            place.error("value-missing", "There is no value.", f"Write value: {EXAMPLES[kind]}.")
            return None
        said = entries["value"]
    return _number(said, kind, ground, currency)


def _number(place: Place, kind: type[A], ground: Evidence, currency: str) -> Quantity[A] | None:
    text = place.text().strip()
    if not place.single:
        return None
    example = f"Write for example {EXAMPLES[kind]}."
    try:
        low, usual, high, unit = spread(text)
    except NumberProblem as problem:
        place.error("number", str(problem).split(" Write ")[0], example)
        return None
    word = " ".join(unit.casefold().split())
    if kind is MoneyPerHour and currency:
        word = word.removeprefix(currency.casefold()).strip()
    if word and word not in UNITS[kind]:
        place.error("unit", f"“{unit}” is not a unit of {kind.unit}.", example)
        return None
    percent = kind is Share and bool(word)
    top = _value(usual if high is None else high, percent=percent)
    if kind is Share and top > 1:
        place.error("share", f"“{text}” is more than the whole.", "Write 55% or 0.55.")
        return None
    if kind in (Count, Share) and top == 0:
        place.error("nobody", "Nobody would be there.", "Leave the role out, or write a number.")
        return None
    ends = [None if end is None else kind(_value(end, percent=percent)) for end in (low, high)]
    return Quantity(kind(_value(usual, percent=percent)), ground, *ends)


def _value(number: float, *, percent: bool) -> float:
    return float(Decimal(repr(number)) / 100) if percent else number


def evidence(entries: Mapping[str, Place], default: Evidence) -> Evidence:
    """The evidence that these entries give; the default's where they give none."""
    given = {key: entries[key] for key in EVIDENCE if key in entries}
    if not given:
        return default
    source = _source(given["source"]) if "source" in given else default.source
    return Evidence(
        source,
        _sample(given["n"]) if "n" in given else None,
        day.isoformat() if "date" in given and (day := date(given["date"])) else "",
        given["who"].text() if "who" in given else "",
        given["note"].text() if "note" in given else "",
    )


def _source(place: Place) -> Source:
    word = place.text()
    found = WORDS.get(word.casefold().strip())
    if found is None:
        listed = ", ".join(str(source) for source in Source)
        mend = nearest(word, WORDS) or f"Use {listed}."
        place.error("source", f"“{word}” is not where a number can come from.", mend)
    return found or Source.GUESS


def _sample(place: Place) -> int | None:
    text = place.text().strip()
    if text.isascii() and text.isdigit() and len(text) < 18 and int(text) > 0:
        return int(text)
    place.error("sample", f"“{text}” is not how often it was seen.", "Write a number from 1 up.")
    return None


def date(place: Place) -> dt.date | None:
    """The day that stands here, None where it is wrong."""
    text = place.text().strip()
    if not place.single:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        place.error("date", f"“{text}” is no day of a year.", "Write it as 2026-07-03.")
        return None


def plain(amount: Quantity[Any], default: Evidence) -> object:
    """A number as it is written; its evidence is left out where it is the default."""
    values = [end for end in (amount.low, amount.usual, amount.high) if end is not None]
    text = _written(type(amount.usual), [end.value for end in values])
    value = int(text) if text.isdigit() else text
    if amount.evidence == default:
        return value
    return {"value": value} | plain_evidence(amount.evidence)


def plain_evidence(ground: Evidence) -> dict[str, object]:
    """Evidence as it is written."""
    said = {
        "source": str(ground.source),
        "n": ground.n,
        "date": dt.date.fromisoformat(ground.date) if ground.date else None,
        "who": ground.who,
        "note": ground.note,
    }
    return {key: value for key, value in said.items() if value not in (None, "")}


def _written(kind: type[Amount], values: list[float]) -> str:
    if kind is Share:
        return _shares(values)
    unit = "" if kind is Count else f" {UNITS[kind][0]}"
    return "-".join(map(digits, values)) + unit


def _shares(values: list[float]) -> str:
    """In percent where that reads back as the same numbers."""
    percents = [digits(float(Decimal(repr(value)) * 100)) for value in values]
    if [_value(float(percent), percent=True) for percent in percents] == values:
        return "-".join(percents) + "%"
    return "-".join(map(digits, values))
