"""ids.csv: which ids were given, what each stands for, since when, and until when."""

from __future__ import annotations

import csv
import datetime as dt
import io

from workbench.formats import records
from workbench.formats.records import Record, RecordError
from workbench.formats.step_table.csv_input import safe
from workbench.formats.step_table.problems import Problems
from workbench.model.register import Entry, Register, Subject

COLUMNS = ("kind", "id", "stands for", "issued", "retired")
NEEDED = ("kind", "id", "stands for", "issued")


def read(text: str, name: str) -> Register:
    """The register in a file called `name`; RecordError with rows where it is none."""
    problems = Problems()
    found = records.read(text, COLUMNS, NEEDED, problems, name, key=("kind", "id"))
    entries = tuple(_entry(record) for record in found)
    problems.stop(RecordError, name)
    return Register(entries)


def _entry(record: Record) -> Entry:
    cells = record.cells
    subject = Subject(cells["kind"], cells["id"], cells["stands for"])
    issued = _day(record, "issued") if record.needed("issued") else None
    retired = _day(record, "retired") if cells["retired"] else None
    return Entry(subject, issued or dt.date.min, retired)


def _day(record: Record, column: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(record.cells[column])
    except ValueError:
        record.error(f"“{record.cells[column]}” is no day.", "Write it as 2026-05-31.")
        return None


def write(register: Register) -> str:
    """The register as a CSV file that `read` gives back as the same value."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_row(entry) for entry in register.entries)
    return text.getvalue()


def _row(entry: Entry) -> tuple[str, ...]:
    said = (entry.subject.kind, entry.subject.id, entry.subject.words)
    retired = entry.retired.isoformat() if entry.retired else ""
    return *(safe(cell) for cell in said), entry.issued.isoformat(), retired
