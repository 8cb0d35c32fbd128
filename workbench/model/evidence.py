"""Every number with its evidence: where it came from, how often seen, when and by whom."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from workbench.model.amount import Amount

A = TypeVar("A", bound=Amount, covariant=True)


class Source(enum.StrEnum):
    """Where a number came from, the firmest first.

    MODEL is for what follows from the drawn workflow alone, such as a step on the only way.
    """

    MODEL = "the workflow itself"
    LAW = "law or policy"
    LOG = "log"
    STOPWATCH = "stop-watch"
    PUBLISHED = "published source"
    INTERVIEW = "interview"
    LIBRARY = "library default"
    GUESS = "guess"

    @property
    def firmness(self) -> int:
        """0 for the firmest."""
        return list(Source).index(self)


@dataclass(frozen=True)
class Evidence:
    """Why a number is believed: source, sample size, ISO date, who said or measured it."""

    source: Source
    n: int | None = None
    date: str = ""
    who: str = ""
    note: str = ""

    def words(self) -> str:
        """The evidence in one phrase: "interview, Rosa, 2026-05-12, n = 3"."""
        parts = [
            str(self.source),
            self.who,
            self.date,
            f"n = {self.n}" if self.n else "",
            self.note,
        ]
        return ", ".join(part for part in parts if part)


UNKNOWN = Evidence(Source.GUESS)


def weakest(grounds: Iterable[Evidence]) -> Evidence:
    """The evidence of a number calculated from others: it is as firm as its weakest input.

    Sample size, date and who are kept only where all inputs of that source agree.
    """
    firmness = list(grounds)
    if not firmness:
        return UNKNOWN
    source = max((ground.source for ground in firmness), key=lambda source: source.firmness)
    alike = {ground for ground in firmness if ground.source is source}
    return alike.pop() if len(alike) == 1 else Evidence(source)


@dataclass(frozen=True)
class Quantity(Generic[A]):
    """A value, or a spread of low, usual and high, with its unit and its evidence.

    `low` and `high` are None where the range is not known. The three are those of a
    triangular distribution.
    """

    usual: A
    evidence: Evidence = UNKNOWN
    low: A | None = None
    high: A | None = None

    def __post_init__(self) -> None:
        low, usual, high = self.low, self.usual, self.high
        if low is None and high is None:
            return
        if low is None or high is None:
            raise ValueError("a spread has a low and a high value, or neither")
        if not type(low) is type(usual) is type(high):
            raise TypeError("the three values of a spread have one unit")
        if not low.value <= usual.value <= high.value:
            raise ValueError("a spread runs from low over usual to high")

    @property
    def unit(self) -> str:
        """The unit in words."""
        return self.usual.unit

    @property
    def minimum(self) -> A:
        """The lowest value, the usual one where no range is known."""
        return self.usual if self.low is None else self.low

    @property
    def maximum(self) -> A:
        """The highest value, the usual one where no range is known."""
        return self.usual if self.high is None else self.high

    @property
    def mean(self) -> A:
        """(low + usual + high) / 3, the mean of a triangular distribution."""
        total = self.minimum.value + self.usual.value + self.maximum.value
        return type(self.usual)(total / 3)

    def scaled(self, factor: float) -> Quantity[A]:
        """The same evidence for a multiple."""
        low, high = self.low, self.high
        return Quantity(
            self.usual * factor,
            self.evidence,
            None if low is None else low * factor,
            None if high is None else high * factor,
        )


def spread(
    kind: type[A], low: float, usual: float, high: float, evidence: Evidence = UNKNOWN
) -> Quantity[A]:
    """A quantity from three bare numbers of one unit."""
    return Quantity(kind(usual), evidence, kind(low), kind(high))
