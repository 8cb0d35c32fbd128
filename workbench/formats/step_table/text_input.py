"""Bytes as text: UTF-8, UTF-16, Windows-1252, said out loud where it was a guess."""

from __future__ import annotations

import codecs

from workbench.formats.step_table.problems import Problems

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text(data: bytes, problems: Problems) -> str:
    """The text of a file, lines ending in a line feed; "" and a problem where it is none."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _guess(data)
    try:
        decoded = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            return _unreadable(data, error.start, problems)
        return _windows(data, problems)
    if "\0" in decoded:
        return _unreadable(data, data.index(b"\0"), problems)
    return decoded.replace("\r\n", "\n").replace("\r", "\n")


def _guess(data: bytes) -> str:
    """UTF-16 without a mark has a NUL in every other byte of plain Latin text."""
    head = data[:2000]
    if len(head) >= 4 and head[1::2].count(0) > 0.4 * len(head):
        return "utf-16-le"
    if len(head) >= 4 and head[::2].count(0) > 0.4 * len(head):
        return "utf-16-be"
    return "utf-8"


def _windows(data: bytes, problems: Problems) -> str:
    try:
        decoded = data.decode("cp1252")
    except UnicodeDecodeError as error:
        return _unreadable(data, error.start, problems)
    if "\0" in decoded:
        return _unreadable(data, data.index(b"\0"), problems)
    problems.note(
        "encoding-guessed",
        "",
        "The file is not UTF-8; it was read as Windows-1252.",
        "Look at the accents. If they are wrong, save the file as CSV UTF-8.",
    )
    return decoded.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(data: bytes, place: int, problems: Problems) -> str:
    problems.error(
        "not-text",
        f"line {data[:place].count(10) + 1}",
        f"Byte {place + 1} is no text (0x{data[place]:02x}).",
        "Save the file as CSV UTF-8, or as .xlsx.",
    )
    return ""
