"""Comma-, semicolon-, tab- or pipe-separated text as rows of cells."""

from __future__ import annotations

import csv
import io
import re

from workbench.formats.step_table.grid import MOST_COLUMNS, Line
from workbench.formats.step_table.headings import recognised
from workbench.formats.step_table.problems import Problems

MARKS = (",", ";", "\t")
_RULED = re.compile(r"\|?\s*:?-{3,}:?\s*(\|\s*:?-*:?\s*)*\|?")


def lines(text: str, problems: Problems) -> list[Line]:
    """The rows under the separator with which most headings are understood."""
    if any(line.lstrip().startswith("|") for line in text.split("\n", 60)[:60]):
        return _pipes(text)
    head = text.split("\n", 60)[:60]
    return _separated(text, max(MARKS, key=lambda mark: _understood(head, mark)), problems)


def _understood(head: list[str], mark: str) -> int:
    """The most headings that a line has under a separator."""
    cells = (next(csv.reader([line], delimiter=mark), []) for line in head)
    return max(sum(map(bool, recognised(line))) for line in cells)


def _separated(text: str, mark: str, problems: Problems) -> list[Line]:
    rows: list[Line] = []
    reader = csv.reader(io.StringIO(text), delimiter=mark, strict=True, skipinitialspace=True)
    before = 0
    try:
        for cells in reader:
            _tell_formulas(cells, before + 1, problems)
            rows.append(Line(before + 1, tuple(map(plain, cells[:MOST_COLUMNS]))))
            before = reader.line_num
    except csv.Error as error:
        problems.error(
            "csv-broken",
            f"row {before + 1}",
            f"The row cannot be taken apart into cells ({error}).",
            'Close every quotation mark; write "" for one inside a cell.',
        )
        return []
    return rows


def _tell_formulas(cells: list[str], row: int, problems: Problems) -> None:
    """A CSV file holds no results: what looks like a formula is read as words, and told."""
    for cell in cells:
        if re.match(r"=\s*[\w(+\-\"']", cell):
            problems.note(
                "formula-as-text",
                f"row {row}",
                f"“{cell[:40]}” looks like a formula. It is read as words.",
                "Type its result, or put an apostrophe before it if these are your words.",
            )


def _pipes(text: str) -> list[Line]:
    """A Markdown table; a backslash keeps a bar inside its cell."""
    rows: list[Line] = []
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if _RULED.fullmatch(bare):
            continue
        inner = bare.removeprefix("|").removesuffix("|") if bare.startswith("|") else bare
        cells = re.split(r"(?<!\\)\|", inner) if bare.startswith("|") else [inner]
        rows.append(Line(number, tuple(cell.replace("\\|", "|").strip() for cell in cells)))
    return rows


def plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    cell = cell.strip()
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in DANGEROUS else cell


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `plain` gives the text back."""
    return f"'{cell}" if cell[:1] and cell[0] in DANGEROUS else cell


DANGEROUS = "=+-@'\t\r"
