"""Reading and writing files so that nothing is lost: limits in, whole files out."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from workbench.errors import InputError


class FileError(InputError):
    """A file that cannot be read or written."""


def read(path: Path, limit_mb: int) -> bytes:
    """The bytes of a file of at most `limit_mb` megabytes."""
    with _told(path):
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            # A device such as /dev/zero never ends, and a pipe may never begin.
            raise FileError(
                "This is a device or a pipe, not a file.", where=str(path), mend="Name a file."
            )
        limit = limit_mb * 1_000_000
        if found.st_size > limit:
            raise _too_large(path, found.st_size, limit_mb)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise _too_large(path, len(data), limit_mb)
    return data


def _too_large(path: Path, size: int, limit_mb: int) -> FileError:
    return FileError(
        f"The file has {size / 1_000_000:.0f} MB; at most {limit_mb} MB are read.",
        where=str(path),
        mend="Set WORKBENCH_MAX_FILE_MB if it must be.",
    )


def write(path: Path, data: bytes) -> None:
    """Write a whole file or leave the old one."""
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write all files, in order, or leave every old one.

    Each is written to a neighbour and synced; when all are, they are renamed.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            with _told(path):
                ready.append((_neighbour(path, data), path))
        for temporary, path in ready:
            with _told(path):
                temporary.replace(path)
    except BaseException:
        for temporary, _ in ready:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise


def _neighbour(path: Path, data: bytes) -> Path:
    """The bytes in a new file of another name in the same folder, which is made."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "Is a directory")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
    return Path(temporary)


def try_folder(folder: Path) -> None:
    """Find out, before any work is done, that a folder cannot be made or written to."""
    with _told(folder):
        there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
        try:
            tempfile.TemporaryFile(dir=there).close()
        except FileNotFoundError as problem:
            # Some folders, such as /proc, take no files of anybody.
            raise FileError(
                "This folder cannot be made.", where=str(folder), mend="Choose another folder."
            ) from problem


def clear(folder: Path, keep: Collection[str]) -> None:
    """Take the pictures of an earlier issue out of a folder of ours, where there is one."""
    for path in sorted(folder.glob("*.svg")):
        # A folder of such a name is none of ours.
        if path.name not in keep and (path.is_symlink() or not path.is_dir()):
            with _told(path):
                path.unlink(missing_ok=True)


FULL = (errno.ENOSPC, errno.EDQUOT)

WORDS = {
    errno.ENOENT: ("There is no such file or folder.", "Look at the spelling of the path."),
    errno.EACCES: ("This may not be read or written.", "Ask for access, or choose another folder."),
    errno.EPERM: ("This may not be read or written.", "Ask for access, or choose another folder."),
    errno.EROFS: ("This folder can only be read.", "Choose another folder."),
    errno.ENOSPC: ("The disk is full.", "Make room and try again."),
    errno.EDQUOT: ("Your share of the disk is full.", "Make room and try again."),
    errno.EISDIR: ("This is a folder, not a file.", "Name a file."),
    errno.ENOTDIR: ("A part of this path is a file, not a folder.", "Choose another folder."),
    errno.EEXIST: (
        "A file of this name stands where a folder should be.",
        "Choose another folder.",
    ),
    errno.ENAMETOOLONG: ("The name is too long.", "Choose a shorter one."),
}


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system says about a path, in words."""
    try:
        yield
    except OSError as problem:
        raise in_words(problem, path) from problem


def in_words(problem: OSError, path: Path | None = None) -> FileError:
    """An error of the system with its mend."""
    said, mend = WORDS.get(problem.errno or 0, (str(problem.strerror or problem), ""))
    if problem.errno in FULL and path and os.path.isfile(path):  # noqa: PTH113 - long names
        mend = f"The old file is still there. {mend}"
    return FileError(said, where=str(path or ""), mend=mend)
