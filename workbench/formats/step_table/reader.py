"""Step tables as processes: CSV, tab-separated or pasted text, Markdown tables, Excel files."""

from __future__ import annotations

import re

from workbench.formats.capture import Captured
from workbench.formats.step_table import csv_input, text_input, xlsx_input
from workbench.formats.step_table.blocks import parallel, started
from workbench.formats.step_table.building import build
from workbench.formats.step_table.checks import check, joins
from workbench.formats.step_table.draft import drafts
from workbench.formats.step_table.grid import Line, Sheet, sheet
from workbench.formats.step_table.linking import link
from workbench.formats.step_table.problems import CaptureError, Problems, TableError
from workbench.formats.step_table.roles import settle
from workbench.formats.step_table.row import Row, Table


def read_csv(data: bytes, name: str) -> Captured:
    """The process of a step table in text form.

    `data` is UTF-8, UTF-16 or Windows-1252; cells are separated by comma, semicolon, tab or as
    in a Markdown table. `name` is the file's, used where the table names no process. Raises
    `TableError` with everything that is wrong in it.
    """
    problems = Problems()
    text = text_input.text(data, problems)
    problems.stop(TableError, name)
    return capture(csv_input.lines(text, problems), name, problems)


def read_xlsx(data: bytes, name: str) -> Captured:
    """The process of a step table in an Excel file: its first sheet that has the headings.

    Formulas are not calculated. Raises `TableError` with everything that is wrong in it.
    """
    problems = Problems()
    return capture(xlsx_input.lines(data, problems), name, problems)


def capture(lines: list[Line], name: str, problems: Problems) -> Captured:
    """The process that rows of cells describe."""
    problems.stop(TableError, name)
    taken = sheet(lines, problems)
    problems.stop(TableError, name)
    return interpret(taken, name, problems, TableError)


def interpret(taken: Sheet, name: str, problems: Problems, error: type[CaptureError]) -> Captured:
    """The process that named cells describe; `error` is raised with all that is wrong."""
    said = dict(taken.preamble)
    rows = _rows(taken, said.get("trigger", ""), problems)
    problems.stop(error, name)
    terms = tuple(
        (key.removeprefix("term "), words)
        for key, words in taken.preamble
        if key.startswith("term ")
    )
    title, trigger = said.get("process", stem(name)), said.get("trigger", "")
    process = build(Table(title, rows, trigger, said.get("notes", ""), terms), problems)
    return Captured(process, tuple(problems.notes), {row.id: row.where for row in rows})


def _rows(taken: Sheet, trigger: str, problems: Problems) -> tuple[Row, ...]:
    listed = drafts(taken.records, problems)
    settle(listed, problems)
    linked = link(listed, problems)
    if problems.errors:
        return ()
    rows = started(parallel(linked, listed, problems), trigger)
    if not problems.errors:
        check(rows, problems)
        joins(listed, rows, problems)
    return tuple(rows)


def stem(name: str) -> str:
    """The file name in words."""
    bare = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name.replace("\\", "/").rpartition("/")[2])
    words = " ".join(re.split(r"[-_\s]+", bare)).strip()
    return f"{words[:1].upper()}{words[1:]}" or "Process"
