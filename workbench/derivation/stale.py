"""What has become stale: an item is, when a fact that it was read from has another answer.

This is computed at every question and never stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from workbench.derivation.catalogue import known as know
from workbench.derivation.phrases import quoted
from workbench.derivation.reader import Known
from workbench.model.process import Process
from workbench.model.scenario import Scenario
from workbench.model.trace import Answer, Difference, TraceSource


class Traced(Protocol):
    """Anything that has an id and remembers what it was read from."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def sources(self) -> tuple[TraceSource, ...]:
        """What it was read from."""


def differences(
    item: Traced, process: Process, scenario: Scenario | None = None
) -> tuple[Difference, ...]:
    """The facts of an item that are no longer so; () where it is up to date."""
    return differences_from(item, know(process, scenario))


def differences_from(item: Traced, known: Known) -> tuple[Difference, ...]:
    """The same, from answers that are already at hand."""
    found = []
    for source in item.sources:
        for fact in source.facts:
            now = _now(known, source, fact.name)
            if now != fact.answer:
                found.append(Difference(source.kind, source.ref, fact.name, fact.answer, now))
    return tuple(found)


def _now(known: Known, source: TraceSource, fact: str) -> Answer:
    """The answer today; None also for a fact that is no longer in the catalogue."""
    if fact not in known.catalogue.get(source.kind, {}):
        return None
    return known.answer(source.kind, source.ref, fact)


SAME_AS = {
    "actor": "who",
    "deed": "name",
    "act": "name",
    "clause": "name",
    "system": "systems",
    "at a screen": "manner",
    "human": "manner",
    "when": "label",
}
"""Facts that say in other words what another fact of the same element says."""

WORDS = {
    "who": "the one who does it",
    "actor": "the one who does it",
    "manner": "the way it is done",
    "at a screen": "done with a system",
    "human": "done by somebody of the agency",
    "deed": "the name",
    "act": "the name",
    "clause": "the name",
    "uses": "the data it uses",
    "makes": "the data it makes",
    "notes": "the documentation",
    "subject": "the system",
    "systems": "the list of systems",
    "more systems": "the list of other systems",
    "recipients": "the list of recipients",
    "senders": "the list of senders",
    "limits": "the list of deadlines",
    "leads to": "what it leads to",
    "ways out": "what it leads to",
    "onward": "what it leads to",
    "target": "what it leads to",
    "siblings": "the list of other ways",
    "labels": "the list of answers",
    "answers": "the list of answers",
    "decisions": "the list of decisions",
    "comes from": "what comes before",
    "previous": "what comes before",
    "next": "what comes next",
    "hands to": "who gets the case next",
    "not next": "who does not get the case next",
    "handed over": "handed over by another role",
    "requirements": "the list of requirements to show",
    "route": "the way of the test",
    "steps": "the list of steps",
    "screen steps": "the list of steps",
    "others": "the list of other roles",
    "writers": "who changes it",
    "when": "the condition",
    "people": "the number of people",
    "arrivals": "the number of arrivals",
}


def reasons(found: Iterable[Difference]) -> tuple[str, ...]:
    """Differences in words: "s2: the name was “Check completeness”, is now “Check form”."."""
    changed = list(found)
    facts = {(each.kind, each.ref, each.fact) for each in changed}
    gone = {(each.kind, each.ref) for each in changed if each.now is None}
    said = []
    for each in changed:
        if (each.kind, each.ref) in gone:
            said.append(f"{each.ref}: it is no longer there.")
        elif (each.kind, each.ref, SAME_AS.get(each.fact, "")) not in facts:
            said.append(_reason(each))
    return tuple(dict.fromkeys(said))


def _reason(each: Difference) -> str:
    words = WORDS.get(each.fact, f"the {each.fact}")
    if isinstance(each.was, bool) or isinstance(each.now, bool):
        return f"{each.ref}: {words}: was {_yes(each.was)}, is now {_yes(each.now)}."
    return f"{each.ref}: {words} was {_said(each.was)}, is now {_said(each.now)}."


def _yes(answer: Answer) -> str:
    return "yes" if answer else "no"


def _said(answer: Answer) -> str:
    if isinstance(answer, tuple):
        return ", ".join(_part(part) for part in answer) or "nothing"
    return quoted(str(answer)) if answer not in {"", None} else "empty"


def _part(part: Answer) -> str:
    """One of several: a text quoted, a node of a route or a pair by its first word."""
    if isinstance(part, tuple):
        return " → ".join(str(each) for each in part if isinstance(each, str)) or "nothing"
    return quoted(str(part))
