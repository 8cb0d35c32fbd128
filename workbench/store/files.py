"""Reading and writing files so that nothing is lost: limits in, whole files out."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path

from workbench.errors import InputError


class FileError(InputError):
    """A file that cannot be read or written."""


def read(path: Path, limit_mb: int) -> bytes:
    """The bytes of a file of at most `limit_mb` megabytes."""
    try:
        found = path.stat()
        size = found.st_size
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            raise FileError("This is a device and no file.", where=str(path), mend="Name a file.")
        if size > limit_mb * 1_000_000:
            raise FileError(
                f"The file has {size / 1_000_000:.0f} MB; at most {limit_mb} MB are read.",
                where=str(path),
                mend="Set WORKBENCH_MAX_FILE_MB if it must be.",
            )
        return path.read_bytes()
    except OSError as problem:
        raise FileError(_words(problem), where=str(path), mend=_mend(problem)) from problem


def write(path: Path, data: bytes) -> None:
    """Write a whole file or leave the old one: a neighbour is written, synced and renamed."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as problem:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise FileError(_words(problem), where=str(path), mend=_mend(problem)) from problem


def try_folder(folder: Path) -> None:
    """Find out, before any work is done, that a folder cannot be made or written to."""
    there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    try:
        tempfile.TemporaryFile(dir=there).close()
    except OSError as problem:
        raise FileError(_words(problem), where=str(folder), mend=_mend(problem)) from problem


def clear(folder: Path, keep: Collection[str]) -> None:
    """Take the pictures of an earlier issue out of a folder of ours, where there is one."""
    for path in sorted(folder.glob("*.svg")):
        if path.name in keep or not path.is_file():
            continue
        try:
            path.unlink(missing_ok=True)
        except OSError as problem:
            raise FileError(_words(problem), where=str(path), mend=_mend(problem)) from problem


def try_names(folder: Path, names: Iterable[str]) -> None:
    """Find out, before the first is written, that a folder stands where a file should be."""
    for name in names:
        if (folder / name).is_dir():
            raise FileError(
                *WORDS[errno.EISDIR][:1], where=str(folder / name), mend="Move it away."
            )


WORDS = {
    errno.ENOENT: ("There is no such file or folder.", "Look at the spelling of the path."),
    errno.EACCES: ("This may not be read or written.", "Ask for access, or choose another folder."),
    errno.EPERM: ("This may not be read or written.", "Ask for access, or choose another folder."),
    errno.EROFS: ("This folder can only be read.", "Choose another folder."),
    errno.ENOSPC: ("The disk is full.", "The old file is still there; make room and try again."),
    errno.EDQUOT: (
        "Your share of the disk is full.",
        "The old file is still there; make room and try again.",
    ),
    errno.EISDIR: ("This is a folder, not a file.", "Name a file."),
    errno.ENOTDIR: ("A part of this path is a file, not a folder.", "Choose another folder."),
    errno.EEXIST: (
        "A file of this name stands where a folder should be.",
        "Choose another folder.",
    ),
    errno.ENAMETOOLONG: ("The name is too long.", "Choose a shorter one."),
}


def _words(problem: OSError) -> str:
    return WORDS.get(problem.errno or 0, (str(problem.strerror or problem), ""))[0]


def _mend(problem: OSError) -> str:
    return WORDS.get(problem.errno or 0, ("", ""))[1]
