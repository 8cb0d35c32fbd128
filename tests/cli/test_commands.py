"""The command line as a contract: what is printed where, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LICENSE = """\
No,Who,Does what,Minutes,Waits before,Then,Out of 10
1,Applicant,Sends the application,,,,
2,License clerk,Check the application,5-10-20,0-2 days,,
3,License clerk,Complete?,,,if yes -> 4; if no -> 5,"7 yes, 3 no"
4,License clerk,Enter and issue the license,8-12-20,,end: License issued,
5,License clerk,Send it back with a list of what is missing,5-8-15,,back to 2,
"""


def workbench(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as users do, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "workbench", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "license.csv"
    path.write_text(LICENSE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("check", {"process", "address", "findings"}),
        ("analyse", {"process", "address", "analysis"}),
        ("decompose", {"process", "address", "functions"}),
        ("requirements", {"process", "address", "requirements", "dispositions"}),
        ("tests", {"process", "address", "tests", "coverage"}),
    ],
)
def test_with_json_standard_output_is_one_object(table: Path, command: str, keys: set[str]) -> None:
    done = workbench(command, table, "--json")
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) == keys


@pytest.mark.parametrize("command", ["check", "analyse", "decompose", "requirements", "tests"])
def test_a_process_of_the_library_is_called_by_its_name(command: str) -> None:
    done = workbench(command, "building-permit")
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_a_finding_of_level_error_is_exit_code_1(tmp_path: Path) -> None:
    path = tmp_path / "stuck.bpmn"
    path.write_text(
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'
        '<process id="p"><startEvent id="s"/><userTask id="t" name="Check it"/>'
        '<sequenceFlow id="f" sourceRef="s" targetRef="gone"/></process></definitions>',
        encoding="utf-8",
    )
    done = workbench("check", path)
    assert done.returncode == 1
    assert "gone" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "no-such-file.bpmn"], "There is no such file"),
        (["check", "bulding-permit"], "building-permit"),
        (["check", "README.rst"], "There is no such file"),
        (["check"], "Missing argument"),
        (["chek", "x"], "No such command"),
        (["dossier", "building-permit"], "--out"),
        (["convert", "building-permit", "x.pdf"], "“.pdf” cannot be written"),
        (["accessibility", "no-such.docx"], "There is no such file"),
        (["analyse", "building-permit", "--scenario", "none.yaml"], "none.yaml"),
    ],
)
def test_what_a_user_did_wrong_is_said_in_words_with_exit_code_2(
    arguments: list[str], said: str
) -> None:
    done = workbench(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_finding_about_many_steps_prints_the_first_few_and_json_keeps_all(tmp_path: Path) -> None:
    rows = "".join(f"{number},Clerk,Copy the form,5\n" for number in range(1, 41))
    table = tmp_path / "copies.csv"
    table.write_text(f"No,Who,Does what,Minutes\n{rows}", encoding="utf-8")
    printed = workbench("check", table).stdout.splitlines()
    same = next(line for line in printed if "same name" in line)
    assert same.count("and 34 more") == 2  # the rows before it, the names in it
    assert max(map(len, printed)) < 500
    findings = json.loads(workbench("check", table, "--json").stdout)["findings"]
    assert max(len(finding["elements"]) for finding in findings) == 40


def test_a_misspelt_setting_is_an_error() -> None:
    done = workbench("check", "building-permit", WORKBENCH_LOGS="info")
    assert done.returncode == 2
    assert "WORKBENCH_LOGS" in done.stderr


@pytest.mark.parametrize("ending", ["bpmn", "csv", "xlsx", "txt", "svg", "png"])
def test_a_table_converts_to_every_format(table: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out.{ending}"
    done = workbench("convert", table, target)
    assert done.returncode == 0, done.stderr
    assert target.stat().st_size > 200


def test_a_bpmn_file_that_is_converted_to_bpmn_is_not_touched(table: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one.bpmn", tmp_path / "two.bpmn"
    workbench("convert", table, first)
    workbench("convert", first, second)
    assert first.read_bytes() == second.read_bytes()


def test_an_output_folder_that_cannot_be_made_is_said(table: Path, tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("a file", encoding="utf-8")
    done = workbench("dossier", table, "--out", tmp_path / "exports" / "x")
    assert done.returncode == 2
    assert "exports" in done.stderr
    assert "Traceback" not in done.stderr


def test_diff_says_changes_and_stale_items(table: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.csv"
    new.write_text(LICENSE.replace("Check the application", "Check it"), encoding="utf-8")
    done = workbench("diff", table, new, "--json")
    said = json.loads(done.stdout)
    assert done.returncode == 0
    assert set(said) == {"addresses", "changes", "stale", "new", "gone", "findings"}
    assert any("Check it" in change["words"] for change in said["changes"])
    assert said["stale"]


@pytest.mark.parametrize("command", ["check", "analyse", "requirements", "tests", "diff"])
def test_every_command_tells_what_a_written_requirement_names_in_vain(
    table: Path, command: str
) -> None:
    written = "id,statement,sources,role\nR-1,It shall work.,s1:name,Nobody\n"
    (table.parent / "requirements.csv").write_text(written, encoding="utf-8")
    done = workbench(command, table, *([table] if command == "diff" else []))
    assert "requirements.csv, row 2, role: warning: " in done.stdout + done.stderr


def test_a_file_compared_with_itself_has_no_difference(table: Path) -> None:
    said = json.loads(workbench("diff", table, table, "--json").stdout)
    old, new = said.pop("addresses")
    assert old == new
    assert old.startswith("local/license/as-is@")
    assert said == {"changes": [], "stale": [], "new": [], "gone": [], "findings": []}


def test_diff_says_that_rows_were_numbered_anew(table: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.csv"
    shifted = "5,License clerk,Enter and issue the license,8,,end: License issued,\n"
    new.write_text(LICENSE.split("4,License", 1)[0].replace("-> 5", "-> 4") + "4,License clerk,"
                   "Stamp it,1,,,\n" + shifted, encoding="utf-8")  # fmt: skip
    done = workbench("diff", table, new)
    assert done.returncode == 1
    assert "numbered anew" in done.stderr


def test_written_requirements_and_tests_are_listed_behind_the_derived_ones() -> None:
    said = json.loads(workbench("requirements", "building-permit", "--json").stdout)
    written = [each["written"] for each in said["requirements"]]
    assert written == sorted(written)
    assert any(written)
    assert not all(written)


def test_logs_hold_no_words_of_the_process(table: Path) -> None:
    done = workbench("check", table, WORKBENCH_LOG="debug")
    logged = [line for line in done.stderr.splitlines() if line.startswith(("DEBUG", "INFO"))]
    assert logged
    assert not any("clerk" in line.lower() for line in logged)


@pytest.mark.parametrize("command", ["", "analyse", "dossier"])
def test_the_reference_shows_what_help_says(command: str) -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    said = workbench(*command.split(), "--help", COLUMNS="92").stdout
    options = [line.strip() for line in said.splitlines() if line.strip().startswith("-")]
    assert [line for line in options if line not in page] == []


def test_the_reference_of_json_names_every_key_of_an_item(table: Path) -> None:
    page = (ROOT / "docs" / "reference" / "json.md").read_text(encoding="utf-8")
    said = {
        "requirement": json.loads(workbench("requirements", table, "--json").stdout)[
            "requirements"
        ],
        "test": json.loads(workbench("tests", table, "--json").stdout)["tests"],
        "function": [json.loads(workbench("decompose", table, "--json").stdout)["functions"]],
    }
    for kind, items in said.items():
        row = next(line for line in page.splitlines() if f"a {kind} has" in line)
        assert [key for key in items[0] if f"`{key}`" not in row] == []


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.csv", 'No,Who,Does what\n1,Clerk,"Check\nit"\n\n7,Clerk,File it\n', "row 4 (s7):"),
        ("a.txt", "process: A\n\nClerk: Check it\nClerk: File it\n", "line 4 (s2):"),
    ],
)
def test_a_finding_names_the_place_in_the_users_own_file(
    tmp_path: Path, name: str, text: str, place: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    said = workbench("check", tmp_path / name).stdout
    assert any(line.startswith(place) for line in said.splitlines()), said
    drawn = tmp_path / "a.bpmn"
    workbench("convert", tmp_path / name, drawn)
    key = place.partition("(")[2].rstrip("):")
    assert f"\nstep {key}: " in f"\n{workbench('check', drawn).stdout}"


def test_an_output_that_cannot_take_our_quotes_gets_their_numbers(table: Path) -> None:
    done = workbench("check", table, PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert "\\u201cApplicant\\u201d" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_an_output_that_is_full_is_said(table: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", "check", str(table), "--json"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "The output cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_name_of_a_folder_is_refused(table: Path) -> None:
    done = workbench("dossier", table, "--out", "")
    assert done.returncode == 2
    assert "the name is empty" in done.stderr


def test_a_device_is_no_file() -> None:
    done = workbench("accessibility", "/dev/zero")
    assert done.returncode == 2
    assert "This is a device and no file." in done.stderr


@pytest.mark.parametrize("command", ["requirements", "tests", "check", "decompose"])
def test_an_id_with_an_arrow_in_it_stops_nothing(tmp_path: Path, command: str) -> None:
    path = tmp_path / "odd.bpmn"
    path.write_text(
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">'
        '<startEvent id="s"/><userTask id="a&gt;b" name="Check it"/><endEvent id="e"/>'
        '<sequenceFlow id="f" sourceRef="s" targetRef="a&gt;b"/>'
        '<sequenceFlow id="g" sourceRef="a&gt;b" targetRef="e"/></process></definitions>',
        encoding="utf-8",
    )
    done = workbench(command, path)
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1}


@pytest.mark.parametrize(
    "command",
    ["check", "analyse", "decompose", "requirements", "tests", "diff", "dossier", "convert"],
)
def test_an_error_of_the_reader_is_exit_code_1_in_every_command(
    tmp_path: Path, command: str
) -> None:
    path = tmp_path / "twice.bpmn"
    path.write_text(
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">'
        '<startEvent id="s"/><task id="a" name="Check"/><task id="a" name="Send"/>'
        '<endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/>'
        '<sequenceFlow id="g" sourceRef="a" targetRef="e"/></process></definitions>',
        encoding="utf-8",
    )
    rest = {
        "diff": [path],
        "dossier": ["--out", tmp_path / "out"],
        "convert": [tmp_path / "out.csv"],
    }
    done = workbench(command, path, *rest.get(command, []))
    assert done.returncode == 1, done.stderr
    assert "Two elements have the id" in done.stderr + done.stdout
