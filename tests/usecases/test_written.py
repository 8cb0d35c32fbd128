"""What analysts wrote themselves must fit the process: told by every command, with file and row."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.derivation.stamping import NoteError
from workbench.settings import Settings
from workbench.usecases.opening import Opened, open_source
from workbench.usecases.written import WrittenError

TABLE = "No,Who,Does what\n1,Clerk,Check the form\n2,Clerk,File it\n"
REQUIREMENTS = "id,statement,sources,element,role\n"
TESTS = "id,title,steps,outcome,verifies,sources\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "steps.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def opened(folder: Path, **files: str) -> Opened:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return open_source(str(folder / "steps.csv"), Settings())


def test_what_fits_is_not_spoken_of(folder: Path) -> None:
    said = opened(
        folder,
        requirements=f"{REQUIREMENTS}R-1,It shall work.,s1:name,s1,Clerk\n",
        tests=f"{TESTS}T-1,A title,Clerk: Look -> It works [s1],Done,R-1;FR-s1-perform,s1:name\n",
    )
    plain = open_source(str(folder / "steps.csv"), Settings())
    assert said.findings == plain.findings
    assert not [one for one in said.findings if ".csv" in one.where]


@pytest.mark.parametrize(
    ("name", "row", "where"),
    [
        ("requirements", "R-1,It shall work.,s1:name,zz,", "requirements.csv, row 2, element"),
        ("requirements", "R-1,It shall work.,s1:name,,Nobody", "requirements.csv, row 2, role"),
        ("requirements", "R-1,It shall work.,zz:name,,", "requirements.csv, row 2, sources"),
        ("tests", "T-1,A,Clerk: Look -> It works [s99],Done,,s1:name", "tests.csv, row 2, steps"),
        ("tests", "T-1,A,Clerk: Look -> Good,Done,FR-no,s1:name", "tests.csv, row 2, verifies"),
    ],
)
def test_what_names_nothing_is_told_with_file_and_row(
    folder: Path, name: str, row: str, where: str
) -> None:
    head = REQUIREMENTS if name == "requirements" else TESTS
    findings = opened(folder, **{name: f"{head}{row}\n"}).findings
    assert [one.where for one in findings if ".csv" in one.where] == [where]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"requirements": f"{REQUIREMENTS}FR-s1-record,It shall.,s1:name\n"},
            r"requirements\.csv, row 2: The id FR-s1-record is that of a derived item",
        ),
        (
            {"tests": f"{TESTS}AT-main,A,Clerk: Look -> Good,Done,,s1:name\n"},
            r"tests\.csv, row 2: The id AT-main is that of a derived item",
        ),
        (
            {
                "requirements": f"{REQUIREMENTS}X-1,It shall.,s1:name\n",
                "tests": f"{TESTS}X-1,A,Clerk: Look -> Good,Done,,s1:name\n",
            },
            r"tests\.csv, row 2: The id X-1 is that of requirements\.csv, row 2",
        ),
    ],
)
def test_an_id_that_something_else_has_stops_every_command(
    folder: Path, files: dict[str, str], message: str
) -> None:
    with pytest.raises(WrittenError, match=message):
        opened(folder, **files)


def test_a_fact_that_nobody_can_ask_for_stops_every_command(folder: Path) -> None:
    with pytest.raises(NoteError, match=r"requirements\.csv, row 2, sources: A step has no fact"):
        opened(folder, requirements=f"{REQUIREMENTS}R-1,It shall work.,s1:nam\n")
