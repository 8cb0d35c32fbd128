"""Requirements from activities: what is done at a screen, by the system, by rule, by message."""

from __future__ import annotations

from workbench.derivation.phrases import capital, listed, people, quoted, things
from workbench.derivation.reader import Reader
from workbench.derivation.rule import Draft, Rule, keeper, subject
from workbench.model.requirement import Pattern, RequirementKind


def _is(reader: Reader, ref: str, fact: str) -> bool:
    return reader.read("step", ref, fact) is True


def _step(reader: Reader, ref: str) -> str:
    return f"the step {quoted(reader.text('step', ref, 'name'))}"


def _done(reader: Reader, ref: str) -> str:
    return f"when {reader.text('step', ref, 'actor')} completes {_step(reader, ref)}"


def perform(reader: Reader, ref: str) -> Draft | None:
    """A person can do the step with the system."""
    if reader.read("step", ref, "manner") != "person":
        return None
    who, what = reader.text("step", ref, "actor"), reader.text("step", ref, "deed")
    does = what or f"complete {_step(reader, ref)}"
    statement = f"{subject(reader, ref)} shall allow {who} to {does}."
    rationale = f"A person does {_step(reader, ref)} with the system."
    role = reader.text("step", ref, "who")
    return Draft(Pattern.UBIQUITOUS, statement, rationale, role, "demonstration")


def show(reader: Reader, ref: str) -> Draft | None:
    """What the step uses is at hand."""
    if not _is(reader, ref, "at a screen") or not (needs := reader.texts("step", ref, "uses")):
        return None
    who = reader.text("step", ref, "actor")
    opened = f"when {who} opens {_step(reader, ref)}"
    statement = f"{opened}, {subject(reader, ref)} shall show {things(needs)}."
    rationale = f"It is used at {_step(reader, ref)}."
    return Draft(Pattern.EVENT, statement, rationale, reader.text("step", ref, "who"))


def record(reader: Reader, ref: str) -> Draft | None:
    """Who did it, when, with what result."""
    if reader.read("step", ref, "manner") != "person":
        return None
    made = reader.texts("step", ref, "makes")
    kept = (
        f"store {things(made)} with the time and the name of the user"
        if made
        else "record the time, the user and the result"
    )
    statement = f"{_done(reader, ref)}, {keeper(reader, ref)} shall {kept}."
    rationale = f"Work at {_step(reader, ref)} leaves a trail."
    return Draft(Pattern.EVENT, statement, rationale, reader.text("step", ref, "who"))


def follow_rule(reader: Reader, ref: str) -> Draft | None:
    """The rule of a step is in sight of the one who does it."""
    if not _is(reader, ref, "at a screen") or not (rule := reader.text("step", ref, "rule")):
        return None
    who = reader.text("step", ref, "actor")
    opened = f"when {who} opens {_step(reader, ref)}"
    statement = f"{opened}, {subject(reader, ref)} shall show the rule {quoted(rule)}."
    law = " The rule is required by law." if _is(reader, ref, "mandated") else ""
    rationale = f"{capital(_step(reader, ref))} follows this rule.{law}"
    return Draft(Pattern.EVENT, statement, rationale, reader.text("step", ref, "who"))


def notify(reader: Reader, ref: str) -> Draft | None:
    """A hand-off: the one who does the step next is told, with what it is about."""
    if not _is(reader, ref, "at a screen") or not _is(reader, ref, "handed over"):
        return None
    needs = reader.texts("step", ref, "uses")
    what = f" with a reference to {things(needs)}" if needs else ""
    reached = f"when a case reaches {_step(reader, ref)}"
    who = reader.text("step", ref, "actor")
    statement = f"{reached}, {subject(reader)} shall notify {who}{what}."
    rationale = f"Somebody else had the case before {_step(reader, ref)}."
    return Draft(Pattern.EVENT, statement, rationale, reader.text("step", ref, "who"))


def run(reader: Reader, ref: str) -> Draft | None:
    """The system does the step by itself."""
    if reader.read("step", ref, "manner") != "system":
        return None
    reached = f"when a case reaches {_step(reader, ref)}"
    statement = f"{reached}, {subject(reader, ref)} shall complete the step without user action."
    return Draft(Pattern.EVENT, statement, f"The system alone does {_step(reader, ref)}.")


def decide_by_rule(reader: Reader, ref: str) -> Draft | None:
    """The system determines a result, or one of the answers, from a rule or a decision table."""
    if reader.read("step", ref, "manner") != "rule":
        return None
    rule = reader.text("step", ref, "rule")
    ground = f"the rule {quoted(rule)}" if rule else "the decision table of the step"
    what = reader.text("step", ref, "result") or "the result"
    reached = f"when a case reaches {_step(reader, ref)}"
    statement = f"{reached}, {subject(reader, ref)} shall determine {what} by {ground}."
    law = " The rule is required by law." if rule and _is(reader, ref, "mandated") else ""
    rationale = f"{capital(_step(reader, ref))} is decided by rule.{law}"
    return Draft(Pattern.EVENT, statement, rationale)


def keep(reader: Reader, ref: str) -> Draft | None:
    """What the system makes without a person is stored."""
    if not _is(reader, ref, "without a person"):
        return None
    made = reader.texts("step", ref, "makes")
    if not made:
        return None
    complete = f"when {_step(reader, ref)} is complete"
    statement = f"{complete}, {keeper(reader, ref)} shall store {things(made)}."
    return Draft(Pattern.EVENT, statement, f"It is made at {_step(reader, ref)}.")


def send(reader: Reader, ref: str) -> Draft | None:
    """A message goes out."""
    if reader.read("step", ref, "manner") != "send":
        return None
    names = reader.texts("step", ref, "sent to")
    to = f" to {people(names)}" if names else ""
    made = reader.texts("step", ref, "makes")
    what = things(made) if made else "the message"
    statement = f"{_done(reader, ref)}, {keeper(reader, ref)} shall send {what}{to}."
    rationale = f"{capital(_step(reader, ref))} sends a message."
    return Draft(Pattern.EVENT, statement, rationale, reader.text("step", ref, "who"))


def keep_copy(reader: Reader, ref: str) -> Draft | None:
    """What was sent can be shown later."""
    if reader.read("step", ref, "manner") != "send":
        return None
    made = reader.texts("step", ref, "makes")
    what = things(made) if made else "a copy of the message"
    sent = f"when {_step(reader, ref)} is complete"
    statement = f"{sent}, {keeper(reader, ref)} shall store {what} with the time of dispatch."
    return Draft(Pattern.EVENT, statement, f"What {_step(reader, ref)} sends is evidence.")


def receive(reader: Reader, ref: str) -> Draft | None:
    """Something comes in from outside."""
    if reader.read("step", ref, "manner") != "receive":
        return None
    made = reader.texts("step", ref, "makes")
    what = things(made) if made else "the receipt"
    statement = (
        f"{_arrival(reader, ref)}, {keeper(reader, ref)} shall record {what} with the date and "
        "the time."
    )
    rationale = f"{capital(_step(reader, ref))} waits for somebody else."
    return Draft(Pattern.EVENT, statement, rationale)


def _arrival(reader: Reader, ref: str) -> str:
    if _is(reader, ref, "outside"):
        if act := reader.text("step", ref, "act"):
            return f"when {reader.text('step', ref, 'actor')} {act}"
        return _done(reader, ref)
    names = reader.texts("step", ref, "senders")
    sender = f" from {people(names)}" if names else ""
    return f"when the message of {_step(reader, ref)} arrives{sender}"


def call(reader: Reader, ref: str) -> Draft | None:
    """A process that is described elsewhere is started."""
    if reader.read("step", ref, "manner") != "call":
        return None
    process = quoted(reader.text("step", ref, "called") or reader.text("step", ref, "name"))
    reached = f"when a case reaches {_step(reader, ref)}"
    statement = f"{reached}, {subject(reader)} shall start the process {process} for the case."
    rationale = f"{capital(_step(reader, ref))} uses another process."
    return Draft(Pattern.EVENT, statement, rationale)


REPEATS = {
    "loop": "repeat the step until its end condition holds",
    "each, at the same time": "open the step for every item at the same time",
    "each, one after the other": "open the step for every item, one after the other",
}


def repeat(reader: Reader, ref: str) -> Draft | None:
    """A step that is done more than once for one case."""
    how = REPEATS.get(reader.text("step", ref, "loop"))
    if how is None:
        return None
    statement = f"when a case reaches {_step(reader, ref)}, {subject(reader)} shall {how}."
    rationale = f"{capital(_step(reader, ref))} is done more than once."
    return Draft(Pattern.EVENT, statement, rationale)


def serve(reader: Reader, ref: str) -> Draft | None:
    """The other systems in which a step is done."""
    others = reader.texts("step", ref, "more systems")
    if not others or not _is(reader, ref, "at a screen"):
        return None
    who = reader.text("step", ref, "actor")
    opened = f"when {who} opens {_step(reader, ref)}"
    statement = f"{opened}, {subject(reader, ref)} shall give access to {listed(others)}."
    rationale = f"{capital(_step(reader, ref))} is done in several places."
    return Draft(Pattern.EVENT, statement, rationale, reader.text("step", ref, "who"))


FUNCTIONAL, INTERFACE = RequirementKind.FUNCTIONAL, RequirementKind.INTERFACE

ACTIVITY_RULES = (
    Rule("FR", "step", "perform", FUNCTIONAL, perform),
    Rule("FR", "step", "show", FUNCTIONAL, show),
    Rule("FR", "step", "rule", FUNCTIONAL, follow_rule),
    Rule("FR", "step", "record", FUNCTIONAL, record),
    Rule("FR", "step", "run", FUNCTIONAL, run),
    Rule("FR", "step", "determine", FUNCTIONAL, decide_by_rule),
    Rule("FR", "step", "store", FUNCTIONAL, keep),
    Rule("FR", "step", "send", FUNCTIONAL, send),
    Rule("FR", "step", "copy", FUNCTIONAL, keep_copy),
    Rule("FR", "step", "receive", FUNCTIONAL, receive),
    Rule("FR", "step", "call", FUNCTIONAL, call),
    Rule("FR", "step", "repeat", FUNCTIONAL, repeat),
    Rule("FR", "step", "notify", FUNCTIONAL, notify),
    Rule("IR", "step", "systems", INTERFACE, serve),
)
