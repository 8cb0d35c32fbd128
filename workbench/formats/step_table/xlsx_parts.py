"""What openpyxl does not tell of the parts of an Excel file: merged ranges, far columns, comments,
numbers that are none."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+\d+:[A-Z]+\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_FAR = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{2,3})(\d+)"(?:[^>/]|/(?!>))*>')
_NUMBER = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?v>([^<]*)<")
_COMMENTS = re.compile(r'Target="([^"]*comments[^"]*\.xml)"', re.IGNORECASE)
_NOTED = re.compile(rb'<(?:\w+:)?(?:comment|threadedComment)\b[^>]*?\bref="([A-Z]+\d+)"')


@dataclass(frozen=True)
class Part:
    """The bytes of a sheet, and those of its comments."""

    sheet: bytes
    comments: tuple[bytes, ...] = ()

    @property
    def has_formulas(self) -> bool:
        """Whether a cell holds a formula."""
        return _FORMULA.search(self.sheet) is not None

    def merged(self) -> list[str]:
        """The merged ranges, such as "A2:A5"."""
        return [found.decode() for found in _MERGED.findall(self.sheet)]

    def far_rows(self, most: int) -> list[int]:
        """The rows of the cells that hold something beyond so many columns."""
        found = ((name.decode(), row) for name, row in _FAR.findall(self.sheet))
        return [int(row) for name, row in found if column_index_from_string(name) > most]

    def noted(self) -> list[str]:
        """The cells that have a comment."""
        found = (cell.decode() for part in self.comments for cell in _NOTED.findall(part))
        return list(dict.fromkeys(found))

    def no_number(self) -> tuple[str, str]:
        """The first cell, and its text, that is marked as a number and is none."""
        for attributes, value in _NUMBER.findall(self.sheet):
            kind = re.search(rb'\bt="(\w+)"', attributes)
            if (kind and kind[1] != b"n") or re.fullmatch(rb"\s*-?[\d.]+([eE][+-]?\d+)?\s*", value):
                continue
            cell = re.search(rb'\br="([A-Z]+\d+)"', attributes)
            return cell[1].decode() if cell else "", value.decode(errors="replace")
        return "", ""


def part(data: bytes, path: str) -> Part:
    """The part of a file under its path, with the comments that belong to it."""
    folder, name = posixpath.split(path)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        links = f"{folder}/_rels/{name}.rels"
        there = set(package.namelist())
        said = package.read(links).decode(errors="replace") if links in there else ""
        named = [_absolute(folder, target) for target in _COMMENTS.findall(said)]
        return Part(package.read(path), tuple(package.read(one) for one in named if one in there))


def sheets(data: bytes) -> list[Part]:
    """Every sheet of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [
            Part(package.read(name))
            for name in package.namelist()
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)
        ]


def _absolute(folder: str, target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
