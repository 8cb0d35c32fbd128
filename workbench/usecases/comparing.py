"""What changed between two versions, and what has become stale by it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.derivation import changes
from workbench.derivation.impact import StaleItem, impact
from workbench.model.change import ElementChange
from workbench.model.requirement import Requirement
from workbench.model.verification import TestCase
from workbench.usecases import specifying
from workbench.usecases.opening import Opened


@dataclass(frozen=True)
class Comparison:
    """Changes in words; stale items with reasons; ids of new items; ids of stale ones that
    nothing is derived under any more."""

    changes: tuple[ElementChange, ...]
    stale: tuple[StaleItem, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]


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
    return Comparison(said, found.stale, found.new, found.gone)
