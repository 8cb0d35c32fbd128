"""Comma-, semicolon-, tab- or pipe-separated text as rows of cells."""

from __future__ import annotations

import csv
import io
import re

from workbench.formats.step_table.grid import MOST_COLUMNS, Line, tell_far
from workbench.formats.step_table.headings import recognised
from workbench.formats.step_table.problems import Problems

MARKS = (",", ";", "\t")
_RULED = re.compile(r"\|?\s*:?-{3,}:?\s*(\|\s*:?-*:?\s*)*\|?")


def lines(text: str, problems: Problems) -> list[Line]:
    """The rows under the separator with which most headings are understood."""
    head = text.split("\n", 60)[:60]
    mark = max(MARKS, key=lambda mark: _understood(head, mark))
    barred = [_barred(line) for line in head if line.lstrip().startswith("|")]
    # A cell may hold a line that begins with a bar; a Markdown table has its headings in one.
    if barred and max(sum(map(bool, recognised(line))) for line in barred) >= _understood(
        head, mark
    ):
        return _pipes(text)
    return _separated(text, mark, problems)


def _understood(head: list[str], mark: str) -> int:
    """The most headings that a line has under a separator."""
    return max(sum(map(bool, recognised(_cells(line, mark)))) for line in head)


def _cells(line: str, mark: str) -> list[str]:
    """The cells of one line, none where it is longer than any line of headings."""
    if len(line) >= csv.field_size_limit():
        return []
    return next(csv.reader([line], delimiter=mark), [])


def _separated(text: str, mark: str, problems: Problems) -> list[Line]:
    """Rows are counted as a spreadsheet does: one that runs over several lines is one."""
    rows: list[Line] = []
    far: list[int] = []
    reader = csv.reader(io.StringIO(text), delimiter=mark, strict=True, skipinitialspace=True)
    try:
        for number, cells in enumerate(reader, 1):
            _tell_formulas(cells, number, problems)
            rows.append(Line(number, tuple(map(plain, cells[:MOST_COLUMNS]))))
            far += [number] if any(map(str.strip, cells[MOST_COLUMNS:])) else []
    except csv.Error as error:
        problems.error("csv-broken", f"row {len(rows) + 1}", *broken(error))
        return []
    tell_far(far, problems)
    return rows


def broken(error: csv.Error) -> tuple[str, str]:
    """What is wrong in a row that cannot be taken apart, and the mend."""
    if "field limit" in str(error):
        most = csv.field_size_limit()
        return (
            f"A cell of this row has more than {most:,} characters; that is the most.",
            "Shorten the text, or close a quotation mark that was left open.",
        )
    return (
        f"The row cannot be taken apart into cells ({error}).",
        'Close every quotation mark; write "" for one inside a cell.',
    )


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
    return [
        Line(number, tuple(_barred(line)))
        for number, line in enumerate(text.split("\n"), 1)
        if not _RULED.fullmatch(line.strip())
    ]


def _barred(line: str) -> list[str]:
    """The cells of one line of a Markdown table; a line without bars is one cell."""
    bare = line.strip()
    if not bare.startswith("|"):
        return [bare]
    inner = bare.removeprefix("|").removesuffix("|")
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inner)]


def plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    cell = cell.strip()
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in DANGEROUS else cell


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `plain` gives the text back."""
    return f"'{cell}" if cell[:1] and cell[0] in DANGEROUS else cell


DANGEROUS = "=+-@'\t\r"
