"""How many page numbers of the contents are those LibreOffice prints.

Writes the dossiers of the library processes, lets LibreOffice lay every Word file out and
compares each entry of its contents with the page its link leads to in the PDF.
Run: `python benchmarks/contents_pages.py [folder]`; with a folder the files of that folder are
taken. Prints what differs and ends with 1 where fewer than 99 % are exact or one is further
off than a page.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pypdf
from lxml import etree

PROCESSES = Path(__file__).parent.parent / "processes"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EXACT, FURTHEST = 0.99, 1


def printed(source: Path) -> list[tuple[str, int]]:
    """Words and page of every entry of the contents, as our file says them."""
    with zipfile.ZipFile(source) as opened:
        body = etree.fromstring(opened.read("word/document.xml"))
    found = []
    for link in body.iter(f"{W}hyperlink"):
        if any("PAGEREF" in (code.text or "") for code in link.iter(f"{W}instrText")):
            words = [piece.text or "" for piece in link.iter(f"{W}t")]
            found.append((" ".join(words[:-1]), int(words[-1])))
    return found


def real(pdf: Path, entries: int) -> list[int]:
    """The page every link of the contents leads to; a link over two lines is there twice."""
    reader = pypdf.PdfReader(pdf)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1)}
    places: list[tuple[float, ...]] = []
    for page in reader.pages:
        links = [note.get_object() for note in page.get("/Annots", ())]
        links = [link for link in links if "/Dest" in link]
        for link in sorted(links, key=lambda link: -float(link["/Rect"][3])):
            dest = link["/Dest"]
            place = (dest[0].idnum, *map(float, dest[2:4]))
            if not places or place != places[-1]:
                places.append(place)
    return [numbers[place[0]] for place in places[:entries]]


def convert(sources: list[Path], out: Path) -> None:
    """All files to PDF by one LibreOffice of its own."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(out / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", out, *sources],
        check=True, capture_output=True,
    )  # fmt: skip


def compare(source: Path, out: Path) -> list[int]:
    """By how many pages each entry of a file is off, told on the way."""
    entries = printed(source)
    pages = real(out / f"{source.stem}.pdf", len(entries))
    assert len(pages) == len(entries), f"{source}: {len(pages)} links, {len(entries)} entries"
    off = []
    for (words, shown), page in zip(entries, pages, strict=True):
        off.append(shown - page)
        if shown != page:
            print(f"{source.parent.name}/{source.stem}: {words!r} says {shown}, is {page}")
    return off


def dossiers(out: Path) -> None:
    """The dossier of every library process, each in a folder of its own."""
    for process in sorted(path.name for path in PROCESSES.iterdir() if path.is_dir()):
        subprocess.run(
            [sys.executable, "-m", "workbench", "dossier", process, "--out", out / process],
            check=True,
            capture_output=True,
        )


def main() -> int:
    """Compare, and tell the share that is exact."""
    if shutil.which("soffice") is None:
        print("LibreOffice is not installed (`make test` installs it): nothing is compared")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(name)
        if len(sys.argv) == 1:
            dossiers(folder)
        off: list[int] = []
        files = sorted(folder.rglob("*.docx"))
        for place in sorted({path.parent for path in files}):
            out = Path(name) / re.sub(r"\W", "_", str(place))
            out.mkdir()
            here = [path for path in files if path.parent == place]
            convert(here, out)
            for path in here:
                off += compare(path, out)
    exact, furthest = off.count(0) / len(off), max(map(abs, off))
    print(f"{len(off)} entries of {len(files)} documents")
    print(f"{exact:.1%} exact ({len(off) - off.count(0)} are not), furthest off {furthest}")
    return int(exact < EXACT or furthest > FURTHEST)


if __name__ == "__main__":
    sys.exit(main())
