"""Issue documents: fill a dossier with values, assemble, render, check, write."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.derivation import ids
from workbench.derivation.replacing import NOT_REPLACED
from workbench.documents.dossier import Dossier
from workbench.documents.index import Entry, Index, index, page
from workbench.documents.tree import Document, Figure, walk, within
from workbench.formats import id_register
from workbench.model.finding import Finding
from workbench.model.register import Register
from workbench.render import html, markdown
from workbench.render.accessibility.check import check
from workbench.render.diagram import drawing
from workbench.render.word.document import render as render_word
from workbench.settings import Settings
from workbench.store import files, library
from workbench.usecases import analysing, specifying
from workbench.usecases.drawing import drawings
from workbench.usecases.opening import Opened
from workbench.usecases.planning import make, plan
from workbench.usecases.reading import read_text

log = logging.getLogger("workbench.documenting")

INDEX = "index.md"
PAGE = "index.html"
DRAWING = "drawing.svg"
REGISTER = "ids.csv"
"""The memory of a folder of issued documents: no id is given twice for different things."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Issued:
    """What was written, in order, and why a document was withheld."""

    files: tuple[str, ...]
    withheld: tuple[Finding, ...]


def check_accessibility(path: Path, settings: Settings) -> tuple[Finding, ...]:
    """The findings of the accessibility rules in a Word file."""
    return check(files.read(path, settings.max_file_mb), path.name)


def issue_dossier(
    opened: Opened, out: Path, settings: Settings, date: dt.date, progress: Progress
) -> Issued:
    """Write every document as Word, Markdown and HTML, an index, and the register of ids.

    Each file is written whole; a document with an accessibility finding is withheld in all
    formats, and all are where an id that was issued to `out` before would come to mean something
    else. `progress` is told (done, of, what).
    """
    files.try_folder(out)
    dossier = fill(opened, date)
    register = _register(out, settings)
    subjects = tuple(ids.subjects(dossier.process, dossier.requirements, dossier.cases))
    if clashes := ids.clashes(register, subjects):
        return Issued((), clashes)
    # All are made before the first is written: what cannot be made leaves the folder alone.
    documents = [(item.stem, make(item, settings)) for item in plan(dossier, settings)]
    style = files.read(library.template("style.docx", settings.templates), settings.max_file_mb)
    made = []
    for done, (stem, document) in enumerate(documents):
        progress(done, len(documents), stem)
        made.append(_render(document, stem, style))
    entries = [each.entry for each in made if each.entry]
    listed = Index(
        dossier.process, dossier.version, dossier.date, entries, DRAWING, settings.language
    )
    contents = {name: data for each in made for name, data in each.files.items()} | {
        DRAWING: drawing.svg(opened.process, opened.diagram),
        INDEX: index(listed).encode(),
        PAGE: page(listed).encode(),
        REGISTER: id_register.write(register.after(subjects, date)).encode(),
    }
    _write(out, contents)
    progress(len(documents), len(documents), "done")
    withheld = tuple(finding for each in made for finding in each.withheld)
    log.info("%d files written, %d findings", len(contents), len(withheld))
    return Issued(tuple(contents), withheld)


def _write(out: Path, contents: Mapping[str, bytes]) -> None:
    """Write all files or none, and take pictures of an earlier issue away."""
    files.write_all({out / name: data for name, data in contents.items()})
    for stem in (name.removesuffix(".docx") for name in contents if name.endswith(".docx")):
        pictures = Path("figures") / stem
        kept = {Path(name).name for name in contents if Path(name).parent == pictures}
        files.clear(out / pictures, keep=kept)


@dataclass(frozen=True)
class _One:
    """One document: its line of the index and its files, or why it was withheld."""

    entry: Entry | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    withheld: tuple[Finding, ...] = ()


def _render(document: Document, stem: str, style: bytes) -> _One:
    """A document in all formats, if nothing is wrong with it."""
    word = render_word(document, style)
    if findings := check(word):
        return _One(withheld=tuple(replace(found, where=f"{stem}.docx") for found in findings))
    formats = {"Word": (f"{stem}.docx", word), **_plain_formats(document, stem)}
    shown = tuple((kind, formats[kind][0]) for kind in ("Word", "Markdown", "HTML"))
    entry = Entry(document.meta.title, document.meta.audience, shown)
    return _One(entry, dict(formats.values()))


def _register(out: Path, settings: Settings) -> Register:
    """The ids that were given by earlier issues to the same folder."""
    path = out / REGISTER
    if not path.is_file():
        return Register()
    return id_register.read(read_text(path, settings.max_file_mb), str(path))


def fill(opened: Opened, date: dt.date) -> Dossier:
    """All values that the documents draw on."""
    analysis = analysing.analyse(opened)
    derived = specifying.derive(opened)
    # A text without a place is a fault of the files; what remains is what no test reaches.
    lost = tuple(found for found in derived.findings if found.rule == specifying.NOT_PLACED)
    told = {specifying.NOT_PLACED, NOT_REPLACED}
    untested = tuple(found for found in derived.findings if found.rule not in told)
    return Dossier(
        process=opened.process,
        scenario=opened.scenario,
        analysis=analysis,
        derived=replace(derived, findings=untested),
        findings=(*analysing.check(opened), *lost),
        requirements=specifying.written_requirements(opened),
        cases=specifying.written_cases(opened),
        drawings=drawings(opened, analysis),
        version=opened.version,
        date=date.isoformat(),
    )


def _plain_formats(document: Document, stem: str) -> dict[str, tuple[str, bytes]]:
    """Markdown with its pictures, and HTML, by what they are."""
    figures = {figure.id: figure for figure in _figures(document)}
    names = {id_: f"figures/{stem}/{id_}.svg" for id_ in figures}
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
