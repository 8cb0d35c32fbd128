"""Issue documents: fill a dossier with values, assemble, render, check, write."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.documents import wording
from workbench.documents.blocks.catalogue import BLOCKS
from workbench.documents.dossier import Dossier
from workbench.documents.index import Entry, index
from workbench.documents.outline import Outline, assemble, parse
from workbench.documents.tree import Document, Figure, walk, within
from workbench.formats.plain import digest
from workbench.model.finding import Finding
from workbench.render import html, markdown
from workbench.render.accessibility.check import check
from workbench.render.word.document import render as render_word
from workbench.settings import Settings
from workbench.store import files, library
from workbench.usecases import analysing, specifying
from workbench.usecases.drawing import drawings
from workbench.usecases.opening import Opened

log = logging.getLogger("workbench.documenting")

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Issued:
    """What was written, in order, and why a document was withheld."""

    files: tuple[str, ...]
    withheld: tuple[Finding, ...]


@dataclass(frozen=True)
class Planned:
    """A document that is to be made: its file name without ending, its outline, its values."""

    stem: str
    outline: Outline
    dossier: Dossier


def check_accessibility(path: Path, settings: Settings) -> tuple[Finding, ...]:
    """The findings of the accessibility rules in a Word file."""
    return check(files.read(path, settings.max_file_mb))


def issue_dossier(
    opened: Opened, out: Path, settings: Settings, date: dt.date, progress: Progress
) -> Issued:
    """Write every document as Word, Markdown and HTML, and an index.

    Each file is written whole; a document with an accessibility finding is withheld in all
    formats. `progress` is told (done, of, what).
    """
    dossier = fill(opened, date)
    planned = tuple(plan(dossier, settings))
    style = files.read(library.template("style.docx", settings.templates), settings.max_file_mb)
    written: list[str] = []
    withheld: list[Finding] = []
    entries: list[Entry] = []
    for done, item in enumerate(planned):
        progress(done, len(planned), item.stem)
        document = make(item, settings)
        word = render_word(document, style)
        findings = check(word)
        withheld += [replace(finding, where=f"{item.stem}.docx") for finding in findings]
        if findings:
            continue
        formats = {"Word": (f"{item.stem}.docx", word), **_plain_formats(document, item.stem)}
        for name, data in formats.values():
            files.write(out / name, data)
        written += [name for name, _ in formats.values()]
        shown = tuple((kind, formats[kind][0]) for kind in ("Word", "Markdown", "HTML"))
        entries.append(Entry(document.meta.title, document.meta.audience, shown))
    page = index(dossier.process, dossier.version, dossier.date, entries)
    files.write(out / "index.md", page.encode())
    progress(len(planned), len(planned), "done")
    log.info("%d files written, %d findings", len(written) + 1, len(withheld))
    return Issued((*written, "index.md"), tuple(withheld))


def fill(opened: Opened, date: dt.date) -> Dossier:
    """All values that the documents draw on."""
    analysis = analysing.analyse(opened)
    return Dossier(
        process=opened.process,
        scenario=opened.scenario,
        analysis=analysis,
        derived=specifying.derive(opened),
        findings=analysing.check(opened),
        requirements=specifying.written_requirements(opened),
        cases=specifying.written_cases(opened),
        drawings=drawings(opened, analysis),
        version=digest(opened.process, opened.scenario),
        date=date.isoformat(),
    )


def plan(dossier: Dossier, settings: Settings) -> Iterator[Planned]:
    """The documents in the order of their outlines; those of a role once for each role."""
    outlines = [
        parse(files.read(path, settings.max_file_mb).decode("utf-8-sig"), name)
        for name, path in library.outlines(settings.templates).items()
    ]
    for outline in sorted(outlines, key=lambda outline: (outline.head.order, outline.head.id)):
        if outline.head.per == "role":
            for role in dossier.process.roles:
                yield Planned(
                    f"{outline.head.id}-{slug(role)}", outline, replace(dossier, role=role)
                )
        else:
            yield Planned(outline.head.id, outline, dossier)


def make(item: Planned, settings: Settings) -> Document:
    """The tree of a planned document."""
    dossier = item.dossier
    terms = {
        "process": wording.title(dossier.process),
        "date": dossier.date,
        "version": dossier.version,
        "author": settings.author,
        "language": settings.language,
        "role": dossier.role,
    }
    document = assemble(item.outline, BLOCKS, dossier, terms)
    return replace(document, meta=replace(document.meta, document_id=item.stem))


def slug(words: str) -> str:
    """Words as a part of a file name."""
    return re.sub(r"[^\w]+", "-", words.lower()).strip("-") or "role"


def _plain_formats(document: Document, stem: str) -> dict[str, tuple[str, bytes]]:
    """Markdown with its pictures, and HTML, by what they are."""
    figures = {figure.id: figure for figure in _figures(document)}
    names = {id_: f"figures/{stem}-{id_}.svg" for id_ in figures}
    pictures = {id_: (name, figures[id_].drawing.svg) for id_, name in names.items()}
    return {
        "Markdown": (f"{stem}.md", markdown.render(document, names).encode()),
        "HTML": (f"{stem}.html", html.render(document).encode()),
        **pictures,
    }


def _figures(document: Document) -> Iterator[Figure]:
    for _, section in walk(document):
        for block in within(section.blocks):
            if isinstance(block, Figure):
                yield block
