"""Sums of expected numbers that keep the weakest evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from workbench.model.amount import Amount
from workbench.model.evidence import Evidence, Quantity, weakest

A = TypeVar("A", bound=Amount)


def expected(
    kind: type[A], value: float, grounds: Iterable[Evidence | None], otherwise: Evidence
) -> Quantity[A]:
    """A calculated quantity, as firm as the weakest of its grounds, `otherwise` without any."""
    found = [ground for ground in grounds if ground is not None]
    return Quantity(kind(value), weakest(found) if found else otherwise)


def summed(kind: type[A], parts: Iterable[Quantity[A]], otherwise: Evidence) -> Quantity[A]:
    """The sum of the means of quantities of one unit."""
    known = list(parts)
    grounds = [part.evidence for part in known if part.usual.value > 0]
    return expected(kind, sum(part.mean.value for part in known), grounds, otherwise)
