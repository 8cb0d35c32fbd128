"""Text files that people write: UTF-8, or UTF-16 with its mark, else a clear word."""

from __future__ import annotations

import codecs
from pathlib import Path

from workbench.errors import InputError
from workbench.store import files


class TextError(InputError):
    """A file that is not text of a known encoding."""


def read_text(path: Path, limit_mb: int) -> str:
    """The text of a file, without a byte order mark; a `TextError` with line for other bytes."""
    data = files.read(path, limit_mb)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise TextError(
            "This is not UTF-8 text.",
            where=f"{path.name}, line {line}",
            mend="Save the file again as UTF-8 (in Excel: “CSV UTF-8”).",
        ) from problem
