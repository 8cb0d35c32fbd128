"""What has become stale: an item is, when a fact that it was read from has another answer.

This is computed at every question and never stored.
"""

from __future__ import annotations

from typing import Protocol

from workbench.derivation.catalogue import known as know
from workbench.derivation.reader import Known
from workbench.model.process import Process
from workbench.model.scenario import Scenario
from workbench.model.trace import Answer, Difference, TraceSource


class Traced(Protocol):
    """Anything that has an id and remembers what it was read from."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def sources(self) -> tuple[TraceSource, ...]:
        """What it was read from."""


def differences(
    item: Traced, process: Process, scenario: Scenario | None = None
) -> tuple[Difference, ...]:
    """The facts of an item that are no longer so; () where it is up to date."""
    return differences_from(item, know(process, scenario))


def differences_from(item: Traced, known: Known) -> tuple[Difference, ...]:
    """The same, from answers that are already at hand."""
    found = []
    for source in item.sources:
        for fact in source.facts:
            now = _now(known, source, fact.name)
            if now != fact.answer:
                found.append(Difference(source.kind, source.ref, fact.name, fact.answer, now))
    return tuple(found)


def _now(known: Known, source: TraceSource, fact: str) -> Answer:
    """The answer today; None also for a fact that is no longer in the catalogue."""
    if fact not in known.catalogue.get(source.kind, {}):
        return None
    return known.answer(source.kind, source.ref, fact)
