"""Requirements in the words of ISO/IEC/IEEE 29148 and the sentence patterns of EARS."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from workbench.model.trace import TraceSource


class RequirementKind(enum.StrEnum):
    """What a requirement is about."""

    FUNCTIONAL = "functional"
    INTERFACE = "interface"
    DATA = "data"
    PERMISSION = "permission"
    PERFORMANCE = "performance"


class Pattern(enum.StrEnum):
    """The EARS patterns (Mavin et al., 2009)."""

    UBIQUITOUS = "ubiquitous"
    EVENT = "event-driven"
    STATE = "state-driven"
    OPTIONAL = "optional feature"
    UNWANTED = "unwanted behaviour"
    COMPLEX = "complex"


@dataclass(frozen=True)
class Requirement:
    """One "shall", with where it came from.

    `statement` is derived, or written by an analyst where `written` is true; `text` is the
    analyst's own wording of a derived one and is never overwritten.
    `verification` is inspection, analysis, demonstration or test. `replaces` are the derived
    requirements that a written one takes the place of; they name it in `replaced_by` and
    are no longer a "shall".
    """

    id: str
    kind: RequirementKind
    pattern: Pattern
    statement: str
    sources: tuple[TraceSource, ...]
    rationale: str = ""
    verification: str = "test"
    priority: str = ""
    element: str = ""
    role: str = ""
    written: bool = False
    text: str = ""
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()

    @property
    def wording(self) -> str:
        """What is to be printed: what took its place, else the analyst's words, else its own."""
        if self.replaced_by:
            return f"Replaced by {' and '.join(self.replaced_by)}."
        return self.text or self.statement


@dataclass(frozen=True)
class Disposition:
    """Why an element has no requirement of its own: a decision on record, so that coverage can
    be shown. `kind` is "step", "flow", "data", "message" or "role"."""

    id: str
    kind: str
    element: str
    reason: str
    sources: tuple[TraceSource, ...]
    text: str = ""
