"""Derived requirements whose place a written one takes.

A process that is described as it is done today and an analyst who asks for something better
contradict each other; the one who wrote the better one says so in the column “replaces”.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from workbench.derivation.coverage import Coverage
from workbench.derivation.derive import Derived
from workbench.derivation.phrases import quoted
from workbench.model.finding import Finding, Severity
from workbench.model.requirement import Requirement

NOT_REPLACED = "replaces-unknown"
"""The rule of a written requirement that replaces one which is not there."""


def replaced(derived: Derived, written: Iterable[Requirement]) -> Derived:
    """What was derived, the requirements that are replaced marked; unknown ids are findings."""
    rows = tuple(written)
    by: dict[str, list[str]] = {}
    for requirement in rows:
        for key in requirement.replaces:
            by.setdefault(key, []).append(requirement.id)
    if not by:
        return derived
    known = {requirement.id for requirement in derived.requirements}
    return replace(
        derived,
        requirements=tuple(
            replace(each, replaced_by=tuple(by.get(each.id, ()))) for each in derived.requirements
        ),
        coverage=_covered(derived.coverage, by),
        findings=(*derived.findings, *_unknown(rows, known)),
    )


def _covered(coverage: Coverage, by: Mapping[str, list[str]]) -> Coverage:
    """What covers each element: instead of a requirement that is replaced, what took its place."""
    elements = tuple(
        replace(
            element,
            by=tuple(dict.fromkeys(new for old in element.by for new in by.get(old, [old]))),
        )
        for element in coverage.elements
    )
    return replace(coverage, elements=elements)


def _unknown(rows: Iterable[Requirement], known: set[str]) -> Iterator[Finding]:
    for row in rows:
        for key in row.replaces:
            if key not in known:
                yield Finding(
                    NOT_REPLACED,
                    Severity.WARNING,
                    f"{row.id} replaces {quoted(key)}, and no derived requirement has this id.",
                    (row.id,),
                    "Correct the id in the column “replaces” of requirements.csv, or take it out.",
                )
