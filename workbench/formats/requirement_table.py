"""requirements.csv: requirements that analysts wrote themselves, with what they rest on."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from workbench.derivation.stamping import SourceNote
from workbench.formats import records
from workbench.formats.records import Record, RecordError
from workbench.formats.step_table.problems import Problems
from workbench.model.requirement import Pattern, Requirement, RequirementKind

COLUMNS = (
    "id",
    "kind",
    "pattern",
    "statement",
    "rationale",
    "verification",
    "priority",
    "element",
    "role",
    "sources",
    "replaces",
)
NEEDED = ("id", "statement", "sources")


class Verification(enum.StrEnum):
    """How a requirement is shown to be met: ISO/IEC/IEEE 29148, 6.5.2."""

    INSPECTION = "inspection"
    ANALYSIS = "analysis"
    DEMONSTRATION = "demonstration"
    TEST = "test"


@dataclass(frozen=True)
class WrittenRequirement:
    """A requirement without sources yet, the notes from which they are stamped, and its row."""

    requirement: Requirement
    notes: tuple[SourceNote, ...]
    where: str = ""


def read(text: str, name: str) -> tuple[WrittenRequirement, ...]:
    """The requirements of a file called `name`, in its order."""
    problems = Problems()
    found = records.read(text, COLUMNS, NEEDED, problems, name)
    written = tuple(_requirement(record) for record in found)
    problems.stop(RecordError, name)
    return written


def _requirement(record: Record) -> WrittenRequirement:
    record.needed("sources")
    requirement = Requirement(
        id=record.cells["id"],
        kind=record.word("kind", RequirementKind, RequirementKind.FUNCTIONAL),
        pattern=record.word("pattern", Pattern, Pattern.UBIQUITOUS),
        statement=record.needed("statement"),
        sources=(),
        rationale=record.cells["rationale"],
        verification=record.word("verification", Verification, Verification.TEST).value,
        priority=record.cells["priority"],
        element=record.cells["element"],
        role=record.cells["role"],
        written=True,
        replaces=record.ids("replaces"),
    )
    return WrittenRequirement(requirement, record.notes(), record.place)
