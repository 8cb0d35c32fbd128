"""Requirements from what stands around the steps: data, messages, systems, roles, numbers."""

from __future__ import annotations

from workbench.derivation.phrases import actor, listed, membership, quoted, the
from workbench.derivation.reader import Reader
from workbench.derivation.rule import Draft, Rule, subject
from workbench.model.requirement import Pattern, RequirementKind


def content(reader: Reader, ref: str) -> Draft | None:
    """What a data object holds, where somebody has said so."""
    notes = reader.text("data", ref, "notes")
    if not notes:
        return None
    name = the(reader.text("data", ref, "name"))
    statement = f"{subject(reader)} shall hold these details of {name}: {notes}."
    return Draft(Pattern.UBIQUITOUS, statement, f"Described at {ref}.", "", "inspection")


def _is_made(reader: Reader, ref: str) -> bool:
    """Whether the process writes the record, and this is its first state."""
    first = reader.read("data", ref, "first") is True
    return first and reader.read("data", ref, "made") is True


def history(reader: Reader, ref: str) -> Draft | None:
    """Every change of a record can be shown."""
    if not _is_made(reader, ref):
        return None
    changed = f"when a user changes {the(reader.text('data', ref, 'name'))}"
    statement = f"{changed}, {subject(reader)} shall record the former content with the user."
    rationale = f"Data {ref} is a record of the agency."
    return Draft(Pattern.EVENT, statement, rationale, "", "inspection")


def ownership(reader: Reader, ref: str) -> Draft | None:
    """Who may change a data object: the roles whose steps write it."""
    if reader.read("data", ref, "first") is not True:
        return None
    writers = reader.texts("data", ref, "writers")
    if not writers:
        return None
    name = the(reader.text("data", ref, "name"))
    statement = f"{subject(reader)} shall allow only {listed(writers)} to change {name}."
    return Draft(Pattern.UBIQUITOUS, statement, f"Only their steps write {ref}.")


def state(reader: Reader, ref: str) -> Draft | None:
    """The state that a data object is left in."""
    word, steps = reader.text("data", ref, "state"), reader.texts("data", ref, "made in")
    if not word or not steps:
        return None
    name = the(reader.text("data", ref, "name"))
    done = listed([quoted(step) for step in steps], "or")
    said = f"when the step {done} is complete"
    statement = f"{said}, {subject(reader)} shall set the state of {name} to {quoted(word)}."
    return Draft(Pattern.EVENT, statement, f"Data {ref} has this state.")


def retention(reader: Reader, ref: str) -> Draft | None:
    """A data store outlives the case."""
    if not _is_made(reader, ref) or reader.read("data", ref, "store") is not True:
        return None
    name = the(reader.text("data", ref, "name"))
    statement = f"when a case is closed, {subject(reader)} shall keep {name}."
    rationale = f"Data store {ref} outlives the case."
    return Draft(Pattern.EVENT, statement, rationale, "", "inspection")


def acknowledge(reader: Reader, ref: str) -> Draft | None:
    """A message from outside is acknowledged."""
    party = reader.text("message", ref, "from")
    if not party or reader.text("message", ref, "to"):
        return None
    system, name = _message(reader, ref)
    said = f"when the message {name} arrives from {actor(party)}"
    statement = f"{said}, {system} shall acknowledge the receipt to {actor(party)}."
    return Draft(Pattern.EVENT, statement, f"Message flow {ref} comes from outside.")


def complain(reader: Reader, ref: str) -> Draft | None:
    """An incomplete message is answered with what is missing."""
    party = reader.text("message", ref, "from")
    if not party or reader.text("message", ref, "to"):
        return None
    system, name = _message(reader, ref)
    said = f"if the message {name} from {actor(party)} lacks required content"
    statement = f"{said}, then {system} shall name each missing item to {actor(party)}."
    return Draft(Pattern.UNWANTED, statement, f"Message flow {ref} comes from outside.")


def undelivered(reader: Reader, ref: str) -> Draft | None:
    """A message that does not arrive is somebody's business."""
    party = reader.text("message", ref, "to")
    if not party or reader.text("message", ref, "from"):
        return None
    system, name = _message(reader, ref)
    said = f"if the message {name} cannot be delivered to {actor(party)}"
    whom = actor(reader.text("message", ref, "who"))
    statement = f"{said}, then {system} shall report the failure to {whom}."
    return Draft(Pattern.UNWANTED, statement, f"Message flow {ref} goes outside.")


def deliver(reader: Reader, ref: str) -> Draft | None:
    """A message between two processes of the agency."""
    if reader.text("message", ref, "from") or reader.text("message", ref, "to"):
        return None
    source = reader.text("message", ref, "source")
    if not source:
        return None
    system, name = _message(reader, ref)
    target = quoted(reader.text("message", ref, "target"))
    said = f"when the message {name} leaves {quoted(source)}"
    statement = f"{said}, {system} shall deliver the message to {target}."
    return Draft(Pattern.EVENT, statement, f"Message flow {ref} stays in the agency.")


def _message(reader: Reader, ref: str) -> tuple[str, str]:
    return reader.text("message", ref, "subject"), quoted(reader.text("message", ref, "name"))


def transfer(reader: Reader, ref: str) -> Draft | None:
    """The case moves from one system to another between two steps."""
    source, target = ref.split(">")
    if reader.read("path", ref, "leads on") is not True:
        return None
    giving, taking = subject(reader, source), subject(reader, target)
    if giving == taking:
        return None
    done = f"when the step {quoted(reader.text('step', source, 'name'))} is complete"
    statement = f"{done}, {giving} shall provide the data of the case to {taking}."
    return Draft(Pattern.EVENT, statement, f"The system changes between {source} and {target}.")


def permit(reader: Reader, ref: str) -> Draft | None:
    """A role may do its steps."""
    steps = reader.texts("role", ref, "screen steps")
    if not steps:
        return None
    names = listed([quoted(step) for step in steps])
    noun = "step" if len(steps) == 1 else "steps"
    where = f"where the user {membership(ref)}"
    statement = f"{where}, {subject(reader)} shall allow the {noun} {names}."
    return Draft(Pattern.OPTIONAL, statement, f"These steps are done by {quoted(ref)}.", ref)


def refuse(reader: Reader, ref: str) -> Draft | None:
    """Nobody else may do them."""
    if reader.read("role", ref, "has screen steps") is not True:
        return None
    said = f"if a user outside the role {quoted(ref)} attempts a step of this role"
    statement = f"{said}, then {subject(reader)} shall refuse the attempt."
    return Draft(Pattern.UNWANTED, statement, f"The steps belong to {quoted(ref)}.", ref)


def volume(reader: Reader, ref: str) -> Draft | None:
    """How many cases come in."""
    arrivals = reader.text("scenario", ref, "arrivals")
    if not arrivals:
        return None
    cases = "new case" if arrivals == "1" else "new cases"
    statement = f"{subject(reader)} shall accept {arrivals} {cases} in one working day."
    rationale = f"Arrivals of the scenario: {reader.text('scenario', ref, 'arrivals evidence')}."
    return Draft(Pattern.UBIQUITOUS, statement, rationale, "", "analysis")


def users(reader: Reader, ref: str) -> Draft | None:
    """How many people of a role work at once."""
    if reader.read("role", ref, "has screen steps") is not True:
        return None
    people = reader.text("staff", ref, "people")
    if not people:
        return None
    noun = "user" if people == "1" else "users"
    statement = (
        f"{subject(reader)} shall serve {people} {noun} of the role {quoted(ref)} at the same time."
    )
    rationale = f"Staff of the scenario: {reader.text('staff', ref, 'people evidence')}."
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
