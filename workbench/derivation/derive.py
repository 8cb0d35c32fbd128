"""Everything that follows from a process and its scenario."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from workbench.derivation import acceptance
from workbench.derivation.catalogue import all_routes, known
from workbench.derivation.coverage import Coverage, coverage
from workbench.derivation.instructions import instructions
from workbench.derivation.phrases import listed, quoted
from workbench.derivation.reader import Known
from workbench.derivation.requirements import dispositions, requirements
from workbench.derivation.step_facts import data_name
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
    found = (
        *acceptance.findings(answers),
        *_uncovered(answers.process, measured),
        *_twice(derived),
    )
    return replace(derived, findings=found)


def _twice(derived: Derived) -> Iterator[Finding]:
    """Ids that two items have, such as those of the roles “Team Assistant” and “Team-Assistant”:
    of a role, only its letters and digits stand in an id."""
    owners: dict[str, list[str]] = {}
    for item in derived.items():
        owners.setdefault(item.id, []).append(getattr(item, "element", "") or _owner(item))
    for key in (key for key, found in owners.items() if len(found) > 1):
        names = listed([quoted(name) for name in dict.fromkeys(owners[key])])
        yield Finding(
            "id-twice",
            Severity.ERROR,
            f"Two items have the id {key}: those of {names}.",
            remedy="Give them names that differ in a letter from a to z or in a digit: in ids, "
            "capitals, blanks, hyphens and other marks do not count.",
        )


def _owner(item: Item) -> str:
    return item.role if isinstance(item, WorkInstruction | TrainingItem) else item.id


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


def _uncovered(process: Process, measured: Coverage) -> Iterator[Finding]:
    records = {data.id: data_name(data) for data in process.data}
    for element in measured.uncovered:
        record = records.get(element.ref, "") if element.kind == "data" else ""
        yield Finding(
            "no-requirement",
            Severity.WARNING,
            f"Nothing reads or makes the record {quoted(record)}, and nothing says what it holds."
            if record
            else f"No requirement and no reason covers {element.ref}.",
            (element.ref,),
            "Connect it with the steps that read or make it, or take it out."
            if record
            else "Write a requirement for it, or say why there is none.",
        )
