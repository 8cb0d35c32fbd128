"""The first sheet of an Excel file that has the headings, as rows of cells."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from workbench.formats.step_table.grid import MOST_COLUMNS, MOST_ROWS, Line
from workbench.formats.step_table.headings import is_header
from workbench.formats.step_table.problems import Problems

MOST_BYTES = 32 * 1024 * 1024
"""The most that all parts of the file may hold when they are unpacked."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BROKEN = (
    zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError,
    IndexError, SyntaxError, EOFError, NotImplementedError, RuntimeError, OSError, zlib.error,
)  # fmt: skip
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+\d+:[A-Z]+\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
Cells = dict[tuple[int, int], str]


def lines(data: bytes, problems: Problems) -> list[Line]:
    """The rows of the sheet; formulas are never calculated, their stored results are used."""
    if not _acceptable(data, problems):
        return []
    try:
        return _read(data, problems)
    except _BROKEN as error:
        problems.error(
            "xlsx-broken",
            "",
            f"This Excel file cannot be read ({type(error).__name__}).",
            "Open it in Excel or LibreOffice and save it again as .xlsx or CSV.",
        )
        return []


def _acceptable(data: bytes, problems: Problems) -> bool:
    """Whether the file is a package of a size that can be opened."""
    if data.startswith(_OLE):
        what = "This file is protected by a password, or it is an old .xls file."
        mend = "Remove the password and save it as .xlsx."
    elif not zipfile.is_zipfile(io.BytesIO(data)):
        what, mend = "This is no .xlsx file.", "Save it in Excel as .xlsx, or as CSV UTF-8."
    elif (size := _unpacked(data)) > MOST_BYTES:
        what = f"Unpacked, the file has {size // 2**20} MB; {MOST_BYTES // 2**20} are the most."
        mend = "Copy the rows of the table into a new file."
    else:
        return True
    problems.error("xlsx-unacceptable", "", what, mend)
    return False


def _unpacked(data: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return 0


def _read(data: bytes, problems: Problems) -> list[Line]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    read: list[tuple[Any, Cells]] = []
    for sheet in sheets or book.worksheets:
        cells = _cells(sheet)
        read.append((sheet, cells))
        if any(is_header(list(line.cells)) for line in _rows(cells)[:50]):
            break
    if not read:
        return []
    sheet, cells = read[-1] if len(read) < len(sheets) else _best(read)
    _others(sheet, [one for one in sheets if one is not sheet], problems)
    # The path of the part is not public in openpyxl; merged ranges are not kept when streaming.
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        raw = package.read(sheet._worksheet_path)
    if _FORMULA.search(raw):
        _formulas(data, sheet.title, cells, problems)
    for found in _MERGED.findall(raw)[:MOST_ROWS]:
        _spread(found.decode(), cells, problems)
    return _rows(cells)


def _best(read: list[tuple[Any, Cells]]) -> tuple[Any, Cells]:
    for sheet, cells in read:
        if any(is_header(list(line.cells)) for line in _rows(cells)[:50]):
            return sheet, cells
    return next(((sheet, cells) for sheet, cells in read if cells), read[0])


def _others(chosen: Any, others: list[Any], problems: Problems) -> None:
    if others:
        named = ", ".join(f"“{one.title}”" for one in others)
        problems.note(
            "sheet-unread",
            "",
            f"The sheet “{chosen.title}” is read; not read: {named}.",
            "Keep one process in one file.",
            doubtful=False,
        )


def _cells(sheet: Any) -> Cells:
    found: Cells = {}
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        for place, cell in enumerate(row):
            if cell.value is not None and (text := _text(cell)):
                found[number, place] = text
    return found


def _text(cell: Any) -> str:
    value = cell.value
    style = cell.number_format or ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        percent = style.rstrip("_) ").endswith("%")
        return f"{value * 100:.10g}%" if percent else f"{value:.15g}"
    if isinstance(value, dt.datetime | dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return f"{day.isoformat()} (a date)"
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _formulas(data: bytes, title: str, cells: Cells, problems: Problems) -> None:
    """Report formulas: those whose stored result is used, and those that have none."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    used: list[str] = []
    for number, row in enumerate(book[title].iter_rows(max_col=MOST_COLUMNS), 1):
        for place, cell in enumerate(row):
            if cell.data_type != "f":
                continue
            address = f"{get_column_letter(place + 1)}{number}"
            if (number, place) in cells:
                used.append(address)
                continue
            problems.error(
                "formula-without-value",
                f"cell {address}",
                "The cell holds a formula and no result. Formulas are not calculated.",
                "Open the file in Excel and save it, or paste the values.",
            )
    if used:
        shown = ", ".join(used[:10]) + (" ..." if len(used) > 10 else "")
        problems.note(
            "formula-value-used",
            f"cell {used[0]}",
            f"The stored results of {len(used)} formulas are used: {shown}.",
            "Open the file in Excel and save it if they are out of date.",
            doubtful=False,
        )


def _spread(reference: str, cells: Cells, problems: Problems) -> None:
    """Give all cells of a merged range the value of the first."""
    left, top, right, bottom = (int(edge or 1) for edge in range_boundaries(reference))
    value = cells.get((top, left - 1), "")
    if not value or bottom - top > MOST_ROWS or right > MOST_COLUMNS:
        return
    for number in range(top, bottom + 1):
        for place in range(left - 1, right):
            cells[number, place] = value
    problems.note(
        "cells-merged",
        f"cells {reference}",
        f"The cells are merged; “{value}” is taken for each of them.",
        "Unmerge them and fill in every row.",
    )


def _rows(cells: Cells) -> list[Line]:
    by_row: dict[int, dict[int, str]] = {}
    for (number, place), value in cells.items():
        by_row.setdefault(number, {})[place] = value
    return [
        Line(number, tuple(by_row[number].get(n, "") for n in range(max(by_row[number]) + 1)))
        for number in sorted(by_row)
    ]
