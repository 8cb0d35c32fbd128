"""What differs between two versions of a process, element by element."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ElementChange:
    """An element that was added, removed or changed; `what` names the changed property."""

    kind: str
    ref: str
    change: str
    what: str = ""
    was: str = ""
    now: str = ""
    words: str = ""
