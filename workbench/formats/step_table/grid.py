"""A sheet of text cells, wherever it came from, and what its rows and columns mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.formats.step_table import characters
from workbench.formats.step_table.headings import doubled, is_header, missing, recognised
from workbench.formats.step_table.problems import Problems

MOST_ROWS = 10_000
MOST_COLUMNS = 200
PREAMBLE = ("process", "trigger", "notes", "term")
EXCEL_ERRORS = (
    "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
)  # fmt: skip
"""What a cell shows whose formula went wrong."""


@dataclass(frozen=True)
class Line:
    """The cells of one row and its number as the user sees it."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> list[str]:
        """The cells that hold something."""
        return [cell for cell in self.cells if cell]


@dataclass(frozen=True)
class Record:
    """One row of the table: its text by canonical column."""

    where: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Sheet:
    """A table taken apart: what stands above the headings, and the rows below them."""

    preamble: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()
    records: tuple[Record, ...] = field(default=())


def sheet(lines: list[Line], problems: Problems) -> Sheet:
    """Find the headings and name the cells below them. Empty rows are passed over."""
    lines = [line for line in lines if line.filled]
    if not lines:
        problems.error("table-empty", "", "The table is empty.", "Write one row for each step.")
        return Sheet()
    place = next((n for n, line in enumerate(lines) if is_header(list(line.cells))), None)
    if place is None:
        best = max(lines[:50], key=lambda line: sum(map(bool, recognised(list(line.cells)))))
        missing(best.filled, f"row {best.number}", problems)
        return Sheet()
    header, body = lines[place], lines[place + 1 :]
    if not body:
        problems.error(
            "table-empty",
            f"row {header.number}",
            "There is no row below the headings.",
            "Write one row for each step.",
        )
    if len(body) > MOST_ROWS:
        problems.error(
            "table-too-long",
            f"row {body[MOST_ROWS].number}",
            f"The table has {len(body)} rows; {MOST_ROWS} are the most that is read.",
            "Take the process apart into several.",
        )
        return Sheet()
    doubled([cell for cell in header.cells if cell], f"row {header.number}", problems)
    columns = recognised(list(header.cells))
    for line in lines:
        _faulty(line, columns if line.number > header.number else [], problems)
    _unread(header, columns, body, problems)
    return Sheet(
        tuple(_preamble(lines[:place], problems)),
        tuple(name for name in columns if name),
        tuple(_record(line, columns) for line in body),
    )


def _record(line: Line, columns: list[str]) -> Record:
    named = zip(columns, line.cells, strict=False)
    return Record(f"row {line.number}", {name: cell for name, cell in named if name and cell})


def _faulty(line: Line, columns: list[str], problems: Problems) -> None:
    """Report cells that are an error of Excel or hold what no document can; `columns` are those
    that are read, empty for all."""
    for place, cell in enumerate(line.cells):
        if not cell or (columns and not (place < len(columns) and columns[place])):
            continue
        where = f"row {line.number}, cell {_letters(place)}{line.number}"
        if cell in EXCEL_ERRORS:
            mend = "Mend the formula in Excel, or type the words."
            problems.error("cell-error", where, f"“{cell}” is an error of Excel.", mend)
        elif said := characters.unfit(cell):
            problems.error("character-unfit", where, said, characters.MEND)


def tell_far(rows: list[int], problems: Problems) -> None:
    """Report cells that hold something beyond the last column that is read, by their rows."""
    if rows:
        problems.note(
            "column-unread",
            f"row {min(rows)}",
            f"What stands beyond the first {MOST_COLUMNS} columns is not read; rows that hold "
            f"something there: {len(set(rows))}.",
            "Delete the columns that are not needed, or move the others to the left.",
        )


def _unread(header: Line, columns: list[str], body: list[Line], problems: Problems) -> None:
    """Report the columns that hold something and are not read."""
    width = max(len(line.cells) for line in [header, *body])
    for place in range(width):
        if place < len(columns) and columns[place]:
            continue
        heading = header.cells[place] if place < len(header.cells) else ""
        holding = [line for line in body if place < len(line.cells) and line.cells[place]]
        if not heading and not holding:
            continue
        called = f"“{heading}”" if heading else f"{_letters(place)}, which has no heading,"
        problems.note(
            "column-unread",
            f"row {holding[0].number if holding else header.number}",
            f"The column {called} is not read ({len(holding)} rows hold something).",
            "Give it a known heading, or leave it: nothing else depends on it.",
        )


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _preamble(lines: list[Line], problems: Problems) -> list[tuple[str, str]]:
    """What stands above the headings: process, trigger, notes, term."""
    found: list[tuple[str, str]] = []
    for line in lines:
        first, _, more = line.filled[0].partition(":")
        key, _, term = first.strip().partition(" ")
        values = [more.strip()] if more.strip() else line.filled[1:]
        known = key.casefold() in PREAMBLE and (not term or key.casefold() == "term")
        name = f"{key.casefold()} {term}".strip()
        if known and len(values) == 1 and name in dict(found):
            mend = "Keep one of them."
            problems.error(
                "preamble-doubled", f"row {line.number}", f"“{name}” is there twice.", mend
            )
        elif known and len(values) == 1:
            found.append((name, values[0]))
        else:
            problems.note(
                "preamble-unread",
                f"row {line.number}",
                f"“{' '.join(line.filled)}” stands above the headings and is not read.",
                f"Write one of {', '.join(PREAMBLE)} and the words in the next cell.",
            )
    return found
