"""Issue documents: fill a dossier with values, assemble, render, check, write."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.documents.blocks.catalogue import BLOCKS
from workbench.documents.dossier import Dossier
from workbench.documents.index import Entry, index
from workbench.documents.outline import Outline, assemble, parse
from workbench.documents.tree import Document
from workbench.formats.plain import digest
from workbench.model.finding import Finding
from workbench.render.accessibility import check as check_word
from workbench.settings import Settings
from workbench.store import files, library
from workbench.usecases import analysing, drawing, specifying
from workbench.usecases.issuing import Issuer
from workbench.usecases.opening import Opened

log = logging.getLogger("workbench.documenting")

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Issued:
    """What was written, in order, and why a document was withheld."""

    files: tuple[str, ...]
    withheld: tuple[Finding, ...]


def check_accessibility(path: Path, settings: Settings) -> tuple[Finding, ...]:
    """The findings of the accessibility rules in a Word file."""
    return check_word.check(files.read(path, settings.max_file_mb))
