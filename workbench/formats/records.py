"""CSV files of records: one heading row, one record a row, each value with its place."""

from __future__ import annotations

import csv
import enum
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from workbench.derivation.stamping import SourceNote
from workbench.formats.step_table import characters
from workbench.formats.step_table.csv_input import MARKS, broken, plain
from workbench.formats.step_table.phrases import nearest
from workbench.formats.step_table.problems import CaptureError, Problems

W = TypeVar("W", bound=enum.StrEnum)


class RecordError(CaptureError):
    """A table of requirements or tests that cannot be read; `findings` are all its problems."""


@dataclass(frozen=True)
class Record:
    """A row by its headings. What is wrong with it goes to `problems`."""

    cells: dict[str, str]
    where: str
    problems: Problems
    file: str = ""

    @property
    def place(self) -> str:
        """The row with the name of its file."""
        return f"{self.file}, {self.where}"

    def needed(self, column: str) -> str:
        """A cell that must not be empty."""
        if not self.cells[column]:
            self.error(f"The cell “{column}” is empty.", "Fill it in.")
        return self.cells[column]

    def word(self, column: str, kind: type[W], default: W) -> W:
        """A cell that holds one word of a list; the default where it is empty."""
        text = self.cells[column].casefold()
        found = next((word for word in kind if text == word.value), None)
        if text and found is None:
            words = [word.value for word in kind]
            mend = nearest(text, words) or f"Use {', '.join(words)}."
            self.error(f"“{self.cells[column]}” is no {column}.", mend)
        return found or default

    def lines(self, column: str) -> tuple[str, ...]:
        """A cell with one entry on each line."""
        found = (line.strip() for line in self.cells[column].splitlines())
        return tuple(line for line in found if line)

    def ids(self, column: str) -> tuple[str, ...]:
        """A cell such as "FR-s2-record; FR-s3-send", each id once."""
        return tuple(dict.fromkeys(filter(None, re.split(r"[;,\s]+", self.cells[column]))))

    def notes(self, column: str = "sources") -> tuple[SourceNote, ...]:
        """A cell such as "s2:name,rule; x1:answers"."""
        return tuple(self._notes(column))

    def _notes(self, column: str) -> Iterator[SourceNote]:
        for part in filter(None, (part.strip() for part in self.cells[column].split(";"))):
            ref, _, names = part.rpartition(":")
            facts = tuple(name.strip() for name in names.split(",") if name.strip())
            if ref.strip() and facts:
                yield SourceNote(ref.strip(), facts, f"{self.place}, {column}")
            else:
                self.error(f"“{part}” names no facts.", "Write for example s2:name,rule.")

    def error(self, message: str, mend: str) -> None:
        """Note what is wrong in this row."""
        self.problems.error("record", self.where, message, mend)


def read(
    text: str,
    columns: tuple[str, ...],
    needed: tuple[str, ...],
    problems: Problems,
    name: str,
    key: tuple[str, ...] = ("id",),
) -> tuple[Record, ...]:
    """The records of the CSV file `name`; columns that are left out are empty, a key is there
    once."""
    rows = _rows(text.removeprefix("\ufeff"), columns, problems)
    if not rows:
        return ()
    names = [cell.casefold().strip() for cell in rows[0][1]]
    if not _headings(names, columns, needed, problems):
        return ()
    records = tuple(
        Record(dict.fromkeys(columns, "") | _cells(names, cells), f"row {number}", problems, name)
        for number, cells in rows[1:]
        if _fits(cells, names, number, problems)
    )
    _once(records, key)
    return records


def _rows(text: str, columns: tuple[str, ...], problems: Problems) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, counted as a spreadsheet does."""
    rows: list[tuple[int, list[str]]] = []
    number = 0
    try:
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=_mark(text, columns), strict=True
        )
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                rows.append((number, [plain(cell) for cell in cells]))
            for said in filter(None, map(characters.unfit, cells)):
                problems.error("record", f"row {number}", said, characters.MEND)
    except csv.Error as problem:
        problems.error("csv", f"row {number + 1}", *broken(problem))
        return []
    if not rows:
        problems.error("csv", "", "The file is empty.", "Write a row of headings.")
    return rows


def _mark(text: str, columns: tuple[str, ...]) -> str:
    """The separator with which most headings are known."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    known = {
        mark: sum(cell.strip(' "').casefold() in columns for cell in head.split(mark))
        for mark in MARKS
    }
    return max(MARKS, key=known.__getitem__)


def _headings(
    names: list[str], columns: tuple[str, ...], needed: tuple[str, ...], problems: Problems
) -> bool:
    before = len(problems.errors)
    for name in dict.fromkeys(names):
        if name not in columns:
            mend = nearest(name, columns) or f"Use {', '.join(columns)}."
            problems.error("heading", "row 1", f"“{name}” is no heading.", mend)
        elif names.count(name) > 1:
            problems.error("heading", "row 1", f"“{name}” is there twice.", "Remove one of them.")
    for name in needed:
        if name not in names:
            problems.error("heading", "row 1", f"There is no column “{name}”.", "Add it.")
    return len(problems.errors) == before


def _fits(cells: list[str], names: list[str], number: int, problems: Problems) -> bool:
    if any(cells[len(names) :]):
        message = f"The row has {len(cells)} cells for {len(names)} headings."
        problems.error("record", f"row {number}", message, "Put text with commas in quotes.")
        return False
    return True


def _cells(names: list[str], cells: list[str]) -> dict[str, str]:
    return dict(zip(names, cells, strict=False))


def _once(records: tuple[Record, ...], key: tuple[str, ...]) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for record in records:
        values = tuple(record.needed(column) for column in key)
        if all(values) and values in seen:
            message = f"“{values[-1]}” is also the id of {seen[values]}."
            record.error(message, "Give this one a new id.")
        seen.setdefault(values, record.where)
