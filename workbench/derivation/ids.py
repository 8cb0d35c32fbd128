"""No id of a requirement or test is used twice for different things.

The id of a derived item is made from the id of its element and the name of a rule, so it
comes to mean something else exactly when the id of the element does. Looked after are
therefore elements by their names, flows by their ends, and what analysts wrote by its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.derivation.phrases import quoted, tidy
from workbench.model.finding import Finding, Severity
from workbench.model.process import Process
from workbench.model.register import Entry, Register, Subject
from workbench.model.requirement import Requirement
from workbench.model.verification import TestCase

MEND = "Give it an id that was never used, in the column “id”."


def subjects(
    process: Process, requirements: Iterable[Requirement] = (), cases: Iterable[TestCase] = ()
) -> Iterator[Subject]:
    """Everything whose id must not be used again; what was derived is left out."""
    for kind, named in (
        ("step", process.nodes),
        ("data", process.data),
        ("message", process.message_flows),
    ):
        yield from (Subject(kind, thing.id, tidy(thing.name)) for thing in named)
    yield from (
        Subject("flow", flow.id, f"{flow.source} to {flow.target}") for flow in process.flows
    )
    yield from (Subject("requirement", each.id, each.statement) for each in requirements)
    yield from (Subject("test", each.id, each.title) for each in cases)


def clashes(register: Register, now: Iterable[Subject]) -> tuple[Finding, ...]:
    """An error for each id that is about to stand for something else.

    Either it was retired and comes back under another name, or it takes the name of another
    id that has given it up: the steps were numbered anew. A new name alone is no clash.
    """
    current = tuple(now)
    moved = _given_up(register, current)
    found = (_clash(register, subject, moved) for subject in current if subject.meaning)
    return tuple(finding for finding in found if finding)


def _clash(
    register: Register, subject: Subject, moved: dict[tuple[str, str], list[Subject]]
) -> Finding | None:
    entry = register.by_key.get(subject.key)
    if entry is None or entry.subject.meaning in ("", subject.meaning):
        return None
    if entry.retired:
        return _returned(subject, entry)
    owners = moved.get((subject.kind, subject.meaning), [])
    return _shifted(subject, entry, owners[0]) if len(owners) == 1 else None


def _given_up(
    register: Register, current: tuple[Subject, ...]
) -> dict[tuple[str, str], list[Subject]]:
    """By kind and meaning, those who had a name in use that nobody bears under their id now."""
    bearing = {(each.key, each.meaning) for each in current}
    found: dict[tuple[str, str], list[Subject]] = {}
    for entry in register.entries:
        was = entry.subject
        if was.meaning and not entry.retired and (was.key, was.meaning) not in bearing:
            found.setdefault((was.kind, was.meaning), []).append(was)
    return found


def _returned(subject: Subject, entry: Entry) -> Finding:
    return Finding(
        "id-was-retired",
        Severity.ERROR,
        f"The id {subject.id} of {quoted(subject.words)} stood for {quoted(entry.subject.words)} "
        f"until {entry.retired}. Requirements and tests would bear ids that meant something else.",
        (subject.id,),
        f"{MEND} If it is the same thing that came back, write its new words into ids.csv.",
    )


def _shifted(subject: Subject, entry: Entry, owner: Subject) -> Finding:
    return Finding(
        "id-stands-for-another",
        Severity.ERROR,
        f"The id {subject.id} stood for {quoted(entry.subject.words)} and now stands for "
        f"{quoted(subject.words)}, which was {owner.id}: were the rows numbered anew?",
        (subject.id,),
        "Keep the old numbers, or put the old ids into a column “id”.",
    )
