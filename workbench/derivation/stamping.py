"""What analysts wrote themselves, tied to the facts that they say it rests on."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable
from dataclasses import dataclass

from workbench.derivation.catalogue import CATALOGUE, known
from workbench.derivation.reader import Reader
from workbench.errors import InputError
from workbench.model.finding import Finding, Severity
from workbench.model.process import Process
from workbench.model.scenario import Scenario
from workbench.model.trace import TraceSource


class NoteError(InputError):
    """A fact that nobody can ask for."""


@dataclass(frozen=True)
class SourceNote:
    """What a written text rests on: a thing and the names of its facts.

    `ref` is the id of a step, flow, datum or message, or a kind of thing with its name:
    "scenario", "process", "staff Permit clerk", "role Permit clerk", "term system",
    "path s1>s2>x1". `where` is the place in the file.
    """

    ref: str
    facts: tuple[str, ...]
    where: str = ""


def stamp(
    notes: Iterable[SourceNote], process: Process, scenario: Scenario | None
) -> tuple[TraceSource, ...]:
    """The sources that the notes name, with today's answers.

    A thing that is not there answers None to everything, so that its return is noticed; a fact
    that is not in the catalogue is a `NoteError`.
    """
    reader = Reader(known(process, scenario))
    for note in notes:
        kind, ref = _resolved(note.ref, process)
        for fact in note.facts:
            _check(kind, fact, note)
            reader.read(kind, ref, fact)
    return reader.sources()


def dangling(
    notes: Iterable[SourceNote], process: Process, scenario: Scenario | None
) -> tuple[Finding, ...]:
    """A finding for each note that names a thing which is not in the process."""
    return tuple(
        Finding(
            "source-unknown",
            Severity.WARNING,
            f"There is no “{note.ref}” in the process or its scenario.",
            remedy="Correct the sources of this row; it rests on something that is gone.",
            where=note.where,
        )
        for note in notes
        if all(
            fact.answer is None
            for source in stamp((note,), process, scenario)
            for fact in source.facts
        )
    )


def _resolved(ref: str, process: Process) -> tuple[str, str]:
    """The kind and the id that a note means; a step where nothing has this id."""
    ids: dict[str, Container[str]] = {
        "step": process.by_id,
        "flow": process.flows_by_id,
        "data": {thing.id for thing in process.data},
        "message": {flow.id for flow in process.message_flows},
    }
    for kind, those in ids.items():
        if ref in those:
            return kind, ref
    word, _, name = ref.partition(" ")
    return (word, name.strip() or word) if word in CATALOGUE else ("step", ref)


def _check(kind: str, fact: str, note: SourceNote) -> None:
    facts = CATALOGUE[kind]
    if fact not in facts:
        near = difflib.get_close_matches(fact, facts, 1)
        mend = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(sorted(facts))}."
        raise NoteError(f"A {kind} has no fact “{fact}”.", where=note.where, mend=mend)
