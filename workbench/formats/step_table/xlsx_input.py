"""The first sheet of an Excel file that has the headings, as rows of cells."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
import zlib
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from workbench.formats.step_table import xlsx_parts
from workbench.formats.step_table.grid import MOST_COLUMNS, MOST_ROWS, Line, tell_far
from workbench.formats.step_table.headings import is_header
from workbench.formats.step_table.problems import Problems

MOST_BYTES = 32 * 1024 * 1024
"""The most that all parts of the file may hold when they are unpacked."""

MOST_MERGED = 200_000
"""The most cells that merged ranges may hold together; ranges that overlap count each."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BROKEN = (
    zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError,
    IndexError, SyntaxError, EOFError, NotImplementedError, RuntimeError, OSError, zlib.error,
)  # fmt: skip
Cells = dict[tuple[int, int], str]


def lines(data: bytes, problems: Problems) -> list[Line]:
    """The rows of the sheet; formulas are never calculated, their stored results are used."""
    if not _acceptable(data, problems):
        return []
    try:
        # What openpyxl warns of is no news, or a cell that it takes for an error: told as one.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(data, problems)
    except _BROKEN as error:
        _broken(data, type(error).__name__, problems)
        return []


def _broken(data: bytes, why: str, problems: Problems) -> None:
    """Say why a file cannot be read: the cell, where it is one."""
    try:
        found = (one.no_number() for one in xlsx_parts.sheets(data))
        cell, text = next((one for one in found if one[0]), ("", ""))
    except _BROKEN:
        cell = text = ""
    problems.error(
        "xlsx-broken",
        f"cell {cell}" if cell else "",
        f"“{text}” stands here as a number and is none."
        if cell
        else f"This Excel file cannot be read ({why}).",
        "Open it in Excel or LibreOffice and save it again as .xlsx or CSV.",
    )


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


class _Reader(ExcelReader):
    """Reads sheets of cells only, and of them no more than is asked for."""

    def read_chartsheet(self, sheet: Any, rel: Any) -> None:
        """A sheet that is a chart holds no rows."""


def _book(data: bytes, *, results: bool) -> Any:
    """The workbook, with the stored results of formulas or with the formulas."""
    reader = _Reader(io.BytesIO(data), read_only=True, data_only=results)
    reader.read()
    for sheet in reader.wb.worksheets:
        # The size that a file says of itself may be wrong, and then rows would be missed.
        sheet.reset_dimensions()
    return reader.wb


def _read(data: bytes, problems: Problems) -> list[Line]:
    book = _book(data, results=True)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    read: list[tuple[Any, Cells]] = []
    for sheet in sheets or book.worksheets:
        cells = _cells(sheet)
        read.append((sheet, cells))
        if _has_headings(cells):
            break
    if not read:
        return []
    sheet, cells = read[-1] if len(read) < len(sheets) else _best(read)
    if not _has_headings(cells):
        _hidden_table(sheet, book.worksheets, problems)
    _others(sheet, [one for one in book.worksheets if one is not sheet], problems)
    # The path of the part is not public in openpyxl; what it drops when streaming is read here.
    part = xlsx_parts.part(data, sheet._worksheet_path)
    if part.has_formulas:
        _formulas(data, sheet.title, cells, problems)
    tell_far(part.far_rows(MOST_COLUMNS), problems)
    _comments(part.noted(), problems)
    _merge(part.merged(), cells, problems)
    return _rows(cells)


def _has_headings(cells: Cells) -> bool:
    return any(is_header(list(line.cells)) for line in _rows(cells)[:50])


def _best(read: list[tuple[Any, Cells]]) -> tuple[Any, Cells]:
    for sheet, cells in read:
        if _has_headings(cells):
            return sheet, cells
    return next(((sheet, cells) for sheet, cells in read if cells), read[0])


def _others(chosen: Any, others: list[Any], problems: Problems) -> None:
    """Name the sheets that are not read; a hidden one only where a table stands in it."""
    named = [
        f"“{one.title}”" if one.sheet_state == "visible" else f"“{one.title}”, which is hidden"
        for one in others
        if one.sheet_state == "visible" or _holds_table(one)
    ]
    if named:
        problems.note(
            "sheet-unread",
            "",
            f"The sheet “{chosen.title}” is read; not read: {', '.join(named)}.",
            "Keep one process in one file.",
            doubtful=False,
        )


def _hidden_table(chosen: Any, sheets: list[Any], problems: Problems) -> None:
    """Say that the table is there and hidden."""
    for one in sheets:
        if one is not chosen and one.sheet_state != "visible" and _holds_table(one):
            problems.error(
                "sheet-hidden",
                "",
                f"The headings are in the sheet “{one.title}” only, which is hidden.",
                "Show that sheet in Excel and save the file.",
            )
            return


def _holds_table(sheet: Any) -> bool:
    """Whether a sheet that is not read has the headings; one that is broken has none."""
    try:
        return _has_headings(_cells(sheet))
    except _BROKEN:
        return False


def _comments(noted: list[str], problems: Problems) -> None:
    if noted:
        problems.note(
            "comment-unread",
            f"cell {noted[0]}",
            f"Comments of cells are not read: {_few(noted)}.",
            "Write what matters into the column Notes.",
            doubtful=False,
        )


def _few(cells: list[str]) -> str:
    return ", ".join(cells[:10]) + (" ..." if len(cells) > 10 else "")


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
    if isinstance(value, dt.time | dt.timedelta):
        return f"{value} (a time)"
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _formulas(data: bytes, title: str, cells: Cells, problems: Problems) -> None:
    """Report formulas: those whose stored result is used, and those that have none."""
    book = _book(data, results=False)
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
        problems.note(
            "formula-value-used",
            f"cell {used[0]}",
            f"The stored results of {len(used)} formulas are used: {_few(used)}.",
            "Open the file in Excel and save it if they are out of date.",
            doubtful=False,
        )


def _merge(ranges: list[str], cells: Cells, problems: Problems) -> None:
    """Fill merged ranges, as long as they are no more than a table can have."""
    left = MOST_MERGED
    for reference in ranges:
        columns, top, right, bottom = (int(edge or 1) for edge in range_boundaries(reference))
        left -= (bottom - top + 1) * (right - columns + 1)
        if left < 0:
            problems.error(
                "cells-merged",
                f"cells {reference}",
                f"Merged ranges hold more than {MOST_MERGED} cells together.",
                "Unmerge them and fill in every row.",
            )
            return
        _spread(reference, cells, problems)


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
