"""[[traceability]] and [[requirement-gaps]]: requirements, their sources, the tests that show
them, and those without a test."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.blocks.requirements import origin
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Cell, Reference, Table, cell, paragraph
from workbench.model.requirement import Requirement


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The traceability matrix; the tests are those of the test plan."""
    shown = tests(dossier)
    rows = tuple(
        _row(requirement, shown.get(requirement.id, []))
        for requirement in (*dossier.requirements, *dossier.derived.requirements)
    )
    if not rows:
        return Fragment()
    table = Table(
        id="table-traceability",
        caption="Requirements, their sources and their tests",
        header=("Requirement", "From", "Verified by", "Tests"),
        rows=rows,
        summary="One row for each requirement. Tests are those of the test plan.",
        widths=(1.8, 2.4, 1, 2.4),
        row_header=True,
    )
    return Fragment((table,))


def gaps(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """How many requirements no test shows, and which; nothing where there is none."""
    shown = tests(dossier)
    held = [r for r in (*dossier.requirements, *dossier.derived.requirements) if not r.replaced_by]
    bare = [requirement for requirement in held if requirement.id not in shown]
    if not held:
        return Fragment()
    if not bare:
        return Fragment((paragraph(f"Every one of the {len(held)} requirements has a test."),))
    ways: dict[str, list[str]] = {}
    for requirement in bare:
        ways.setdefault(requirement.verification, []).append(requirement.id)
    said = (
        f"{len(bare)} of {wording.counted(len(held), 'requirement')} "
        f"{'has' if len(bare) == 1 else 'have'} no test yet. What is verified by inspection, "
        "analysis or demonstration may need none; plan it."
    )
    table = Table(
        id="table-requirement-gaps",
        caption="Requirements without a test",
        header=("To be verified by", "How many", "Requirements"),
        rows=tuple(
            (cell(way), cell(str(len(found)), align="end"), cell(", ".join(found)))
            for way, found in ways.items()
        ),
        summary="One row for each way of verification.",
        widths=(1.2, 0.8, 5.4),
        row_header=True,
    )
    return Fragment((paragraph(said), table))


def tests(dossier: Dossier) -> dict[str, list[str]]:
    """The ids of the tests that show each requirement, those that are replaced left out."""
    gone = {each.id for each in dossier.derived.requirements if each.replaced_by}
    shown: dict[str, list[str]] = {}
    for case in (*dossier.cases, *dossier.derived.cases):
        for requirement in case.verifies:
            if requirement not in gone:
                shown.setdefault(requirement, []).append(case.id)
    return shown


def _row(requirement: Requirement, cases: list[str]) -> tuple[Cell, ...]:
    if requirement.replaced_by:
        verified, tested = "", requirement.wording
    else:
        verified, tested = requirement.verification, ", ".join(cases) or "no test yet"
    return (
        cell(Reference(requirement.id)),
        cell(origin(requirement.sources)),
        cell(verified),
        cell(tested),
    )
