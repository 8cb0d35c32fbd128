"""Whether what analysts wrote themselves fits the process beside which it lies."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from workbench.derivation import stamping
from workbench.derivation.derive import derive
from workbench.errors import InputError
from workbench.formats.case_table import WrittenCase
from workbench.formats.requirement_table import WrittenRequirement
from workbench.model.finding import Finding, Severity
from workbench.model.process import Process
from workbench.model.scenario import Scenario

Requirements = tuple[WrittenRequirement, ...]
Cases = tuple[WrittenCase, ...]


class WrittenError(InputError):
    """A written requirement or test that cannot stand beside the derived ones."""


def check(
    process: Process, scenario: Scenario | None, requirements: Requirements, cases: Cases
) -> tuple[Finding, ...]:
    """A finding for each thing that is named and not there, with file and row.

    An id that something else has is a `WrittenError`, a fact that nobody can ask for a
    `NoteError`: no command goes on with them.
    """
    if not (requirements or cases):
        return ()
    derived = derive(process, scenario)
    _own_ids({item.id for item in derived.items()}, requirements, cases)
    known = {item.id for item in derived.requirements}
    known |= {row.requirement.id for row in requirements}
    notes = [note for one in requirements for note in one.notes]
    notes += [note for one in cases for note in one.notes]
    return (
        *stamping.dangling(notes, process, scenario),
        *_of_requirements(process, requirements),
        *_of_cases(process, cases, known),
    )


def _own_ids(derived: Collection[str], requirements: Requirements, cases: Cases) -> None:
    taken: dict[str, str] = {}
    rows = [(row.requirement.id, row.where) for row in requirements]
    rows += [(row.case.id, row.where) for row in cases]
    for key, where in rows:
        owner = "a derived item" if key in derived else taken.get(key, "")
        if owner:
            raise WrittenError(
                f"The id {key} is that of {owner}.",
                where=where,
                mend="Give this one an id of its own.",
            )
        taken[key] = where


def _of_requirements(process: Process, requirements: Requirements) -> Iterator[Finding]:
    things = _things(process)
    people = {process.who(node) for node in process.nodes} | set(process.roles)
    people |= {party.name for party in process.participants}
    for row in requirements:
        element, role = row.requirement.element, row.requirement.role
        if element and not all(part in things for part in element.split(">")):
            yield _unknown("element", element, row.where, "the element")
        if role and role not in people:
            yield _unknown("role", role, row.where, "the role")


def _of_cases(process: Process, cases: Cases, requirements: Collection[str]) -> Iterator[Finding]:
    for row in cases:
        for step in row.case.steps:
            if step.node and step.node not in process.by_id:
                yield _unknown("steps", step.node, row.where, "the step in brackets")
        for key in row.case.verifies:
            if key not in requirements:
                yield _unknown("verifies", key, row.where, "the id of the requirement")


def _things(process: Process) -> set[str]:
    """Everything that an element of a requirement may be."""
    parts = (
        process.nodes, process.flows, process.data, process.message_flows, process.lanes,
        process.participants,
    )  # fmt: skip
    ids = {thing.id for those in parts for thing in those}
    return {process.id, "process", "scenario", *ids, *process.roles}


def _unknown(column: str, said: str, where: str, what: str) -> Finding:
    return Finding(
        "written-unknown",
        Severity.WARNING,
        f"There is no “{said}” in the process or what is derived from it.",
        remedy=f"Correct {what}, or leave it out.",
        where=f"{where}, {column}",
    )
