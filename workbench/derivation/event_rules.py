"""Requirements from events: what sets a case off, deadlines, messages awaited, outcomes."""

from __future__ import annotations

from workbench.derivation.phrases import listed, people, quoted
from workbench.derivation.reader import Reader
from workbench.derivation.rule import Draft, Rule, subject
from workbench.model.requirement import Pattern, RequirementKind


def _name(reader: Reader, ref: str) -> str:
    return quoted(reader.text("step", ref, "name"))


def _event(reader: Reader, ref: str) -> str:
    return f"The event {_name(reader, ref)}"


def _deadline(reader: Reader, ref: str) -> str:
    return reader.text("step", ref, "deadline") or _name(reader, ref)


def _onward(reader: Reader, ref: str) -> str:
    ways = reader.text("step", ref, "ways out")
    return f"continue the case with {ways}" if ways else "end this way of the case"


def open_case(reader: Reader, ref: str) -> Draft | None:
    """A start event opens a case."""
    if reader.read("step", ref, "position") != "start":
        return None
    if reader.read("step", ref, "timed") is True:
        said = f"when the time {quoted(_deadline(reader, ref).strip('“”'))} comes"
    elif clause := reader.text("step", ref, "clause"):
        said = f"when {clause}"
    else:
        said = f"when {_name(reader, ref)} occurs"
    statement = f"{said}, {subject(reader)} shall open a case with the date and the time."
    return Draft(Pattern.EVENT, statement, f"{_event(reader, ref)} sets the process off.")


def enter(reader: Reader, ref: str) -> Draft | None:
    """An event that sets off a sub-process while the case is open."""
    if reader.read("step", ref, "position") != "event start":
        return None
    timed = reader.read("step", ref, "timed") is True
    event = f"the wait of {_deadline(reader, ref)} is over" if timed else ""
    happens = f"when {event or _name(reader, ref) + ' occurs'}"
    inside = quoted(reader.text("step", ref, "around"))
    statement = f"while a case is open, {happens}, {subject(reader)} shall start {inside}."
    return Draft(Pattern.COMPLEX, statement, f"{_event(reader, ref)} sets {inside} off.")


def _is_outcome(reader: Reader, ref: str) -> bool:
    is_end = reader.read("step", ref, "position") == "end"
    return is_end and reader.read("step", ref, "outcome again") is False


def close_case(reader: Reader, ref: str) -> Draft | None:
    """An end event is an outcome on record; ends of one name are one outcome."""
    if not _is_outcome(reader, ref):
        return None
    reached = f"when a case reaches the outcome {_name(reader, ref)}"
    statement = f"{reached}, {subject(reader)} shall record the outcome with the date."
    rationale = f"{_name(reader, ref)} is an outcome of the process."
    return Draft(Pattern.EVENT, statement, rationale)


def tell_outcome(reader: Reader, ref: str) -> Draft | None:
    """A message end event tells somebody."""
    if not _is_outcome(reader, ref):
        return None
    names = reader.texts("step", ref, "recipients")
    if not names:
        return None
    reached = f"when a case reaches the outcome {_name(reader, ref)}"
    statement = f"{reached}, {subject(reader)} shall notify {people(names)} of the outcome."
    rationale = f"The outcome {_name(reader, ref)} sends a message."
    return Draft(Pattern.EVENT, statement, rationale)


def cancel_rest(reader: Reader, ref: str) -> Draft | None:
    """A terminate end event stops whatever is still open."""
    if not _is_outcome(reader, ref) or reader.read("step", ref, "ends all") is not True:
        return None
    reached = f"when a case reaches the outcome {_name(reader, ref)}"
    statement = f"{reached}, {subject(reader)} shall cancel every open step of the case."
    return Draft(Pattern.EVENT, statement, f"The outcome {_name(reader, ref)} ends the whole case.")


def await_event(reader: Reader, ref: str) -> Draft | None:
    """An intermediate event that is waited for, alone or in a race with others."""
    if reader.read("step", ref, "position") != "intermediate catch":
        return None
    if reader.read("step", ref, "is link") is True:
        return None
    races = reader.read("step", ref, "races") is True
    timed = reader.read("step", ref, "timed") is True
    if races and timed:
        pattern = Pattern.UNWANTED
        said = f"if {_silence(reader, ref)}, then"
    elif races:
        pattern = Pattern.COMPLEX
        waiting = reader.text("step", ref, "race")
        said = f"while a case waits at {waiting}, when {_coming(reader, ref)},"
    elif timed:
        pattern = Pattern.EVENT
        over = _deadline(reader, ref)
        said = f"when the wait of {over} at {_name(reader, ref)} is over,"
    else:
        pattern = Pattern.EVENT
        said = f"when {_coming(reader, ref)},"
    statement = f"{said} {subject(reader)} shall {_onward(reader, ref)}."
    return Draft(pattern, statement, f"A case may wait for the event {_name(reader, ref)}.")


def _coming(reader: Reader, ref: str) -> str:
    """That an event comes, or that it is settled: "“no appeal” is the case"."""
    name = reader.text("step", ref, "name")
    is_absence = name.lower().split(" ")[0] in {"no", "none", "not", "nothing", "nobody"}
    return f"{quoted(name)} {'is the case' if is_absence else 'happens'}"


def _silence(reader: Reader, ref: str) -> str:
    """That nothing of what is awaited has come when the time is over."""
    limit = reader.text("step", ref, "deadline")
    within = f"within {limit}" if limit else f"before {_name(reader, ref)}"
    events = [quoted(name) for name in reader.texts("step", ref, "other events")]
    if not events:
        waiting = reader.text("step", ref, "race")
        return f"a case still waits at {waiting} after {limit or _name(reader, ref)}"
    if len(events) == 1:
        return f"{events[0]} does not happen {within}"
    none = f"neither {' nor '.join(events)}" if len(events) == 2 else f"none of {listed(events)}"
    return f"{none} happens {within}"


def throw(reader: Reader, ref: str) -> Draft | None:
    """An intermediate event that the process itself sets off."""
    if reader.read("step", ref, "position") != "intermediate throw":
        return None
    if reader.read("step", ref, "is link") is True:
        return None
    trigger = reader.text("step", ref, "trigger")
    name = _name(reader, ref)
    if trigger == "message":
        names = reader.texts("step", ref, "recipients")
        does = f"send the message {name}" + (f" to {people(names)}" if names else "")
    elif trigger == "none":
        does = f"record the milestone {name} with the date"
    else:
        does = f"raise the {trigger} {name}"
    statement = f"when a case reaches the event {name}, {subject(reader)} shall {does}."
    return Draft(Pattern.EVENT, statement, f"The process sets the event {_name(reader, ref)} off.")


def interrupt(reader: Reader, ref: str) -> Draft | None:
    """An event on the border of an activity: a deadline, an error, an escalation."""
    if reader.read("step", ref, "position") != "boundary":
        return None
    trigger = reader.text("step", ref, "trigger")
    if trigger == "compensation":
        return None
    host = quoted(reader.text("step", ref, "attached"))
    if trigger == "timer":
        said = f"the step {host} is not complete within {_deadline(reader, ref)}"
    else:
        kind = "event" if trigger == "none" else trigger
        said = f"the {kind} {_name(reader, ref)} occurs during the step {host}"
    ways = reader.text("step", ref, "ways out")
    if reader.read("step", ref, "interrupting") is True:
        does = f"end the step {host}" + (f" in favour of {ways}" if ways else "")
    else:
        does = f"start {ways} beside the step {host}" if ways else f"go on with the step {host}"
    statement = f"if {said}, then {subject(reader)} shall {does}."
    rationale = f"{_event(reader, ref)} stands on the border of the step {host}."
    return Draft(Pattern.UNWANTED, statement, rationale)


FUNCTIONAL = RequirementKind.FUNCTIONAL

EVENT_RULES = (
    Rule("FR", "step", "open", FUNCTIONAL, open_case),
    Rule("FR", "step", "enter", FUNCTIONAL, enter),
    Rule("FR", "step", "await", FUNCTIONAL, await_event),
    Rule("FR", "step", "throw", FUNCTIONAL, throw),
    Rule("FR", "step", "interrupt", FUNCTIONAL, interrupt),
    Rule("FR", "step", "close", FUNCTIONAL, close_case),
    Rule("FR", "step", "tell", FUNCTIONAL, tell_outcome),
    Rule("FR", "step", "cancel", FUNCTIONAL, cancel_rest),
)
