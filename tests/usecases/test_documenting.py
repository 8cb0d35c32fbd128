"""A dossier is whole: every document in every format, or the old file and the reason."""

from __future__ import annotations

import datetime as dt
import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from render import word_file
from usecases.conftest import DATE, Run
from workbench.documents.outline import OutlineError
from workbench.settings import Settings
from workbench.store import library
from workbench.store.files import FileError
from workbench.usecases import documenting, planning
from workbench.usecases.documenting import Issued
from workbench.usecases.opening import Opened, open_source
from workbench.usecases.reading import TextError

TABLE = """\
No,Who,Does what,Minutes,Then,Out of 10
1,Applicant,Sends the application,,,
2,License clerk,Check the application,5-10-20,,
3,License clerk,Complete?,,if yes -> 4; if no -> 5,"7 yes, 3 no"
4,License clerk,Enter and issue the license,8-12-20,end: License issued,
5,License clerk,Send it back,5-8-15,back to 2,
"""
MEMO = """\
---
id: memo
title: "Memo: {process}"
kind: Memo
order: 9
---

# In short

[[process-facts]]
"""
LibraryRun = Callable[[str], Run]
OWN = {"drawing.svg", "index.md", "index.html", "ids.csv"}


@pytest.fixture
def license_table(tmp_path: Path) -> Opened:
    path = tmp_path / "license.csv"
    path.write_text(TABLE, encoding="utf-8")
    return open_source(str(path), Settings())


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    folder = tmp_path / "agency"
    folder.mkdir()
    return folder


def issue(opened: Opened, out: Path, templates: Path | None = None) -> Issued:
    settings = Settings(templates=templates)
    return documenting.issue_dossier(opened, out, settings, DATE, lambda *_: None)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("name", library.names())
def test_no_document_of_the_library_has_an_accessibility_finding(
    name: str, library_run: LibraryRun
) -> None:
    folder, issued = library_run(name)
    assert issued.withheld == ()
    words = sorted(folder.glob("*.docx"))
    assert len(words) >= 6
    for path in words:
        assert documenting.check_accessibility(path, Settings()) == ()


@pytest.mark.parametrize("name", library.names())
def test_every_kind_is_there_in_every_format_and_every_role_has_its_guide(
    name: str, library_run: LibraryRun
) -> None:
    folder, issued = library_run(name)
    roles = open_source(name, Settings()).process.roles
    stems = {
        "workflow-analysis",
        "requirements-specification",
        "test-plan",
        "system-documentation",
        *(f"training-guide-{planning.slugged(role)}" for role in roles),
    }
    wanted = {f"{stem}.{ending}" for stem in stems for ending in ("docx", "md", "html")}
    assert names(folder) == wanted | OWN | {"figures"}
    assert {path for path in issued.files if "/" not in path} == wanted | OWN
    assert {path for path in issued.files if "/" in path} == {
        path.relative_to(folder).as_posix() for path in folder.glob("figures/*/*")
    }


def test_the_index_links_to_every_document(library_run: LibraryRun) -> None:
    folder, issued = library_run("building-permit")
    page, web = ((folder / name).read_text("utf-8") for name in ("index.md", "index.html"))
    for name in issued.files:
        if not name.startswith(("figures/", "index.")):
            assert f"(<{name}>)" in page
            assert f'href="{name}"' in web
    assert '<html lang="en-US">' in web
    assert "<script" not in web
    assert (folder / "drawing.svg").read_bytes().lstrip().startswith(b"<")


def test_pictures_of_markdown_are_there_under_their_names(library_run: LibraryRun) -> None:
    folder, _ = library_run("building-permit")
    page = (folder / "training-guide-cashier.md").read_text(encoding="utf-8")
    assert page.count("](figures/training-guide-cashier/figure-process-") == 1
    drawn = (folder / "figures" / "training-guide-cashier" / "figure-process-1.svg").read_bytes()
    assert "►".encode() in drawn


def test_two_runs_give_the_same_bytes(library_run: LibraryRun, tmp_path: Path) -> None:
    folder, issued = library_run("building-permit")
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "dossier", "building-permit", "--out", tmp_path,
         "--date", DATE.isoformat()],
        env={**os.environ, "PYTHONHASHSEED": "7"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for name in issued.files:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


def test_progress_is_told_from_nothing_to_all(license_table: Opened, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    documenting.issue_dossier(
        license_table,
        tmp_path / "out",
        Settings(),
        DATE,
        lambda done, total, what: told.append((done, total, what)),
    )
    assert [done for done, _, _ in told] == list(range(6))
    assert {total for _, total, _ in told} == {5}
    assert told[-1] == (5, 5, "done")


def faded(style: bytes) -> bytes:
    """The style with second headings in light grey."""

    def change(root: object) -> None:
        found = word_file.find(root, "//w:style[@w:styleId='Heading2']//w:color/@w:val")  # type: ignore[arg-type]
        assert found
        colour = word_file.find(root, "//w:style[@w:styleId='Heading2']//w:color")[0]  # type: ignore[arg-type]
        for name in list(colour.attrib):
            del colour.attrib[name]
        colour.set(f"{{{colour.nsmap['w']}}}val", "DDDDDD")

    return word_file.broken(style, change, "word/styles.xml")


def test_a_document_that_breaks_a_rule_is_withheld_and_the_others_are_issued(
    license_table: Opened, agency: Path, tmp_path: Path
) -> None:
    (agency / "style.docx").write_bytes(faded(word_file.STYLE))
    (agency / "memo.md").write_text(MEMO, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    for name in ("test-plan.docx", "test-plan.md", "test-plan.html"):
        (out / name).write_text("old", encoding="utf-8")
    issued = issue(license_table, out, agency)
    assert {finding.rule for finding in issued.withheld} == {"contrast"}
    assert "test-plan.docx" in {finding.where for finding in issued.withheld}
    assert all("#DDDDDD" in finding.message for finding in issued.withheld)
    for name in ("test-plan.docx", "test-plan.md", "test-plan.html"):
        assert (out / name).read_text(encoding="utf-8") == "old"
    assert {"memo.docx", "memo.md", "memo.html"} <= set(issued.files)
    assert not (out / "requirements-specification.md").exists()
    assert "test-plan" not in (out / "index.md").read_text(encoding="utf-8")


def test_the_command_says_why_a_document_was_withheld(
    license_table: Opened, agency: Path, tmp_path: Path
) -> None:
    (agency / "style.docx").write_bytes(faded(word_file.STYLE))
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "dossier", license_table.source, "--out", tmp_path],
        env={**os.environ, "WORKBENCH_TEMPLATES": str(agency)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "test-plan.docx: error: " in done.stderr
    assert "[contrast]" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_outline_of_the_agency_takes_the_place_of_the_one_that_ships(
    license_table: Opened, agency: Path, tmp_path: Path
) -> None:
    own = MEMO.replace("id: memo", "id: test-plan").replace("In short", "Our own plan")
    (agency / "test-plan.md").write_text(own, encoding="utf-8")
    issue(license_table, tmp_path / "out", agency)
    page = (tmp_path / "out" / "test-plan.md").read_text(encoding="utf-8")
    assert "Our own plan" in page
    assert "How to test" not in page


def test_another_outline_makes_another_document(
    license_table: Opened, agency: Path, tmp_path: Path
) -> None:
    (agency / "our-memo.md").write_text(MEMO, encoding="utf-8")
    issued = issue(license_table, tmp_path / "out", agency)
    assert issued.files[-7:-4] == ("memo.docx", "memo.md", "memo.html")
    assert "test-plan.docx" in issued.files


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[process-facts]]", "[[process-fact]]", r"our\.md, line 10: .*“process-fact”.*facts”"),
        ("[[process-facts]]", "Made by {autor}.", r"our\.md, line 10: .*\{autor\}.*“author”"),
        ("id: memo", "id: ../memo", r"our\.md: .*“\.\./memo”"),
        ("id: memo", "id: test-plan", r"test-plan\.md: .*our\.md"),
        ("id: memo", "id: index", r"our\.md: .*“index”"),
    ],
)
def test_an_outline_that_cannot_be_used_is_named_and_nothing_is_written(
    license_table: Opened, agency: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    (agency / "our.md").write_text(MEMO.replace(old, new), encoding="utf-8")
    with pytest.raises(OutlineError, match=message):
        issue(license_table, tmp_path / "out", agency)
    assert not (tmp_path / "out").exists()


def test_an_outline_that_is_not_text_is_named(
    license_table: Opened, agency: Path, tmp_path: Path
) -> None:
    (agency / "our.md").write_bytes(b"---\nid: caf\xe9\n---\n")
    with pytest.raises(TextError, match=r"our\.md, line 2: .*UTF-8"):
        issue(license_table, tmp_path / "out", agency)


def test_roles_with_names_alike_have_file_names_of_their_own() -> None:
    names = planning.slugs(("A/B", "A B", "Ärztin", "!!!"))
    assert names == {"A/B": "a-b", "A B": "a-b-2", "Ärztin": "ärztin", "!!!": "role"}


def test_the_guide_of_a_role_with_a_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"No,Who,Does what\n1,Clerk {'x' * 300},Check\n", encoding="utf-8")
    issued = issue(open_source(str(path), Settings()), tmp_path / "out")
    guides = [name for name in issued.files if name.startswith("training-guide-clerk-xxx")]
    assert len(guides) == 3


def test_a_file_where_the_folder_should_be_is_explained(
    license_table: Opened, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(FileError, match="out"):
        issue(license_table, tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_may_not_be_written_is_explained(
    license_table: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> tuple[int, str]:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "out").mkdir()
    monkeypatch.setattr(tempfile, "mkstemp", refused)
    with pytest.raises(FileError, match=r"may not be read or written.*another folder"):
        issue(license_table, tmp_path / "out")
    assert names(tmp_path / "out") == set()


@pytest.mark.parametrize("room", [0, 1, 5])
def test_on_a_full_disk_old_files_stay_and_no_half_file_is_left(
    license_table: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    out = tmp_path / "out"
    first = issue(license_table, out)
    first_ids = (out / "ids.csv").read_bytes()
    for name in set(first.files) - {"ids.csv"}:
        (out / name).write_bytes(b"old")
    sync, left = os.fsync, [room]

    def full(handle: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="The disk is full"):
        issue(license_table, out)
    there = {str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()}
    assert there == set(first.files)
    assert (out / "ids.csv").read_bytes() == first_ids
    new = [name for name in first.files[:-1] if (out / name).read_bytes() != b"old"]
    assert new == list(first.files[:room])


def test_the_date_and_the_version_stand_on_the_documents(
    license_table: Opened, tmp_path: Path
) -> None:
    issue(license_table, tmp_path / "out")
    dossier = documenting.fill(license_table, dt.date(2026, 5, 4))
    page = (tmp_path / "out" / "test-plan.html").read_text(encoding="utf-8")
    assert "2026-05-04" in page
    assert dossier.version in page


def test_a_folder_in_the_place_of_a_file_is_told_before_anything_is_written(
    license_table: Opened, tmp_path: Path
) -> None:
    (tmp_path / "out" / "index.md").mkdir(parents=True)
    with pytest.raises(FileError, match=r"index\.md: This is a folder"):
        issue(license_table, tmp_path / "out")
    assert names(tmp_path / "out") == {"index.md"}


def test_a_document_that_cannot_be_made_leaves_the_old_ones(
    license_table: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    first = issue(license_table, out)
    before = {name: (out / name).read_bytes() for name in first.files}
    render, left = documenting.render_word, [3]

    def broken(*arguments: Any) -> bytes:
        left[0] -= 1
        if left[0] < 0:
            raise OutlineError("This cannot be made.")
        return render(*arguments)

    monkeypatch.setattr(documenting, "render_word", broken)
    with pytest.raises(OutlineError):
        issue(license_table, out)
    assert {name: (out / name).read_bytes() for name in first.files} == before


def test_pictures_of_an_earlier_issue_go_and_a_folder_among_them_stays(
    license_table: Opened, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    issue(license_table, out)
    pictures = out / "figures" / "workflow-analysis"
    (pictures / "old.svg").write_text("old", encoding="utf-8")
    (pictures / "mine.svg").mkdir()
    issue(license_table, out)
    assert not (pictures / "old.svg").exists()
    assert (pictures / "mine.svg").is_dir()
