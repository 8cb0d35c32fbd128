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


def test_what_never_ends_is_not_read() -> None:
    with pytest.raises(FileError, match=r"/dev/zero: This is a device or a pipe"):
        files.read(Path("/dev/zero"), limit_mb=1)


def test_a_file_that_is_longer_than_it_says_is_read_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "grows.csv"
    path.write_bytes(b"")
    before = path.stat()
    path.write_bytes(b"x" * 1_000_001)
    monkeypatch.setattr(Path, "stat", lambda _: before)
    with pytest.raises(FileError, match="at most 1 MB"):
        files.read(path, limit_mb=1)


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "b.md").mkdir()
    with pytest.raises(FileError, match=r"b\.md: This is a folder, not a file"):
        files.write_all({tmp_path / "a.md": b"new", tmp_path / "b.md": b"new"})
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"a.md", "b.md"}
    files.write_all({tmp_path / "a.md": b"new", tmp_path / "c" / "b.md": b"new"})
    assert (tmp_path / "a.md").read_bytes() == (tmp_path / "c" / "b.md").read_bytes() == b"new"


def test_only_an_old_file_is_said_to_be_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (tmp_path / "old.csv").write_bytes(b"old")
    with pytest.raises(FileError, match=r"full\. The old file is still there\. Make room"):
        files.write(tmp_path / "old.csv", b"new")
    with pytest.raises(FileError, match=r"full\. Make room"):
        files.write(tmp_path / "new.csv", b"new")


def test_a_folder_that_cannot_be_made_is_told_as_such() -> None:
    with pytest.raises(FileError, match=r"This folder cannot be made\. Choose another"):
        files.try_folder(Path("/proc/of-ours"))


def test_a_folder_with_the_name_of_a_picture_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.svg").mkdir()
    files.clear(tmp_path, keep=())
    assert (tmp_path / "mine.svg").is_dir()


def test_a_picture_that_cannot_be_taken_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "old.svg").write_bytes(b"")
    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(FileError, match=r"old\.svg: This may not be read or written"):
        files.clear(tmp_path, keep=())
