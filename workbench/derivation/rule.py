"""What a derivation rule is: a question about one kind of element, answered with a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.derivation.phrases import capital, slug
from workbench.derivation.reader import Known, Reader
from workbench.model.requirement import Disposition, Pattern, Requirement, RequirementKind


@dataclass(frozen=True)
class Draft:
    """A sentence as a rule wrote it."""

    pattern: Pattern
    statement: str
    rationale: str = ""
    role: str = ""
    verification: str = "test"


@dataclass(frozen=True)
class Rule:
    """A derivation rule: for elements of one kind, one aspect; None where it does not apply.

    The id of what it derives is made of prefix, element and aspect, and of nothing else.
    """

    prefix: str
    kind: str
    aspect: str
    about: RequirementKind
    write: Callable[[Reader, str], Draft | None]


@dataclass(frozen=True)
class Reason:
    """Why some elements of one kind have no requirement: the words, or "" where it does not
    apply."""

    kind: str
    write: Callable[[Reader, str], str]


def item_id(reader: Reader, *parts: str) -> str:
    """An id from its parts, with the code of the process before it where it has one."""
    code = reader.text("term", "code", "word")
    return "-".join(part for part in (code, *parts) if part)


def named(kind: str, ref: str) -> str:
    """An element as a part of an id."""
    return slug(ref) if kind in {"role", "staff"} else ref.replace(">", "-")


def apply(rule: Rule, known: Known, ref: str) -> Requirement | None:
    """What a rule says of an element, with the facts it read."""
    reader = Reader(known)
    draft = rule.write(reader, ref)
    if draft is None:
        return None
    key = item_id(reader, rule.prefix, named(rule.kind, ref), rule.aspect)
    return Requirement(
        id=key,
        kind=rule.about,
        pattern=draft.pattern,
        statement=capital(draft.statement),
        sources=reader.sources(),
        rationale=draft.rationale,
        verification=draft.verification,
        element=ref,
        role=draft.role,
    )


def dispose(reason: Reason, known: Known, ref: str) -> Disposition | None:
    """The record that an element needs no requirement, with the facts it read."""
    reader = Reader(known)
    words = reason.write(reader, ref)
    if not words:
        return None
    key = item_id(reader, "ND", named(reason.kind, ref))
    return Disposition(key, reason.kind, ref, words, reader.sources())


def subject(reader: Reader, step: str = "") -> str:
    """Who "shall": the system of a step; without one that of the process, which moves the cases
    on and tells people."""
    if step:
        return reader.text("step", step, "subject")
    return reader.text("process", "process", "system")


def keeper(reader: Reader, step: str) -> str:
    """Who shall store what a step makes."""
    return reader.text("step", step, "keeper")
