"""tests.csv: test cases that analysts wrote themselves, with what they rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.derivation.stamping import SourceNote
from workbench.formats import records
from workbench.formats.records import Record, RecordError
from workbench.formats.step_table.problems import Problems
from workbench.model.verification import TestCase, TestLevel, TestStep

COLUMNS = ("id", "title", "level", "preconditions", "steps", "outcome", "verifies", "sources")
NEEDED = ("id", "title", "steps", "outcome", "sources")
_STEP = re.compile(
    r"(?P<who>[^:]+):\s*(?P<action>.+?)\s*->\s*(?P<expected>.+?)\s*(?:\[(?P<node>[^\[\]]+)\])?"
)


@dataclass(frozen=True)
class WrittenCase:
    """A test case without sources yet, the notes from which they are stamped, and its row."""

    case: TestCase
    notes: tuple[SourceNote, ...]
    where: str = ""


def read(text: str, name: str) -> tuple[WrittenCase, ...]:
    """The test cases of a file called `name`, in its order."""
    problems = Problems()
    found = records.read(text, COLUMNS, NEEDED, problems, name)
    written = tuple(_case(record) for record in found)
    problems.stop(RecordError, name)
    return written


def _case(record: Record) -> WrittenCase:
    for column in ("steps", "sources"):
        record.needed(column)
    case = TestCase(
        id=record.cells["id"],
        title=record.needed("title"),
        level=record.word("level", TestLevel, TestLevel.ACCEPTANCE),
        preconditions=record.lines("preconditions"),
        steps=_steps(record),
        outcome=record.needed("outcome"),
        flows=(),
        sources=(),
        verifies=record.ids("verifies"),
        written=True,
    )
    return WrittenCase(case, record.notes(), record.place)


def _steps(record: Record) -> tuple[TestStep, ...]:
    """Lines such as "Permit clerk: Tick the site plan -> It is no longer missing [s2]"."""
    steps: list[TestStep] = []
    for line in record.lines("steps"):
        shape = _STEP.fullmatch(line)
        if shape is None:
            mend = "Write who: what to do -> what should happen [step]."
            record.error(f"“{line}” is no step of a test.", mend)
            continue
        steps.append(
            TestStep(shape["who"].strip(), shape["action"], shape["expected"], shape["node"] or "")
        )
    return tuple(steps)
