"""Files are read within limits and written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from workbench.store import files
from workbench.store.files import FileError


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.docx"
    files.write(path, b"words")
    assert files.read(path, limit_mb=1) == b"words"
    assert [entry.name for entry in path.parent.iterdir()] == ["a.docx"]


def test_a_file_over_the_limit_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "big.bpmn"
    path.write_bytes(b"x" * 2_000_001)
    with pytest.raises(FileError, match=r"2 MB; at most 1 MB.*WORKBENCH_MAX_FILE_MB"):
        files.read(path, limit_mb=1)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"gone\.bpmn: There is no such file"):
        files.read(tmp_path / "gone.bpmn", limit_mb=1)


def test_on_a_full_disk_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="The disk is full"):
        files.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.docx"]


def test_a_file_where_a_folder_should_be_is_explained(tmp_path: Path) -> None:
    (tmp_path / "exports").write_bytes(b"")
    with pytest.raises(FileError, match=r"exports"):
        files.write(tmp_path / "exports" / "a.docx", b"new")


def test_pictures_of_an_earlier_issue_are_taken_out_and_nothing_else(tmp_path: Path) -> None:
    for name in ("figure-1.svg", "figure-2.svg", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    files.clear(tmp_path, keep={"figure-1.svg"})
    files.clear(tmp_path / "not-there", keep=set())
    assert {path.name for path in tmp_path.iterdir()} == {"figure-1.svg", "notes.txt"}
