"""How often each way is taken: "s4:62", "6 yes, 4 no", "62% yes; 38% no"."""

from __future__ import annotations

import re
from decimal import Decimal

from workbench.formats.step_table.numbers import NumberProblem, digits, refuse_date, spread
from workbench.formats.step_table.phrases import alike
from workbench.formats.step_table.then import Way
from workbench.model.amount import Share
from workbench.model.evidence import Evidence, Quantity

_OF_TEN = re.compile(r"^(?:out )?of 100?\b\s*", re.IGNORECASE)
TOLERANCE = 0.005
"""Shares may miss the whole by half a percent: they are rounded when they are typed."""


def percent(text: str, ground: Evidence) -> Quantity[Share]:
    """A share from percent, "62" or "T(50,62,70)"."""
    low, usual, high, rest = spread(text)
    if rest.strip(" %"):
        raise NumberProblem(f"“{text}” is no percentage. Write for example 62.")
    if (high or usual) > 100:
        raise NumberProblem(f"{digits(high or usual)} % is more than the whole. Write at most 100.")
    ends = (None, None) if low is None or high is None else (_share(low), _share(high))
    return Quantity(_share(usual), ground, *ends)


def _share(percentage: float) -> Share:
    return Share(float(Decimal(repr(percentage)) / 100))


def written(share: Quantity[Share] | None) -> str:
    """A share as percent, exactly."""
    if share is None:
        return ""
    if share.low is None or share.high is None:
        return _percentage(share.usual)
    return f"T({','.join(map(_percentage, (share.low, share.usual, share.high)))})"


def _percentage(share: Share) -> str:
    text = format(Decimal(repr(share.value)) * 100, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def out_of_ten(text: str, ways: list[Way]) -> list[str]:
    """The Out of 10 cell as one percentage for each way, by answer or else by order.

    Numbers that say %, or that add to more than 10, are percentages.
    """
    refuse_date(text)
    items = [item.strip() for item in re.split(r"[;,/\n]| and (?=\d)", text) if item.strip()]
    read: list[tuple[str, float]] = []
    for item in items:
        shape = re.fullmatch(r"(?:([^\d%-].*?)[:\s]+)?(-?\d+(?:\.\d+)?)\s*(%?)\s*(.*)", item)
        if shape is None:
            raise NumberProblem(f"“{item}” has no number. Write for example “6 yes, 4 no”.")
        if shape[2].startswith("-"):
            raise NumberProblem(f"“{item}” is negative. Write a number from 0 up.")
        words = _OF_TEN.sub("", shape[1] or shape[4])
        read.append((alike(words), float(shape[2])))
    of_hundred = "%" in text or sum(value for _, value in read) > 10.5
    scaled = [(label, digits(value if of_hundred else value * 10)) for label, value in read]
    if len(scaled) == 1 and len(ways) == 2 and not re.search(r"\d", scaled[0][0]):
        scaled.append(("", digits(100 - float(scaled[0][1]))))
    if len(scaled) != len(ways):
        raise NumberProblem(
            f"“{text}” gives {len(scaled)} shares for {len(ways)} ways. Write one for each."
        )
    return _by_answer(scaled, [way.label for way in ways])


def _by_answer(scaled: list[tuple[str, str]], answers: list[str]) -> list[str]:
    """The percentage of each answer: that with its word, else the next one without a word."""
    known = [alike(answer) for answer in answers]
    if not all(known) or len(set(known)) < len(known):
        return [value for _, value in scaled]
    said = [label for label, _ in scaled if label]
    listed = " and ".join(f"“{answer}”" for answer in answers)
    for label in said:
        if label not in known:
            raise NumberProblem(f"“{label}” is none of the answers {listed}. Write one of them.")
        if said.count(label) > 1:
            raise NumberProblem(f"“{label}” stands twice. The answers are {listed}.")
    by_label = dict(scaled)
    plain = iter([value for label, value in scaled if not label])
    return [by_label[label] if label in said else next(plain) for label in known]
