"""A folder of documents remembers the ids that were issued to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workbench.formats.records import RecordError
from workbench.settings import Settings
from workbench.usecases import comparing, documenting
from workbench.usecases.documenting import Issued
from workbench.usecases.opening import open_source

HEAD = "No,Who,Does what,Minutes\n"
ROWS = "1,Clerk,Check the form,5\n2,Clerk,Stamp the form,3\n3,Clerk,File the form,2\n"
REQUIREMENTS = "id,statement,sources\nR-1,The system shall stamp.,s2:name\n"


def issue(folder: Path, rows: str, day: date, requirements: str = "") -> Issued:
    path = folder / "forms.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    if requirements:
        (folder / "requirements.csv").write_text(requirements, encoding="utf-8")
    opened = open_source(str(path), Settings())
    return documenting.issue_dossier(opened, folder / "out", Settings(), day, lambda *_: None)


def test_a_second_issue_keeps_the_first_day_and_retires_what_is_gone(tmp_path: Path) -> None:
    issue(tmp_path, ROWS, date(2026, 5, 4))
    issue(tmp_path, ROWS.replace("3,Clerk,File the form,2\n", ""), date(2026, 6, 1))
    lines = (tmp_path / "out" / "ids.csv").read_text(encoding="utf-8").splitlines()
    assert "step,s2,Stamp the form,2026-05-04," in lines
    assert "step,s3,File the form,2026-05-04,2026-06-01" in lines


def test_where_an_id_would_mean_something_else_nothing_is_written(tmp_path: Path) -> None:
    issue(tmp_path, ROWS, date(2026, 5, 4))
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    anew = "1,Clerk,Check the form,5\n2,Clerk,File the form,2\n"
    issued = issue(tmp_path, anew, date(2026, 6, 1))
    assert [(each.rule, each.elements) for each in issued.withheld] == [
        ("id-stands-for-another", ("s2",))
    ]
    assert issued.files == ()
    after = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert after == before


def test_a_written_requirement_does_not_take_the_id_of_a_retired_one(tmp_path: Path) -> None:
    issue(tmp_path, ROWS, date(2026, 5, 4), REQUIREMENTS)
    issue(tmp_path, ROWS, date(2026, 6, 1), REQUIREMENTS.replace("R-1", "R-2"))
    other = REQUIREMENTS.replace("stamp", "file")
    (finding,) = issue(tmp_path, ROWS, date(2026, 7, 1), other).withheld
    assert (finding.rule, finding.elements) == ("id-was-retired", ("R-1",))


def test_a_register_that_cannot_be_read_is_named_and_stays(tmp_path: Path) -> None:
    issue(tmp_path, ROWS, date(2026, 5, 4))
    path = tmp_path / "out" / "ids.csv"
    path.write_text("kind,id\nstep,s1\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"ids\.csv"):
        issue(tmp_path, ROWS, date(2026, 6, 1))
    assert path.read_text(encoding="utf-8") == "kind,id\nstep,s1\n"


def test_diff_notices_rows_that_were_numbered_anew(tmp_path: Path) -> None:
    for name, rows in (
        ("old", ROWS),
        ("new", "1,Clerk,Open a case,1\n2,Clerk,Check the form,5\n3,Clerk,Stamp the form,3\n"),
    ):
        (tmp_path / f"{name}.csv").write_text(HEAD + rows, encoding="utf-8")
    old, new = (open_source(str(tmp_path / f"{name}.csv"), Settings()) for name in ("old", "new"))
    found = comparing.compare(old, new).findings
    assert [(each.rule, each.elements) for each in found] == [
        ("id-stands-for-another", ("s2",)),
        ("id-stands-for-another", ("s3",)),
    ]
