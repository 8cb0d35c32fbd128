"""500 units in Word: Workbench's renderer beside python-docx, in one run.

A unit is a heading, two paragraphs of 60 words and a table of 10 rows and 4 columns; it
fills about a page. Workbench writes captions, contents, bookmarks and header rows as well.
Run: `python benchmarks/word_500_pages.py [units]`. Prints CPU seconds and the ratio.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx

from workbench.documents.tree import Document, Meta, Section, Table, cell, paragraph
from workbench.render.word.document import render

STYLE = Path(__file__).parent.parent / "templates" / "style.docx"
WORDS = " ".join(("permit", "clerk", "receives", "the", "form", "and")[n % 6] for n in range(60))
HEADER = ("Step", "Role", "System", "Minutes")
TARGET_SECONDS, TARGET_RATIO = 2.0, 8.0


def tree(units: int) -> Document:
    """The document as a tree."""
    return Document(
        Meta("Five hundred pages", "Benchmark", date="2026-01-05", document_id="BENCH-1"),
        tuple(_unit(number) for number in range(units)),
    )


def _unit(number: int) -> Section:
    rows = tuple(
        tuple(cell(f"Cell {number} {row} {column}") for column in range(4)) for row in range(10)
    )
    table = Table(f"t-{number}", f"Steps of unit {number}", HEADER, rows, "One step a row.")
    return Section(f"unit-{number}", f"Unit {number}", (paragraph(WORDS), paragraph(WORDS), table))


def by_workbench(units: int) -> bytes:
    """Tree and rendering."""
    return render(tree(units), STYLE.read_bytes())


def by_python_docx(units: int) -> bytes:
    """The same words as the manual of python-docx shows it, with `add_row`."""
    document = docx.Document()
    for number in range(units):
        document.add_heading(f"Unit {number}", 1)
        document.add_paragraph(WORDS)
        document.add_paragraph(WORDS)
        table = document.add_table(rows=1, cols=4, style="Table Grid")
        for place, words in enumerate(HEADER):
            table.rows[0].cells[place].text = words
        for row in range(10):
            cells = table.add_row().cells
            for column in range(4):
                cells[column].text = f"Cell {number} {row} {column}"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def seconds(make: Callable[[int], bytes], units: int) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    make(units)
    return time.process_time() - start


def main() -> int:
    """Print both and the ratio; 1 where a target of 500 units is missed."""
    units = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    ours, theirs = seconds(by_workbench, units), seconds(by_python_docx, units)
    print(f"Workbench    {ours:6.2f} CPU s for {units} units")
    print(f"python-docx  {theirs:6.2f} CPU s for the same words, without captions and contents")
    print(f"ratio        {theirs / ours:6.1f}")
    return int(units == 500 and (ours > TARGET_SECONDS or theirs / ours < TARGET_RATIO))


if __name__ == "__main__":
    sys.exit(main())
