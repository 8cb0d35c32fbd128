"""Derive requirements, tests and instructions, with the analysts' own beside them."""

from __future__ import annotations

from dataclasses import replace

from workbench.derivation.derive import Derived
from workbench.derivation.derive import derive as derive_all
from workbench.derivation.stamping import stamp
from workbench.derivation.texts import with_texts
from workbench.model.requirement import Requirement
from workbench.model.verification import TestCase
from workbench.usecases.opening import Opened


def derive(opened: Opened) -> Derived:
    """Everything that follows from the process, with the analysts' texts put beside it."""
    derived = derive_all(opened.process, opened.scenario)
    return replace(
        derived,
        requirements=with_texts(derived.requirements, opened.texts).items,
        cases=with_texts(derived.cases, opened.texts).items,
        instructions=with_texts(derived.instructions, opened.texts).items,
        training=with_texts(derived.training, opened.texts).items,
    )


def written_requirements(opened: Opened) -> tuple[Requirement, ...]:
    """The requirements of requirements.csv, stamped with the facts that they name."""
    return tuple(
        replace(row.requirement, sources=stamp(row.notes, opened.process, opened.scenario))
        for row in opened.requirements
    )


def written_cases(opened: Opened) -> tuple[TestCase, ...]:
    """The cases of tests.csv, stamped with the facts that they name."""
    return tuple(
        replace(row.case, sources=stamp(row.notes, opened.process, opened.scenario))
        for row in opened.cases
    )
