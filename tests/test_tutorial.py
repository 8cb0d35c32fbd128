"""The tour and the README do what they say: their own files, commands and output are tried."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE_NAME = re.compile(r"`([\w-]+\.(?:csv|yaml))`")
CHANGED = ("8-12-20", "6-10-15")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, the prose since the block before it."""

    language: str
    text: str
    prose: str


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found, end = [], 0
    for match in FENCE.finditer(text):
        found.append(Block(match[1], match[2], text[end : match.start()]))
        end = match.end()
    return found


def commands(block: Block) -> list[list[str]]:
    """The lines that call workbench, without the name of the program and without remarks."""
    split = [shlex.split(line, comments=True) for line in block.text.splitlines()]
    return [line[1:] for line in split if line and Path(line[0]).name == "workbench"]


def run(arguments: list[str], folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "workbench", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr + done.stdout


def promised_code(expected: str) -> int:
    """The exit code that a page promises by the output that it shows."""
    if re.search(r"^workbench: ", expected, re.MULTILINE):
        return 2
    return 1 if re.search(r"^[^ ]+: error: ", expected, re.MULTILINE) else 0


def follow(page: Path, folder: Path) -> int:
    """Do what a page says and hold its output against what comes; how many commands ran."""
    told, ran = blocks(page), 0
    for block, after in zip(told, [*told[1:], Block("", "", "")], strict=True):
        if block.language in ("csv", "yaml"):
            name = FILE_NAME.findall(block.prose)[-1]
            (folder / name).write_text(block.text, encoding="utf-8")
        if block.language != "sh":
            continue
        expected = after.text if after.language == "text" else ""
        results = [run(command, folder) for command in commands(block)]
        assert {code for code, _ in results} <= {promised_code(expected)}, results
        ran += len(results)
        output = "".join(text for _, text in results)
        for line in expected.splitlines():
            assert line.removeprefix("...").strip() in output
    return ran


def test_the_tour_can_be_followed_word_by_word(tmp_path: Path) -> None:
    assert follow(ROOT / "docs" / "tutorial.md", tmp_path) == 14
    assert (tmp_path / "dog" / "index.html").is_file()


def test_the_first_five_minutes_of_the_readme_can_be_followed(tmp_path: Path) -> None:
    told = blocks(ROOT / "README.md")
    old, new = (block.text for block in told if block.language == "csv")
    assert old != new == old.replace(*CHANGED)
    assert follow(ROOT / "README.md", tmp_path) == 7
    for name in ("license.svg", "license.bpmn", "license/index.html"):
        assert (tmp_path / name).is_file()


def test_the_outline_of_the_how_to_makes_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = blocks(ROOT / "docs" / "how-to" / "own-templates.md")
    outline = next(block for block in told if block.language == "markdown")
    (tmp_path / "our-templates").mkdir()
    path = tmp_path / "our-templates" / "questions.md"
    path.write_text(outline.text, encoding="utf-8")
    (tmp_path / "steps.csv").write_text("Who,Does what\nClerk,Check it\n", encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_TEMPLATES", str(tmp_path / "our-templates"))
    code, output = run(["dossier", "steps.csv", "--out", "documents"], tmp_path)
    assert code == 0, output
    assert "Questions for the team" in (tmp_path / "documents" / "index.md").read_text("utf-8")


def test_a_process_of_the_library_is_taken_over_as_the_how_to_says(tmp_path: Path) -> None:
    assert follow(ROOT / "docs" / "how-to" / "enter-a-process.md", tmp_path) == 5
    assert (tmp_path / "permit.svg").is_file()
