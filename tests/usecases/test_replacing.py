"""A written requirement that takes the place of derived ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from documents.test_blocks import words
from usecases.conftest import DATE
from workbench.documents.blocks.catalogue import BLOCKS
from workbench.documents.dossier import Dossier
from workbench.settings import Settings
from workbench.store import library
from workbench.usecases import analysing, documenting, specifying
from workbench.usecases.opening import Opened, open_source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(library.folder("building-permit"), tmp_path / "permit"))


@pytest.fixture
def permit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    monkeypatch.setattr(documenting, "drawings", lambda *_: {})
    return documenting.fill(opened(folder), DATE)


def opened(folder: Path) -> Opened:
    return open_source(str(folder / "steps.csv"), Settings())


def said(dossier: Dossier, name: str, **options: str) -> str:
    return words(BLOCKS[name](dossier, options))


def test_what_is_replaced_is_no_shall_any_more(permit: Dossier) -> None:
    told = said(permit, "requirements", kind="functional")
    start = told.index("FR-a1-fork")
    entry = told[start : told.index("\nFR-", start + 5)]
    assert "Replaced by PER-FR-03 and PER-FR-04." in entry
    assert "shall" not in entry
    assert "Replaces: FR-a1-fork" in said(permit, "written-requirements")


def test_no_script_counts_as_showing_what_is_replaced(permit: Dossier) -> None:
    assert "FR-a1-fork" not in said(permit, "test-matrix")
    row = next(r for r in said(permit, "traceability").splitlines() if r.startswith("FR-a1-fork"))
    assert row.endswith("Replaced by PER-FR-03 and PER-FR-04.")
    assert "FR-a1-fork" not in said(permit, "requirement-gaps")
    covered = {e.ref: e.by for e in permit.derived.coverage.elements if e.kind == "step"}
    assert {"PER-FR-03", "PER-FR-04"} <= set(covered["a1"])
    assert "FR-a1-fork" not in covered["a1"]


def test_the_plan_names_the_scripts_that_show_the_old_way(permit: Dossier) -> None:
    told = said(permit, "test-differences")
    assert "PER-FR-04 | FR-a1-fork | AT-main, " in told
    assert told.splitlines()[3].endswith("| PER-UAT-05")


def test_the_gaps_are_counted_and_listed(permit: Dossier) -> None:
    told = said(permit, "requirement-gaps")
    held = [r for r in permit.derived.requirements if not r.replaced_by]
    assert f"of {len(held) + len(permit.requirements)} requirements have no test yet" in told
    assert "PER-NF-01" in told


def test_an_id_that_nothing_is_derived_under_is_a_finding(folder: Path) -> None:
    path = folder / "requirements.csv"
    text = path.read_text(encoding="utf-8").replace("FR-s3x-perform", "FR-s3x-perfrom")
    path.write_text(text, encoding="utf-8")
    found = [f for f in analysing.check(opened(folder)) if f.rule == "replaces-unknown"]
    assert ["PER-FR-05 replaces “FR-s3x-perfrom”" in f.message for f in found] == [True]
    assert not any(f.rule == "replaces-unknown" for f in analysing.check(open_library()))


def open_library() -> Opened:
    return open_source("building-permit", Settings())


def test_the_library_replaces_only_what_is_derived() -> None:
    for name in library.names():
        known = open_source(name, Settings())
        rules = {found.rule for found in specifying.derive(known).findings}
        assert "replaces-unknown" not in rules
