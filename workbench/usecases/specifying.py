"""Derive requirements, tests and instructions, with the analysts' own beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.derivation.derive import Derived
from workbench.derivation.derive import derive as derive_all
from workbench.derivation.replacing import replaced
from workbench.derivation.stamping import stamp
from workbench.derivation.texts import with_texts
from workbench.model.finding import Finding, Severity
from workbench.model.requirement import Requirement
from workbench.model.verification import TestCase
from workbench.usecases.opening import Opened

NOT_PLACED = "text-not-placed"
"""The rule of a text whose item is gone."""


def derive(opened: Opened) -> Derived:
    """Everything that follows from the process, with the analysts' texts put beside it and the
    requirements marked that analysts replaced.

    A text whose item is not there is a finding: nobody's words are dropped in silence.
    """
    derived = derive_all(opened.process, opened.scenario)
    texts = opened.texts
    texted = replace(
        derived,
        requirements=with_texts(derived.requirements, texts).items,
        dispositions=with_texts(derived.dispositions, texts).items,
        cases=with_texts(derived.cases, texts).items,
        instructions=with_texts(derived.instructions, texts).items,
        training=with_texts(derived.training, texts).items,
        findings=(*derived.findings, *_not_placed(derived, texts)),
    )
    return replaced(texted, (row.requirement for row in opened.requirements))


def _not_placed(derived: Derived, texts: dict[str, str]) -> Iterator[Finding]:
    there = {item.id for item in derived.items()}
    for key in texts:
        if key not in there:
            yield Finding(
                NOT_PLACED,
                Severity.WARNING,
                f"There is no item {key} any more; its text is kept and not printed.",
                (key,),
                "Move the text to another id in texts.yaml, or take it out.",
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
