"""Requirements from what stands around the steps: data, messages, systems, roles, numbers."""

from __future__ import annotations

from workbench.derivation.phrases import (
    actor,
    capital,
    listed,
    membership,
    people,
    quoted,
    thing,
    things,
)
from workbench.derivation.reader import Reader
from workbench.derivation.rule import Draft, Rule, keeper, subject
from workbench.model.requirement import Pattern, RequirementKind
from workbench.model.trace import Answer


def _record(reader: Reader, ref: str) -> str:
    return thing(reader.text("data", ref, "name"))


def _kept_in(reader: Reader, ref: str) -> str:
    """The systems in which the steps that make a record are done."""
    return reader.text("data", ref, "place of record")


def content(reader: Reader, ref: str) -> Draft | None:
    """What a data object holds, where somebody has said so."""
    notes = reader.text("data", ref, "notes")
    if not notes:
        return None
    name = _record(reader, ref)
    statement = f"{_kept_in(reader, ref)} shall hold these details of {name}: {notes}."
    rationale = f"The model describes {name} so."
    return Draft(Pattern.UBIQUITOUS, statement, rationale, "", "inspection")


def _is_made(reader: Reader, ref: str) -> bool:
    """Whether the process writes the record, and this is its first state."""
    first = reader.read("data", ref, "first") is True
    return first and reader.read("data", ref, "made") is True


def history(reader: Reader, ref: str) -> Draft | None:
    """Every change of a record can be shown."""
    if not _is_made(reader, ref):
        return None
    name = _record(reader, ref)
    does = f"{_kept_in(reader, ref)} shall record the former content with the user"
    rationale = f"What stood in {name} before can be asked for later."
    statement = f"when a user changes {name}, {does}."
    return Draft(Pattern.EVENT, statement, rationale, "", "inspection")


def ownership(reader: Reader, ref: str) -> Draft | None:
    """Who may change a data object: the roles whose steps write it."""
    if reader.read("data", ref, "first") is not True:
        return None
    writers = reader.texts("data", ref, "writers")
    if not writers:
        return None
    name, whom = _record(reader, ref), people(writers)
    steps = [quoted(step) for step in reader.texts("data", ref, "other makers")]
    apart = f", apart from what is stored at {listed(steps)}" if steps else ""
    statement = f"{_kept_in(reader, ref)} shall allow only {whom} to change {name}{apart}."
    rationale = f"Nobody else in the agency makes {name}."
    return Draft(Pattern.UBIQUITOUS, statement, rationale)


def state(reader: Reader, ref: str) -> Draft | None:
    """The state that a data object is left in."""
    word, steps = reader.text("data", ref, "state"), reader.texts("data", ref, "made in")
    if not word or not steps:
        return None
    name = _record(reader, ref)
    done = listed([quoted(step) for step in steps], "or")
    said = f"when the step {done} is complete"
    system = reader.text("data", ref, "place of change")
    statement = f"{said}, {system} shall set the state of {name} to {quoted(word)}."
    return Draft(Pattern.EVENT, statement, f"The model shows {name} in this state.")


def retention(reader: Reader, ref: str) -> Draft | None:
    """A data store outlives the case."""
    if not _is_made(reader, ref) or reader.read("data", ref, "store") is not True:
        return None
    name = _record(reader, ref)
    statement = f"when a case is closed, {_kept_in(reader, ref)} shall keep {name}."
    rationale = f"{capital(name)} outlasts the case."
    return Draft(Pattern.EVENT, statement, rationale, "", "inspection")


def acknowledge(reader: Reader, ref: str) -> Draft | None:
    """A message from outside is acknowledged."""
    party = reader.text("message", ref, "from")
    if not party or reader.text("message", ref, "to"):
        return None
    system, message = _message(reader, ref)
    said = f"when {message} arrives from {actor(party)}"
    statement = f"{said}, {system} shall acknowledge the receipt to {actor(party)}."
    return Draft(Pattern.EVENT, statement, f"{capital(actor(party))} is outside the agency.")


def complain(reader: Reader, ref: str) -> Draft | None:
    """An incomplete message is answered with what is missing."""
    party = reader.text("message", ref, "from")
    if not party or reader.text("message", ref, "to"):
        return None
    system, message = _message(reader, ref)
    said = f"if {message} from {actor(party)} lacks required content"
    statement = f"{said}, then {system} shall name each missing item to {actor(party)}."
    return Draft(Pattern.UNWANTED, statement, f"{capital(actor(party))} is outside the agency.")


def undelivered(reader: Reader, ref: str) -> Draft | None:
    """A message that does not arrive is somebody's business."""
    party = reader.text("message", ref, "to")
    if not party or reader.text("message", ref, "from"):
        return None
    system, message = _message(reader, ref)
    said = f"if {message} cannot be delivered to {actor(party)}"
    whom = reader.text("message", ref, "one who is told")
    statement = f"{said}, then {system} shall report the failure to {whom}."
    return Draft(Pattern.UNWANTED, statement, f"{capital(actor(party))} is outside the agency.")


def deliver(reader: Reader, ref: str) -> Draft | None:
    """A message between two processes of the agency."""
    if reader.text("message", ref, "from") or reader.text("message", ref, "to"):
        return None
    source = quoted(reader.text("message", ref, "source"))
    target = quoted(reader.text("message", ref, "target"))
    if source == quoted(""):
        return None
    system, message = _message(reader, ref)
    said = f"when {message} leaves {source}"
    statement = f"{said}, {system} shall deliver the message to {target}."
    return Draft(Pattern.EVENT, statement, f"{source} and {target} are both in the agency.")


def _message(reader: Reader, ref: str) -> tuple[str, str]:
    return reader.text("message", ref, "subject"), reader.text("message", ref, "content")


def transfer(reader: Reader, ref: str) -> Draft | None:
    """What a step makes in one system is used in another."""
    source, _, target = ref.partition(">")
    passes = reader.texts("path", ref, "data passed")
    if not passes:
        return None
    giving, taking = keeper(reader, source), subject(reader, target)
    done = f"when the step {quoted(reader.text('step', source, 'name'))} is complete"
    statement = f"{done}, {giving} shall provide {things(passes)} to {taking}."
    user = quoted(reader.text("step", target, "name"))
    return Draft(Pattern.EVENT, statement, f"It is used at the step {user}.")


def permit(reader: Reader, ref: str) -> Draft | None:
    """A role may do its steps, each in its system."""
    found = reader.read("role", ref, "steps in systems")
    rows = [row for row in found if isinstance(row, tuple)] if isinstance(found, tuple) else []
    if not rows:
        return None
    parts = [(str(row[0]), _steps(row[1])) for row in rows]
    system, allowed = parts[0]
    if len(parts) > 1:
        system = "the systems"
        allowed = "; ".join(f"in {each} {steps}" for each, steps in parts)
    statement = f"where the user {membership(ref)}, {system} shall allow {allowed}."
    return Draft(Pattern.OPTIONAL, statement, f"These steps are done by {actor(ref)}.", ref)


def _steps(names: Answer) -> str:
    """Names of steps in a sentence: "the steps “A” and “B”"."""
    said = [quoted(str(name)) for name in names] if isinstance(names, tuple) else []
    return f"the {'step' if len(said) == 1 else 'steps'} {listed(said)}"


def refuse(reader: Reader, ref: str) -> Draft | None:
    """Nobody else may do them."""
    systems = reader.text("role", ref, "systems")
    if not systems:
        return None
    said = f"if a user outside the role {quoted(ref)} attempts a step of this role"
    statement = f"{said}, then {systems} shall refuse the attempt."
    return Draft(Pattern.UNWANTED, statement, f"The steps belong to {quoted(ref)}.", ref)


def volume(reader: Reader, ref: str) -> Draft | None:
    """How many cases come in at most."""
    most = reader.text("scenario", ref, "highest arrivals")
    if not most:
        return None
    noun = "new case" if most == "1" else "new cases"
    statement = f"{subject(reader)} shall accept {most} {noun} in one working day."
    known = reader.text("scenario", ref, "arrivals")
    evidence = reader.text("scenario", ref, "arrivals evidence")
    rationale = f"Arrivals of the scenario: {known} in one working day, {evidence}."
    return Draft(Pattern.UBIQUITOUS, statement, rationale, "", "analysis")


def users(reader: Reader, ref: str) -> Draft | None:
    """How many people of a role work at once, at most."""
    systems = reader.text("role", ref, "systems")
    most = reader.text("staff", ref, "highest number of people") if systems else ""
    if not most:
        return None
    noun = "user" if most == "1" else "users"
    statement = f"{systems} shall serve {most} {noun} of the role {quoted(ref)} at the same time."
    known, evidence = (reader.text("staff", ref, fact) for fact in ("people", "people evidence"))
    rationale = f"People of the scenario: {known}, {evidence}."
    return Draft(Pattern.UBIQUITOUS, statement, rationale, ref, "analysis")


DATA, INTERFACE = RequirementKind.DATA, RequirementKind.INTERFACE
PERMISSION, PERFORMANCE = RequirementKind.PERMISSION, RequirementKind.PERFORMANCE

SURROUNDING_RULES = (
    Rule("DR", "data", "content", DATA, content),
    Rule("DR", "data", "history", DATA, history),
    Rule("DR", "data", "owner", DATA, ownership),
    Rule("DR", "data", "state", DATA, state),
    Rule("DR", "data", "keep", DATA, retention),
    Rule("IR", "message", "acknowledge", INTERFACE, acknowledge),
    Rule("IR", "message", "complain", INTERFACE, complain),
    Rule("IR", "message", "failure", INTERFACE, undelivered),
    Rule("IR", "message", "deliver", INTERFACE, deliver),
    Rule("IR", "path", "transfer", INTERFACE, transfer),
    Rule("PR", "role", "allow", PERMISSION, permit),
    Rule("PR", "role", "refuse", PERMISSION, refuse),
    Rule("QR", "scenario", "volume", PERFORMANCE, volume),
    Rule("QR", "role", "users", PERFORMANCE, users),
)
