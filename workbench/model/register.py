"""The register of ids: what each stands for, since when, and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

Key = tuple[str, str]


@dataclass(frozen=True)
class Subject:
    """What an id stands for: the kind of thing ("step", "flow", "data", "message",
    "requirement", "test"), its id, and its name, ends or statement."""

    kind: str
    id: str
    words: str

    @property
    def key(self) -> Key:
        """Kind and id."""
        return self.kind, self.id

    @property
    def meaning(self) -> str:
        """The words but for capitals and blanks, which mean nothing."""
        return " ".join(self.words.casefold().split())


@dataclass(frozen=True)
class Entry:
    """A line of the register. `retired` is the day on which the id was first missing."""

    subject: Subject
    issued: dt.date
    retired: dt.date | None = None


@dataclass(frozen=True)
class Register:
    """All lines, in the order in which the ids were first given; nothing is ever taken out."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def by_key(self) -> dict[Key, Entry]:
        """The lines by kind and id."""
        return {entry.subject.key: entry for entry in self.entries}

    def after(self, subjects: Iterable[Subject], day: dt.date) -> Register:
        """The register when on `day` these subjects are in use and no others."""
        now = {subject.key: subject for subject in subjects}
        kept = (_kept(entry, now.get(entry.subject.key), day) for entry in self.entries)
        fresh = (Entry(each, day) for key, each in now.items() if key not in self.by_key)
        return Register((*kept, *fresh))


def _kept(entry: Entry, now: Subject | None, day: dt.date) -> Entry:
    if now is None:
        return replace(entry, retired=entry.retired or day)
    return replace(entry, subject=now, retired=None)
