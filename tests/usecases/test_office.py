"""What LibreOffice makes of the whole dossier of the building permit, in one conversion."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable

import pypdf
import pytest

from usecases.conftest import Run

pytestmark = pytest.mark.office
Pages = dict[str, list[str]]
ALLOWED_PAGES = 1
FURNITURE = re.compile(r"Version [0-9a-f]{8,}|Page \d+ of|\d{4}-\d\d-\d\d$")
CONTENTS_LINE = re.compile(r"(?m)^\s*((?:\d+\.)*\d+)\s+(.+?)\s*\.{3,}\s*(\d+)\s*$")


@pytest.fixture(scope="session")
def converted(library_run: Callable[[str], Run], tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The words of every page of every document, by the name of its file."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "LibreOffice is not installed; `make test` installs it."
    out = tmp_path_factory.mktemp("pdf")
    sources = sorted(library_run("building-permit").folder.glob("*.docx"))
    subprocess.run(
        [office, f"-env:UserInstallation={(out / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", out, *sources],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return {
        source.stem: [
            page.extract_text() for page in pypdf.PdfReader(out / f"{source.stem}.pdf").pages
        ]
        for source in sources
    }


def test_every_word_file_becomes_a_pdf(converted: Pages) -> None:
    assert len(converted) == 11
    assert all(converted.values())


def test_no_page_is_blank(converted: Pages) -> None:
    """Every page has words of its own beside the lines of its header and footer."""
    for stem, pages in converted.items():
        for number, words in enumerate(pages, 1):
            lines = [line.strip() for line in words.splitlines() if line.strip()]
            own = [line for line in lines if not FURNITURE.search(line)]
            assert own, (stem, number, words)


def test_pages_of_the_contents_are_one_page_off_at_most(converted: Pages) -> None:
    for stem, pages in converted.items():
        listed = CONTENTS_LINE.findall("\n".join(pages[:4]))
        assert len(listed) >= 5, stem
        for section, title, page in listed:
            real = _page_of(pages, section, title)
            assert abs(real - int(page)) <= ALLOWED_PAGES, (stem, section, title, page, real)


def _page_of(pages: list[str], section: str, title: str) -> int:
    """The page on which a heading stands: its line without dots and page number."""
    heading = re.compile(rf"(?m)^\s*{re.escape(section)}\s+{re.escape(title)}\s*$")
    found = [number for number, words in enumerate(pages, 1) if heading.search(words)]
    assert len(found) == 1, (section, title, found)
    return found[0]


def test_every_page_says_which_of_how_many_it_is(converted: Pages) -> None:
    for pages in converted.values():
        for number, words in enumerate(pages, 1):
            assert re.search(rf"Page\s+{number}\s+of\s+{len(pages)}", words)


def test_each_picture_of_the_word_file_has_its_caption_on_paper(
    library_run: Callable[[str], Run], converted: Pages
) -> None:
    folder = library_run("building-permit").folder
    for stem, pages in converted.items():
        with zipfile.ZipFile(folder / f"{stem}.docx") as archive:
            body = archive.read("word/document.xml")
            pictures = [name for name in archive.namelist() if name.endswith(".png")]
        captions = set(re.findall(r"(?m)^\s*Figure \d+", "\n".join(pages)))
        assert len(captions) == body.count(b"<wp:docPr ") == len(pictures), stem
