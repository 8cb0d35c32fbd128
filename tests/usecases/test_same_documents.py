"""A BPMN file and the step table of the same process give the same documents."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

import pytest

from render import rich_document
from workbench.documents.tree import Document, Drawing, Figure, walk, within
from workbench.render import html, markdown, raster
from workbench.render.word import package
from workbench.render.word.document import render as render_word
from workbench.settings import Settings
from workbench.store import files, library
from workbench.usecases import documenting, planning, specifying
from workbench.usecases.opening import Opened, open_source

NAMES = library.names()
SETTINGS = Settings()


@cache
def opened(name: str, file: str) -> Opened:
    return open_source(str(library.folder(name) / file), SETTINGS)


@pytest.fixture(autouse=True)
def no_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are no text: each part of a drawing is a small picture of its own size."""

    def drawing(svg: bytes, scale: float = 2.0) -> Drawing:
        return Drawing(svg, rich_document.PNG, *raster.size(svg))

    monkeypatch.setattr(raster, "drawing", drawing)


def documents(of: Opened) -> Iterator[tuple[str, Document]]:
    dossier = documenting.fill(of, dt.date(2026, 5, 4))
    for item in planning.plan(dossier, SETTINGS):
        yield item.stem, planning.make(item, SETTINGS)


def as_markdown(document: Document) -> str:
    blocks = (b for _, section in walk(document) for b in within(section.blocks))
    return markdown.render(document, {b.id: "x.svg" for b in blocks if isinstance(b, Figure)})


def as_words(document: Document, style: bytes) -> list[str | None]:
    parts = package.read(render_word(document, style))
    return [
        text.text
        for name in sorted(parts)
        if name.endswith(".xml")
        for text in package.parse(parts, name).iter("{*}t")
    ]


def as_page(document: Document) -> str:
    return re.sub(r"<svg.*?</svg>|data:image[^\"]*", "", html.render(document), flags=re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_requirements_tests_and_instructions_are_equal(name: str) -> None:
    bpmn, table = (specifying.derive(opened(name, f)) for f in ("process.bpmn", "steps.csv"))
    assert bpmn.requirements == table.requirements
    assert bpmn.cases == table.cases
    assert bpmn == table
    assert len(bpmn.requirements) > 50
    assert len(bpmn.cases) > 1


@pytest.mark.parametrize("name", NAMES)
def test_what_analysts_wrote_rests_on_the_same_facts(name: str) -> None:
    bpmn, table = opened(name, "process.bpmn"), opened(name, "steps.csv")
    assert specifying.written_requirements(bpmn) == specifying.written_requirements(table) != ()
    assert specifying.written_cases(bpmn) == specifying.written_cases(table) != ()


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_all_documents_are_equal_in_every_format(name: str) -> None:
    style = files.read(library.template("style.docx"), 50)
    pairs = list(
        zip(
            documents(opened(name, "process.bpmn")),
            documents(opened(name, "steps.csv")),
            strict=True,
        )
    )
    assert len(pairs) > 4
    for (stem, one), (other_stem, other) in pairs:
        assert stem == other_stem
        assert as_markdown(one) == as_markdown(other)
        assert as_words(one, style) == as_words(other, style)
        assert as_page(one) == as_page(other)
