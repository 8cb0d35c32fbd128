"""A grid of texts as an Excel file that is pleasant to fill in."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from workbench.formats.step_table.csv_input import DANGEROUS
from workbench.formats.step_table.headings import is_header

WIDTHS = {"Does what": 44, "Then": 36, "Who": 24, "Notes": 40, "Problem": 30, "Source": 28}
STAMP = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no time zones


def workbook(grid: list[list[str]]) -> bytes:
    """The file: headings in bold on grey and frozen, texts as texts, no formulas.

    The same grid gives the same bytes.
    """
    book = Workbook()
    book.properties.created = book.properties.modified = STAMP
    book.properties.creator = ""
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        sheet = book.create_sheet()
    sheet.title = "Steps"
    header = next((n for n, line in enumerate(grid, 1) if is_header(line)), 0)
    for number, line in enumerate(grid, 1):
        for place, text in enumerate(line, 1):
            if text:
                _write(sheet, number, place, text, bold=number == header)
    if header:
        _arrange(sheet, header, grid[header - 1])
    return _saved(book)


def _write(sheet: Worksheet, row: int, column: int, text: str, *, bold: bool = False) -> None:
    cell = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if text[0] in DANGEROUS:
        cell.quotePrefix = True
    if bold:
        cell.font = Font(bold=True)


def _arrange(sheet: Worksheet, row: int, headings: list[str]) -> None:
    for place, heading in enumerate(headings, 1):
        sheet.cell(row, place).fill = PatternFill("solid", fgColor="D9D9D9")
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(heading, 14)
    sheet.freeze_panes = f"A{row + 1}"


def _saved(book: Workbook) -> bytes:
    """The bytes with fixed times, so that the same table is the same file."""
    drawn = io.BytesIO()
    book.save(drawn)
    fixed = io.BytesIO()
    with zipfile.ZipFile(drawn) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2000-01-01T00:00:00Z", data)
            entry = zipfile.ZipInfo(part.filename, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return fixed.getvalue()
