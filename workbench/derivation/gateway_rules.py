"""Requirements from gateways and conditional flows: decisions, parallel work, waiting for all."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.derivation.decision_facts import DECIDED
from workbench.derivation.phrases import listed, quoted
from workbench.derivation.reader import Reader
from workbench.derivation.rule import Draft, Rule, subject
from workbench.model.requirement import Pattern, RequirementKind


def decide(reader: Reader, ref: str) -> Draft | None:
    """A decision has the answers of the model and no other."""
    kind = reader.text("step", ref, "splits")
    if kind not in DECIDED or reader.text("step", ref, "rule task"):
        return None
    title = reader.text("step", ref, "title")
    labels = [quoted(label) for label in reader.texts("step", ref, "labels")]
    if not labels:
        return _go_on(reader, ref, kind)
    answers = f"{DECIDED[kind]} of the answers {listed(labels, 'or')}"
    if reader.read("step", ref, "automatic") is True:
        said, does, role = f"when a case reaches {title}", "determine", ""
    else:
        said, does = f"when {reader.text('step', ref, 'actor')} answers {title}", "accept"
        role = reader.text("step", ref, "who")
    statement = f"{said}, {subject(reader)} shall {does} {answers}."
    return Draft(Pattern.EVENT, statement, f"These are the answers to {title}.", role)


def _go_on(reader: Reader, ref: str, kind: str) -> Draft:
    """Ways without any answer: only that the case takes one of them can be said."""
    ways, title = reader.text("step", ref, "ways out"), reader.text("step", ref, "title")
    reached = f"when a case reaches {title}"
    statement = f"{reached}, {subject(reader)} shall continue with {DECIDED[kind]} of {ways}."
    return Draft(Pattern.EVENT, statement, f"The ways out of {title} have no answers in the model.")


def fork(reader: Reader, ref: str) -> Draft | None:
    """Work on several branches starts at once."""
    if reader.text("step", ref, "splits") != "parallel":
        return None
    things = reader.pairs("step", ref, "opens")
    title = reader.text("step", ref, "title")
    does = opening(things) or "continue the case"
    statement = f"when a case reaches {title}, {subject(reader)} shall {does}."
    return Draft(Pattern.EVENT, statement, f"Parallel work starts at {title}.")


VERBS = {
    "step": "open the step{}",
    "event": "wait for",
    "throw": "set off",
    "question": "ask for the answer to",
    "result": "determine the answer to",
    "outcome": "record the outcome",
    "gateway": "continue the case at",
}


def opening(things: Sequence[tuple[str, str]]) -> str:
    """What a parallel split sets going, as what the system shall do."""
    by_kind: dict[str, list[str]] = {}
    for kind, what in things:
        by_kind.setdefault(kind, []).append(what)
    plural = "s" if len(by_kind.get("step", ())) > 1 else ""
    said = [f"{VERBS[kind].format(plural)} {listed(names)}" for kind, names in by_kind.items()]
    return f"{listed(said)} at the same time" if len(things) > 1 else listed(said)


def race(reader: Reader, ref: str) -> Draft | None:
    """The first of several events wins."""
    if reader.text("step", ref, "splits") != "race":
        return None
    events = [quoted(name) for name in reader.texts("step", ref, "leads to")]
    title = reader.text("step", ref, "title")
    said = f"when the first of {listed(events)} happens at {title}"
    rest = "the other" if len(events) == 2 else "the others"
    statement = f"{said}, {subject(reader)} shall stop the wait for {rest}."
    return Draft(Pattern.EVENT, statement, f"Only the first event counts at {title}.")


def join(reader: Reader, ref: str) -> Draft | None:
    """Nothing goes on before all branches are done."""
    awaited = reader.text("step", ref, "awaits")
    if not awaited:
        return None
    title = reader.text("step", ref, "title")
    ways = reader.text("step", ref, "ways out")
    does = f"continue the case with {ways}" if ways else "end the case"
    statement = f"when {awaited}, {subject(reader)} shall {does}."
    return Draft(Pattern.EVENT, statement, f"Parallel work ends at {title}.")


def route(reader: Reader, ref: str) -> Draft | None:
    """A conditional flow: the answer decides what comes next."""
    when = reader.text("flow", ref, "when")
    if not when:
        return None
    onward = reader.text("flow", ref, "onward")
    statement = f"when {when}, {subject(reader)} shall continue the case with {onward}."
    return Draft(Pattern.EVENT, statement, f"This is the condition of the way to {onward}.")


FUNCTIONAL = RequirementKind.FUNCTIONAL

GATEWAY_RULES = (
    Rule("FR", "step", "decide", FUNCTIONAL, decide),
    Rule("FR", "step", "fork", FUNCTIONAL, fork),
    Rule("FR", "step", "race", FUNCTIONAL, race),
    Rule("FR", "step", "join", FUNCTIONAL, join),
    Rule("FR", "flow", "route", FUNCTIONAL, route),
)
