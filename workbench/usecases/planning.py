"""Which documents are to be made of a process, under which file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workbench.documents import wording
from workbench.documents.blocks.catalogue import BLOCKS
from workbench.documents.dossier import Dossier
from workbench.documents.front_matter import OutlineError
from workbench.documents.outline import Outline, assemble, parse
from workbench.documents.tree import Document
from workbench.model.address import address_of
from workbench.settings import Settings
from workbench.store import library
from workbench.usecases.reading import read_text

# Taken by the list of what a folder holds.
INDEX = "index"
LONGEST = 60


@dataclass(frozen=True)
class Planned:
    """A document that is to be made: its file name without ending, its outline, its values."""

    stem: str
    outline: Outline
    dossier: Dossier


def plan(dossier: Dossier, settings: Settings) -> tuple[Planned, ...]:
    """The documents in the order of their outlines; those of a role once for each role.

    Two outlines of one id, or one whose id is no file name, are an `OutlineError`.
    """
    found = [
        parse(read_text(path, settings.max_file_mb), name)
        for name, path in library.outlines(settings.templates).items()
    ]
    _check_ids(found)
    found.sort(key=lambda outline: (outline.head.order, outline.head.id))
    return tuple(item for outline in found for item in _of_outline(outline, dossier))


def make(item: Planned, settings: Settings) -> Document:
    """The tree of a planned document."""
    dossier = item.dossier
    terms = {
        "process": wording.title(dossier.process),
        "date": dossier.date,
        "version": dossier.version,
        "address": str(address_of(dossier.process, dossier.version)),
        "author": settings.author or dossier.process.term("agency", ""),
        "language": settings.language,
        "role": dossier.role,
    }
    document = assemble(item.outline, BLOCKS, dossier, terms)
    return replace(document, meta=replace(document.meta, document_id=item.stem))


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Names as parts of file names; two that would be alike are numbered."""
    found: dict[str, str] = {}
    for name in names:
        slug, count = slugged(name), 1
        while (numbered := slug if count == 1 else f"{slug}-{count}") in found.values():
            count += 1
        found[name] = numbered
    return found


def slugged(words: str) -> str:
    """Words in small letters with hyphens, cut to what file names can hold."""
    return re.sub(r"[^\w]+", "-", words.lower()).strip("-")[:LONGEST].rstrip("-") or "role"


def _of_outline(outline: Outline, dossier: Dossier) -> Iterator[Planned]:
    if outline.head.per != "role":
        yield Planned(outline.head.id, outline, dossier)
        return
    for role, slug in slugs(dossier.process.roles).items():
        yield Planned(f"{outline.head.id}-{slug}", outline, replace(dossier, role=role))


def _check_ids(outlines: Iterable[Outline]) -> None:
    taken: dict[str, str] = {}
    for outline in outlines:
        id_ = outline.head.id
        if id_ != slugged(id_) or id_ == INDEX:
            raise OutlineError(
                f"“{id_}” cannot be the id of a document.",
                where=outline.name,
                mend=f"Write small letters, digits and hyphens, at most {LONGEST}; “{INDEX}” is "
                "taken.",
            )
        if id_ in taken:
            raise OutlineError(
                f"The id “{id_}” is that of {taken[id_]} too.",
                where=outline.name,
                mend="Give it an id of its own, or the same file name to take its place.",
            )
        taken[id_] = outline.name
