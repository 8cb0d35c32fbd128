"""What a new version does to the items of an old one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.derivation.catalogue import known
from workbench.derivation.derive import Derived, derive_from
from workbench.derivation.reasons import reasons
from workbench.derivation.stale import Traced, differences_from
from workbench.model.process import Process
from workbench.model.scenario import Scenario
from workbench.model.trace import Difference


@dataclass(frozen=True)
class StaleItem:
    """An item that was read from facts that are no longer so, and why, in words."""

    id: str
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Impact:
    """The stale items with their reasons; the ids that are new; those of the stale ones that are
    gone, because nothing is derived under them any more."""

    stale: tuple[StaleItem, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]


def impact(
    old: Derived,
    process: Process,
    scenario: Scenario | None = None,
    written: Sequence[Traced] = (),
) -> Impact:
    """Compare what was derived from an old version, and what analysts wrote on it, with a new
    version."""
    answers = known(process, scenario)
    before = {item.id for item in old.items()}
    after = {item.id for item in derive_from(answers).items()}
    changed = [(item, differences_from(item, answers)) for item in (*old.items(), *written)]
    stale = tuple(StaleItem(item.id, reasons(found), found) for item, found in changed if found)
    return Impact(stale, tuple(sorted(after - before)), tuple(sorted(before - after)))
