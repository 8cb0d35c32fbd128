"""Everything that follows from a process and its scenario."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from workbench.derivation import acceptance
from workbench.derivation.catalogue import all_routes, known
from workbench.derivation.coverage import Coverage, coverage
from workbench.derivation.instructions import instructions
from workbench.derivation.reader import Known
from workbench.derivation.requirements import dispositions, requirements
from workbench.derivation.training import training
from workbench.model.finding import Finding, Severity
from workbench.model.instruction import TrainingItem, WorkInstruction
from workbench.model.process import Process
from workbench.model.requirement import Disposition, Requirement
from workbench.model.scenario import Scenario
from workbench.model.verification import TestCase

Item = Requirement | Disposition | TestCase | WorkInstruction | TrainingItem


@dataclass(frozen=True)
class Derived:
    """What was derived, each item with its sources, and what is and is not covered."""

    requirements: tuple[Requirement, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    cases: tuple[TestCase, ...] = ()
    instructions: tuple[WorkInstruction, ...] = ()
    training: tuple[TrainingItem, ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: Coverage = field(default_factory=lambda: Coverage(()))

    def items(self) -> Iterator[Item]:
        """Every item."""
        yield from self.requirements
        yield from self.dispositions
        yield from self.cases
        yield from self.instructions
        yield from self.training


def derive(process: Process, scenario: Scenario | None = None) -> Derived:
    """Derive all items of a version; the same version gives the same items and ids."""
    return derive_from(known(process, scenario))


def derive_from(answers: Known) -> Derived:
    """Derive all items from the answers about a version."""
    wanted, reasons = requirements(answers), dispositions(answers)
    measured = _coverage(answers, wanted, reasons)
    derived = Derived(
        wanted,
        reasons,
        acceptance.cases(answers),
        instructions(answers),
        training(answers),
        coverage=measured,
    )
    found = (*acceptance.findings(answers), *_uncovered(measured), *_twice(derived))
    return replace(derived, findings=found)


def _twice(derived: Derived) -> Iterator[Finding]:
    """Ids that two items have, such as those of the roles “Clerk” and “clerk”."""
    counted = Counter(item.id for item in derived.items())
    for key in (key for key, count in counted.items() if count > 1):
        yield Finding(
            "id-twice",
            Severity.ERROR,
            f"Two items have the id {key}.",
            remedy="Give the two elements or roles names that differ in more than capitals.",
        )


def _coverage(
    answers: Known, wanted: tuple[Requirement, ...], reasons: tuple[Disposition, ...]
) -> Coverage:
    runs = all_routes(answers).runs.values()
    tested = {ref for run in runs for ref in run.route} & set(answers.process.flows_by_id)
    chances = {run.route: run.chance for run in runs}
    return Coverage(
        coverage(answers.process, wanted, reasons),
        len(answers.process.flows),
        len(tested),
        min(1.0, sum(chances.values())),
    )


def _uncovered(measured: Coverage) -> Iterator[Finding]:
    for element in measured.uncovered:
        yield Finding(
            "no-requirement",
            Severity.WARNING,
            f"No requirement and no reason covers {element.ref}.",
            (element.ref,),
            "Write a requirement for it, or say why there is none.",
        )
