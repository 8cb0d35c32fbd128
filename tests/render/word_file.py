"""Opening and breaking Word files in tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from lxml import etree

from render import rich_document
from workbench.documents.tree import Block, Document, Section
from workbench.render.word import package
from workbench.render.word.document import render
from workbench.render.word.namespaces import PREFIXES

STYLE = (Path(__file__).parents[2] / "templates" / "style.docx").read_bytes()
BODY = "word/document.xml"


@cache
def rich() -> bytes:
    """The rich document as Word file."""
    return render(rich_document.document(), STYLE)


def of(*blocks: Block, title: str = "Only section") -> bytes:
    """A Word file of one section."""
    section = Section("only", title, blocks)
    return render(Document(rich_document.META, (section,)), STYLE)


def tree(docx: bytes, part: str = BODY) -> etree._Element:
    """One part of a Word file."""
    return package.parse(package.read(docx), part)


def find(root: etree._Element, path: str) -> list[etree._Element]:
    """XPath with the usual prefixes."""
    found = root.xpath(path, namespaces=PREFIXES)
    assert isinstance(found, list)
    return found


def broken(docx: bytes, change: Callable[[etree._Element], object], part: str = BODY) -> bytes:
    """The Word file with one part changed."""
    parts = package.read(docx)
    root = package.parse(parts, part)
    change(root)
    return package.write({**parts, part: package.serialise(root)})


def replaced(docx: bytes, old: str, new: str, part: str = BODY) -> bytes:
    """The Word file with words of one part replaced; the words must be there."""
    parts = package.read(docx)
    assert old.encode() in parts[part], old
    return package.write({**parts, part: parts[part].replace(old.encode(), new.encode())})
