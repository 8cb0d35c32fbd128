"""What changed between two versions, and what has become stale by it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from workbench.derivation import changes, ids
from workbench.derivation.impact import StaleItem, impact
from workbench.model.change import ElementChange
from workbench.model.finding import Finding
from workbench.model.register import Register
from workbench.model.requirement import Requirement
from workbench.model.verification import TestCase
from workbench.usecases import specifying
from workbench.usecases.opening import Opened


@dataclass(frozen=True)
class Comparison:
    """The addresses of the old and the new version; changes in words; stale items with reasons;
    ids of new items; ids of stale ones that nothing is derived under any more; an error for each
    id that has come to stand for something else."""

    addresses: tuple[str, str]
    changes: tuple[ElementChange, ...]
    stale: tuple[StaleItem, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    findings: tuple[Finding, ...]


def compare(old: Opened, new: Opened) -> Comparison:
    """Compare two versions of a process, each with its own scenario.

    What analysts wrote beside the old version is asked too.
    """
    written: tuple[Requirement | TestCase, ...] = (
        *specifying.written_requirements(old),
        *specifying.written_cases(old),
    )
    found = impact(specifying.derive(old), new.process, new.scenario, written)
    said = changes.compare(old.process, new.process, old.scenario, new.scenario)
    return Comparison(
        (old.address, new.address), said, found.stale, found.new, found.gone, _clashes(old, new)
    )


def _clashes(old: Opened, new: Opened) -> tuple[Finding, ...]:
    """What the ids of the new version stand for that stood for something else in the old."""
    before, now = (
        ids.subjects(
            opened.process,
            (row.requirement for row in opened.requirements),
            (row.case for row in opened.cases),
        )
        for opened in (old, new)
    )
    return ids.clashes(Register().after(before, dt.date.min), now)
