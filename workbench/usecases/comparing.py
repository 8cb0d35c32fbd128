"""What changed between two versions, and what has become stale by it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from workbench.derivation import changes, ids
from workbench.derivation.impact import StaleItem, impact
from workbench.formats.step_table.reader import stem
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

    What analysts wrote beside the old version is asked too. A name that a process has only from
    the name of its file is no change.
    """
    addresses = (old.address, new.address)
    new = _named_as_before(old, new)
    written: tuple[Requirement | TestCase, ...] = (
        *specifying.written_requirements(old),
        *specifying.written_cases(old),
    )
    found = impact(specifying.derive(old), new.process, new.scenario, written)
    said = changes.compare(old.process, new.process, old.scenario, new.scenario)
    return Comparison(addresses, said, found.stale, found.new, found.gone, _clashes(old, new))


def _named_as_before(old: Opened, new: Opened) -> Opened:
    """The new version under the old name, where both names are those of the files."""
    if not (_is_file_name(old) and _is_file_name(new)):
        return new
    process, name = new.process, old.process.name
    pools = tuple(
        replace(pool, name=name) if pool.name == process.name else pool
        for pool in process.participants
    )
    return replace(new, process=replace(process, name=name, participants=pools))


def _is_file_name(opened: Opened) -> bool:
    file = opened.source.name
    return opened.process.name in (file, opened.source.stem, stem(file))


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
