"""Trace by fingerprint: an item remembers exactly the facts that it was read from.

A fact is a named question about one element, the scenario, a path or a term. The fingerprint
is over its answers and nothing else, so an unrelated edit never makes an item stale.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

Answer = str | int | float | bool | None | tuple["Answer", ...]


@dataclass(frozen=True)
class Fact:
    """One question that was asked, and its answer."""

    name: str
    answer: Answer


@dataclass(frozen=True)
class TraceSource:
    """Where an item came from: the kind of thing ("step", "flow", "data", "message", "role",
    "staff", "scenario", "path", "term", "process"), its id, and the facts that were read.
    """

    kind: str
    ref: str
    facts: tuple[Fact, ...]

    @property
    def fingerprint(self) -> str:
        """SHA-256 over kind, ref and facts, as 16 hexadecimal digits."""
        said = [self.kind, self.ref, [[fact.name, fact.answer] for fact in self.facts]]
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Difference:
    """A fact whose answer is no longer the one that was read: why an item is stale."""

    kind: str
    ref: str
    fact: str
    was: Answer
    now: Answer
