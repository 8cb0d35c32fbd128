"""Processes as step tables."""

from __future__ import annotations

import csv
import io

from workbench.formats.capture import Written
from workbench.formats.step_table.cells import grid
from workbench.formats.step_table.csv_input import safe
from workbench.formats.step_table.folding import fold
from workbench.formats.step_table.grid import Line
from workbench.formats.step_table.losses import losses, unreadable
from workbench.formats.step_table.problems import Problems, TableError
from workbench.formats.step_table.reader import capture
from workbench.formats.step_table.workbook import workbook
from workbench.model.finding import Finding
from workbench.model.process import Process

FORM = "step table"


def write_csv(process: Process) -> Written:
    """The step table as UTF-8 text with commas; no cell begins as a formula does."""
    cells = grid(fold(process))
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([safe(cell) for cell in line] for line in cells)
    return Written(text.getvalue().encode("utf-8", "replace"), _lost(process, cells))


def write_xlsx(process: Process) -> Written:
    """The step table as an Excel file; every cell is text."""
    cells = grid(fold(process))
    return Written(workbook(cells), _lost(process, cells))


def _lost(process: Process, cells: list[list[str]]) -> tuple[Finding, ...]:
    """What reading the cells would not give back."""
    lines = [Line(n, tuple(cell.strip() for cell in line)) for n, line in enumerate(cells, 1)]
    try:
        back = capture(lines, process.name, Problems())
    except TableError as error:
        return unreadable(error.findings, FORM)
    return losses(process, back.process, FORM)
