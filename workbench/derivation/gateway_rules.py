"""Requirements from gateways and conditional flows: decisions, parallel work, waiting for all."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.derivation.phrases import listed, quoted
from workbench.derivation.reader import Reader
from workbench.derivation.rule import Draft, Rule, subject
from workbench.model.requirement import Pattern, RequirementKind


def decide(reader: Reader, ref: str) -> Draft | None:
    """A decision has the answers of the model and no other."""
    kind = reader.text("step", ref, "splits")
    if kind not in {"decision", "choice of several"}:
        return None
    title = reader.text("step", ref, "title")
    labels = [quoted(label) for label in reader.texts("step", ref, "labels")]
    count = "exactly one" if kind == "decision" else "at least one"
    which = f"{count} of the answers {listed(labels, 'or')}"
    if reader.read("step", ref, "automatic") is True:
        said, does = f"when a case reaches {title}", f"determine {which}"
        role = ""
    else:
        said = f"when {reader.text('step', ref, 'actor')} answers {title}"
        does, role = f"accept {which}", reader.text("step", ref, "who")
    statement = f"{said}, {subject(reader, ref)} shall {does}."
    return Draft(Pattern.EVENT, statement, f"Gateway {ref} has these ways out.", role)


def fork(reader: Reader, ref: str) -> Draft | None:
    """Work on several branches starts at once."""
    if reader.text("step", ref, "splits") != "parallel":
        return None
    things = reader.pairs("step", ref, "opens")
    reached = f"when a case reaches {reader.text('step', ref, 'title')}"
    does = opening(things) or "continue the case"
    statement = f"{reached}, {subject(reader, ref)} shall {does}."
    return Draft(Pattern.EVENT, statement, f"Gateway {ref} starts parallel work.")


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
    events = listed([quoted(name) for name in reader.texts("step", ref, "leads to")], "or")
    title = reader.text("step", ref, "title")
    said = f"when the first of the events {events} happens at {title}"
    statement = f"{said}, {subject(reader, ref)} shall stop the wait for the others."
    return Draft(Pattern.EVENT, statement, f"Gateway {ref} takes the first event.")


def join(reader: Reader, ref: str) -> Draft | None:
    """Nothing goes on before all branches are done."""
    awaited = reader.text("step", ref, "awaits")
    if not awaited:
        return None
    ways = reader.text("step", ref, "ways out")
    does = f"continue the case with {ways}" if ways else "end the case"
    statement = f"when {awaited}, {subject(reader, ref)} shall {does}."
    return Draft(Pattern.EVENT, statement, f"Gateway {ref} waits for parallel work.")


def route(reader: Reader, ref: str) -> Draft | None:
    """A conditional flow: the answer decides what comes next."""
    when = reader.text("flow", ref, "when")
    if not when:
        return None
    onward = reader.text("flow", ref, "onward")
    system = reader.text("flow", ref, "subject")
    statement = f"when {when}, {system} shall continue the case with {onward}."
    return Draft(Pattern.EVENT, statement, f"Flow {ref} is taken under this condition.")


FUNCTIONAL = RequirementKind.FUNCTIONAL

GATEWAY_RULES = (
    Rule("FR", "step", "decide", FUNCTIONAL, decide),
    Rule("FR", "step", "fork", FUNCTIONAL, fork),
    Rule("FR", "step", "race", FUNCTIONAL, race),
    Rule("FR", "step", "join", FUNCTIONAL, join),
    Rule("FR", "flow", "route", FUNCTIONAL, route),
)
