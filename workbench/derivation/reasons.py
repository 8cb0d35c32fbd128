"""Why an item is stale, in words: the facts that have another answer now, each said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.derivation.phrases import quoted
from workbench.model.trace import Answer, Difference

SAME_AS = {
    "actor": "who",
    "deed": "name",
    "mention": "name",
    "begun": "manner",
    "act": "name",
    "clause": "name",
    "title": "name",
    "system": "systems",
    "at a screen": "manner",
    "human": "manner",
    "without a person": "manner",
    "supported": "manner",
    "when": "label",
    "situation": "label",
    "labels": "answers",
    "leads to": "answers",
    "has screen steps": "screen steps",
    "timed": "trigger",
    "waits for time": "trigger",
    "goes wrong": "trigger",
    "is link": "trigger",
    "ends all": "trigger",
    "splits": "element",
    "joins": "element",
}
"""Facts that say in other words what another fact of the same element says."""

NOUNS = {
    "who": "the one who does it",
    "actor": "the one who does it",
    "manner": "the way it is done",
    "begun": "the way it is begun",
    "element": "the kind of element",
    "deed": "the name",
    "act": "the name",
    "clause": "the name",
    "uses": "the data it uses",
    "makes": "the data it makes",
    "states": "the states of the data it makes",
    "notes": "the documentation",
    "subject": "the system",
    "systems": "the systems",
    "more systems": "the other systems",
    "recipients": "who gets the message",
    "sent to": "who gets the message",
    "senders": "who sends the message",
    "from": "who sends the message",
    "to": "who gets the message",
    "limits": "the deadlines",
    "leads to": "what it leads to",
    "ways out": "what it leads to",
    "onward": "what it leads to",
    "target": "what it leads to",
    "source": "what it comes from",
    "siblings": "where the other answers lead",
    "labels": "the answers",
    "answers": "the answers",
    "label": "the answer",
    "decisions": "the decisions taken straight afterwards",
    "comes from": "what comes before",
    "previous": "what comes before",
    "waits for": "what it waits for",
    "awaits": "what it waits for",
    "opens": "what it sets going",
    "gateway": "the question that it answers",
    "next": "what comes next",
    "hands to": "who gets the case next",
    "not next": "who does not get the case next",
    "requirements": "the requirements that are shown here",
    "route": "the way of the test",
    "flows": "the lines that the test goes along",
    "pool": "the pool in which the test runs",
    "mention": "the name",
    "steps": "the steps",
    "screen steps": "the steps at a screen",
    "others": "the other roles",
    "writers": "who changes it",
    "readers": "who reads it",
    "made in": "the steps that make it",
    "used in": "the steps that use it",
    "when": "when it is taken",
    "situation": "when it is taken",
    "title": "the name",
    "splits": "how the ways part",
    "joins": "how the ways meet",
    "race": "the wait that it belongs to",
    "trigger": "what sets it off",
    "message": "what sets it off",
    "position": "its place in the process",
    "attached": "the step on whose border it is",
    "around": "the sub-process around it",
    "work evidence": "where the minutes come from",
    "wait evidence": "where the wait comes from",
    "share evidence": "where the share comes from",
    "people": "the number of people",
    "people evidence": "where the number of people comes from",
    "availability": "the share of their day",
    "arrivals": "the number of cases that come in",
    "arrivals evidence": "where the number of cases comes from",
    "parties": "the parties outside",
}
"""What a fact is called in a sentence; one that is not here is called by its name."""

SENTENCES = {
    "at a screen": ("it is now done with a system", "it is no longer done with a system"),
    "human": (
        "it is now done by somebody of the agency",
        "it is no longer done by somebody of the agency",
    ),
    "without a person": ("it is now done without a person", "it is now done by a person"),
    "supported": ("a system now takes part", "no system takes part any more"),
    "outside": ("it is now done outside the agency", "it is now done inside the agency"),
    "mandated": ("its rule is now one of law", "its rule is no longer one of law"),
    "handed over": (
        "somebody else has the case before now",
        "the case no longer comes from somebody else",
    ),
    "automatic": (
        "the answer is now found without a person",
        "the answer is now given by a person",
    ),
    "decides": (
        "it now answers the question behind it",
        "it no longer answers the question behind it",
    ),
    "races": (
        "other events can come first now",
        "no other event can come first any more",
    ),
    "asked": (
        "somebody now answers the question before it",
        "nobody answers the question before it any more",
    ),
    "conditional": ("it is now one of several answers", "it is no longer one of several answers"),
    "only leads on": ("it now only brings ways together", "it now does more than lead on"),
    "leads on": (
        "the one step now follows the other directly",
        "the one step no longer follows the other directly, or no system takes part",
    ),
    "exists": ("it is there now", "it is no longer there"),
    "made": ("a step makes it now", "no step makes it any more"),
    "read": ("a step reads it now", "no step reads it any more"),
    "first": ("it is now the first of its name", "another record of its name comes first now"),
    "store": ("it now outlasts the case", "it no longer outlasts the case"),
    "has screen steps": (
        "the role now has steps at a screen",
        "the role has no steps at a screen any more",
    ),
    "timed": ("time now sets it off", "time no longer sets it off"),
    "waits for time": ("it is now a deadline", "it is no longer a deadline"),
    "goes wrong": ("it is now an exception", "it is no longer an exception"),
    "interrupting": ("it now stops what is going on", "it no longer stops what is going on"),
    "outcome again": (
        "another end has the same outcome now",
        "no other end has the same outcome any more",
    ),
    "closes case": ("it now closes the case", "the case now goes on after it"),
    "first in pool": ("it is now the first of its pool", "it is no longer the first of its pool"),
    "is link": ("it now only stands for a line", "it no longer only stands for a line"),
    "ends all": ("it now ends the whole case", "it no longer ends the whole case"),
}
"""How a question with yes and no is answered: now yes, now no."""


def reasons(found: Iterable[Difference]) -> tuple[str, ...]:
    """Differences in words: "s2: the name was “Check completeness”, is now “Check form”."."""
    changed = list(found)
    facts = {(each.kind, each.ref, each.fact) for each in changed}
    gone = {(each.kind, each.ref) for each in changed if each.now is None}
    said = []
    for each in changed:
        if (each.kind, each.ref) in gone:
            said.append(f"{each.ref}: {_gone(each.kind)}.")
        elif (each.kind, each.ref, SAME_AS.get(each.fact, "")) not in facts:
            said.append(f"{each.ref}: {_reason(each)}.")
    return tuple(dict.fromkeys(said))


def _gone(kind: str) -> str:
    return "no test goes this way any more" if kind == "path" else "it is no longer there"


def _reason(each: Difference) -> str:
    if isinstance(each.now, bool) and each.fact in SENTENCES:
        return SENTENCES[each.fact][0 if each.now else 1]
    noun = NOUNS.get(each.fact, f"the {each.fact}")
    if each.kind == "term":
        noun = "the word"
    if isinstance(each.was, tuple) and isinstance(each.now, tuple):
        parts = _nodes if each.fact == "route" else _parts
        return f"{noun}: {_listed(parts(each.was), parts(each.now))}"
    return f"{noun} was {_said(each.was)}, is now {_said(each.now)}"


def _listed(was: list[str], now: list[str]) -> str:
    """What two lists do not share: "“A” is new, “B” is no longer there"."""
    new = [part for part in now if part not in was]
    gone = [part for part in was if part not in now]
    said = [f"{', '.join(parts)} {words}" for parts, words in _changes(new, gone) if parts]
    return "; ".join(said) or "another order"


def _changes(new: list[str], gone: list[str]) -> Iterator[tuple[list[str], str]]:
    yield new, "is new" if len(new) == 1 else "are new"
    yield gone, f"{'is' if len(gone) == 1 else 'are'} no longer there"


def _nodes(route: tuple[Answer, ...]) -> list[str]:
    """The nodes of a route, without the flows between them."""
    return [quoted(str(each[0])) for each in route if isinstance(each, tuple)]


def _parts(answer: tuple[Answer, ...]) -> list[str]:
    return list(dict.fromkeys(_part(part) for part in answer))


def _part(part: Answer) -> str:
    """One of several: a text quoted, something made of parts by its words."""
    if not isinstance(part, tuple):
        return quoted(str(part))
    head, *rest = [each for each in part if each not in {"", *ORIGINS}]
    said = ", ".join(_pair(each) for each in rest)
    return f"{_part(head)} ({said})" if said else _part(head)


def _pair(part: Answer) -> str:
    """A part of a part: answers with where they lead, or a text quoted."""
    if isinstance(part, tuple):
        return ", ".join(
            f"{_part(each[0])}: {_part(each[1])}" if isinstance(each, tuple) else _part(each)
            for each in part
        )
    return _part(part)


ORIGINS = {"clause", "answer", "event", "step", "split"}
"""The kinds of what comes before; they need no word of their own."""


def _said(answer: Answer) -> str:
    if isinstance(answer, tuple):
        return ", ".join(_parts(answer)) or "nothing"
    return quoted(str(answer)) if answer not in {"", None} else "empty"
