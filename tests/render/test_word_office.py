"""What LibreOffice makes of our Word file: one conversion, looked at from all sides."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdf
import pytest

from render import rich_document, word_file
from workbench.documents.tree import Document, Section, Table, cell, paragraph
from workbench.render.word.anchors import bookmark
from workbench.render.word.document import render
from workbench.render.word.namespaces import w

pytestmark = pytest.mark.office
UNITS = 30
ALLOWED_PAGES = 1


@cache
def long_document() -> Document:
    """The rich document with thirty sections of text, table, item and picture behind it."""
    return replace(
        rich_document.document(),
        sections=(
            *rich_document.document().sections,
            *(_unit(number) for number in range(UNITS)),
        ),
    )


def _unit(number: int) -> Section:
    rows = tuple(
        (cell(f"Row {row}"), cell(rich_document.LONG[: 30 + 40 * (row % 3)])) for row in range(6)
    )
    table = Table(f"t-{number}", "Rows", ("Row", "Words"), rows, "Row and words.")
    blocks = (
        paragraph(rich_document.LONG * (number % 5 + 1)),
        table,
        replace(rich_document.item(number), id=f"R-{number}", fields=()),
        replace(rich_document.flow_figure(), id=f"f-{number}"),
    )
    return Section(f"u-{number}", f"Unit {number}", blocks[: number % 4 + 1])


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The words of every page of the PDF."""
    folder = tmp_path_factory.mktemp("office")
    source = folder / "long.docx"
    source.write_bytes(render(long_document(), word_file.STYLE))
    convert(source)
    return [page.extract_text() for page in pypdf.PdfReader(folder / "long.pdf").pages]


def convert(source: Path) -> None:
    """Word to PDF beside it, with a profile of its own."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "LibreOffice is not installed; `make test` installs it."
    subprocess.run(
        [office, f"-env:UserInstallation={(source.parent / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(source.parent), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip


def section_pages(pages: list[str]) -> dict[str, int]:
    """On which page the heading of every unit really stands."""
    found = {}
    for number, words in enumerate(pages, 1):
        for match in re.finditer(r"(?m)^\s*\d+\s+Unit (\d+)\s*$", words):
            found[f"u-{match[1]}"] = number
    return found


def test_the_title_page_says_what_this_is(pages: list[str]) -> None:
    meta = rich_document.META
    for words in (meta.kind, meta.document_id, meta.date, meta.author, "Version"):
        assert words in pages[0]


def test_printed_section_numbers_are_those_of_the_references(pages: list[str]) -> None:
    text = "\n".join(pages)
    assert re.search(r"(?m)^2\s+Intake", text)
    assert re.search(r"(?m)^2\.2\.1\s+Deeper", text)
    assert "see Table 1, Figure 1, section 2 and REQ-001, the intake" in " ".join(text.split())


def estimated() -> dict[str, int]:
    """The page of every unit as the contents of our file say it."""
    units = {bookmark(f"u-{number}"): f"u-{number}" for number in range(UNITS)}
    body = word_file.tree(render(long_document(), word_file.STYLE))
    return {
        units[name]: int([piece.text or "" for piece in link.iter(w("t"))][-1])
        for link in body.iter(w("hyperlink"))
        if (name := link.get(w("anchor"), "")) in units
    }


def test_page_numbers_of_the_contents_are_one_page_off_at_most(pages: list[str]) -> None:
    real, guess = section_pages(pages), estimated()
    assert len(real) == UNITS
    off = [abs(guess[name] - page) for name, page in real.items()]
    assert max(off) <= ALLOWED_PAGES, off
    assert off.count(0) >= 0.95 * UNITS, off


def test_the_contents_show_the_estimated_pages(pages: list[str]) -> None:
    shown = re.findall(r"Unit (\d+)\.{3,}\s*(\d+)", "\n".join(pages[:5]))
    assert {f"u-{unit}": int(page) for unit, page in shown} == estimated()


def test_each_numbered_list_starts_at_one_on_paper(pages: list[str]) -> None:
    text = "\n".join(pages)
    assert re.search(r"1\.\s*Open the case.*2\.\s*Take the fee.*1\.\s*Start again", text, re.DOTALL)


def test_every_page_has_its_number_and_the_title(pages: list[str]) -> None:
    for number, words in enumerate(pages, 1):
        assert re.search(rf"Page\s+{number}\s+of\s+{len(pages)}", words), words
        assert f"{rich_document.META.title}, Version {rich_document.META.version}" in words
