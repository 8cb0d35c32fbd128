"""Every message about a file names the file, and no file is written over itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.cli.main import cli
from workbench.errors import InputError

STEPS = "Who,Does what,Minutes\nClerk,Check the form,5\n"
LONG = "a" * 300


def problem(*arguments: str | Path) -> str:
    """What is said about a command that cannot be carried out."""
    done = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert isinstance(done.exception, InputError), done.output
    return str(done.exception)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hello", "odd.bpmn: line 1: The file is not well-formed XML"),
        ("", "odd.bpmn: The file is empty"),
        ("<!DOCTYPE a []><a/>", "odd.bpmn: The file has a document type declaration"),
    ],
)
def test_a_bad_bpmn_file_is_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "odd.bpmn"
    path.write_text(text, encoding="utf-8")
    assert problem("check", path).startswith(words)


@pytest.mark.parametrize("name", [f"{LONG}.csv", LONG, "", "no/such/thing"])
def test_a_name_that_is_no_file_is_said_in_words(name: str) -> None:
    assert "no process of the library" in (said := problem("check", name)) or "no such file" in said


def test_a_folder_without_a_process_is_told_from_a_missing_file(tmp_path: Path) -> None:
    assert "This is a folder, and no process.bpmn lies in it." in problem("check", tmp_path)


def test_a_name_without_an_ending_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "steps").write_text(STEPS, encoding="utf-8")
    assert "A name without an ending is not a kind" in problem("check", tmp_path / "steps")
    (tmp_path / "steps.csv").write_text(STEPS, encoding="utf-8")
    said = problem("convert", tmp_path / "steps.csv", tmp_path / "out")
    assert "A name without an ending cannot be written." in said


def test_a_target_whose_name_is_too_long_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "steps.csv").write_text(STEPS, encoding="utf-8")
    said = problem("convert", tmp_path / "steps.csv", tmp_path / f"{LONG}.csv")
    assert "The name is too long." in said


def test_a_table_is_not_written_over_itself(tmp_path: Path) -> None:
    path = tmp_path / "steps.csv"
    path.write_text(STEPS, encoding="utf-8")
    assert "This is the file that is read." in problem("convert", path, path)
    assert path.read_text(encoding="utf-8") == STEPS
