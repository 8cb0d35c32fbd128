"""The steps of an acceptance test: what is done at each node of a run and what is then seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.derivation.phrases import capital, people, quoted
from workbench.derivation.reader import Reader
from workbench.derivation.script_gateways import GATEWAYS, SYSTEM, TESTER, stored
from workbench.derivation.visits import Visit
from workbench.model.verification import TestStep


def write(reader: Reader, route: Iterable[Visit]) -> Iterator[TestStep]:
    """The test steps for the visits of a run; a visit at which nothing is done has none."""
    for visit in route:
        step = _visit(reader, visit)
        if step:
            yield step


def _visit(reader: Reader, visit: Visit) -> TestStep | None:
    node = visit.node
    if visit.how in {"opened", "stopped"}:
        return _opened(reader, node)
    if manner := reader.text("step", node, "manner"):
        return ACTIVITIES[manner](reader, node)
    if visit.how == "caught":
        return _caught(reader, node)
    if position := reader.text("step", node, "position"):
        return EVENTS[position](reader, node)
    splits = reader.text("step", node, "splits")
    return GATEWAYS[splits](reader, node, visit.flows) if splits else None


def _name(reader: Reader, node: str) -> str:
    return reader.text("step", node, "mention")


def _who(reader: Reader, node: str) -> str:
    return reader.text("step", node, "who") or TESTER


def _person(reader: Reader, node: str) -> TestStep:
    name = _name(reader, node)
    told = reader.read("step", node, "handed over") is True
    action = f"Open the notice for {name} and do the step." if told else f"Do the step {name}."
    expected = stored(reader, node, "The step is recorded with the time and the user.")
    return TestStep(_who(reader, node), action, expected, node)


def _opened(reader: Reader, node: str) -> TestStep:
    """A step that is begun and left open, because something happens during it."""
    name, begun = _name(reader, node), reader.text("step", node, "begun")
    if begun == "entered":
        return _inside(reader, node)
    if begun in {"opened", "begun"}:
        verb = "Open" if begun == "opened" else "Begin"
        action = f"{verb} the step {name} and leave it open."
        return TestStep(_who(reader, node), action, "The step is open.", node)
    action = f"Let the case reach the step {name} and hold it there."
    return TestStep(TESTER, action, "The step is not complete.", node)


def _manual(reader: Reader, node: str) -> TestStep:
    action = f"Do the step {_name(reader, node)} by hand."
    expected = stored(reader, node, "The step is done as the work instruction says.")
    return TestStep(_who(reader, node), action, expected, node)


def _send(reader: Reader, node: str) -> TestStep:
    name = _name(reader, node)
    told = reader.read("step", node, "handed over") is True
    begin = f"Open the notice for {name}, do the step" if told else f"Do the step {name}"
    names = reader.texts("step", node, "sent to")
    to = people(names) if names else "the one it is for"
    expected = stored(reader, node, f"The message reaches {to}.")
    if reader.texts("step", node, "makes") and names:
        expected += f" The message reaches {to}."
    return TestStep(_who(reader, node), f"{begin} and send the message.", expected, node)


def _receive(reader: Reader, node: str) -> TestStep:
    action = f"Supply what the step {_name(reader, node)} waits for."
    expected = stored(reader, node, "The receipt is recorded with the date and the time.")
    return TestStep(_who(reader, node), action, expected, node)


def _alone(reader: Reader, node: str) -> TestStep:
    action = f"Wait until the step {_name(reader, node)} is complete."
    expected = stored(reader, node, "The step is complete without user action.")
    return TestStep(SYSTEM, action, expected, node)


def _rule(reader: Reader, node: str) -> TestStep | None:
    """A rule; one that answers the question right behind it is seen there."""
    if reader.read("step", node, "decides") is True:
        return None
    action = f"Let the system decide the step {_name(reader, node)}."
    return TestStep(SYSTEM, action, stored(reader, node, "The result is recorded."), node)


def _call(reader: Reader, node: str) -> TestStep:
    process = quoted(reader.text("step", node, "called") or reader.text("step", node, "name"))
    action = f"Run the process {process} from the step {_name(reader, node)}."
    return TestStep(TESTER, action, "The process is complete and the case goes on.", node)


def _inside(reader: Reader, node: str) -> TestStep:
    action = f"Begin the sub-process {_name(reader, node)}."
    return TestStep(TESTER, action, "Its first step is open.", node)


def _start(reader: Reader, node: str) -> TestStep:
    name, who = _name(reader, node), _who(reader, node)
    trigger = reader.text("step", node, "trigger")
    actions = {
        "none": f"Start a case: {name}.",
        "message": f"Send what starts a case: {name}.",
        "timer": f"Let the time of {name} come.",
    }
    action = actions.get(trigger, f"Set off the {trigger} {name}.")
    return TestStep(who, action, "A new case is open with the date and the time.", node)


def _inner_start(reader: Reader, node: str) -> None:
    return None


def _event_start(reader: Reader, node: str) -> TestStep:
    trigger = reader.text("step", node, "trigger")
    around = quoted(reader.text("step", node, "around"))
    if trigger == "timer":
        time = reader.text("step", node, "deadline") or _name(reader, node)
        action = f"Move the clock forward by {time} while the case is open."
    else:
        kind = "event" if trigger == "none" else trigger
        action = f"Set off the {kind} {_name(reader, node)} while the case is open."
    stops = reader.read("step", node, "interrupting") is True
    rest = " Every other open step is stopped." if stops else ""
    return TestStep(TESTER, action, f"{around} has started.{rest}", node)


def _event_end(reader: Reader, node: str) -> TestStep:
    around = quoted(reader.text("step", node, "around"))
    closed = reader.read("step", node, "closes case") is True
    expected = "The case is closed." if closed else f"{around} is complete. The case is still open."
    return TestStep(TESTER, f"Look at the case after {around}.", expected, node)


def _await(reader: Reader, node: str) -> TestStep | None:
    if reader.read("step", node, "is link") is True:
        return None
    onward = reader.text("step", node, "ways out")
    expected = f"The case goes on with {onward}." if onward else "This way of the case ends."
    name = _name(reader, node)
    if reader.read("step", node, "timed") is True:
        time = reader.text("step", node, "deadline") or "the time"
        action = f"Move the clock forward by {time} at {name}."
        return TestStep(TESTER, action, expected, node)
    return TestStep(TESTER, f"Let this happen: {name}.", expected, node)


def _throw(reader: Reader, node: str) -> TestStep | None:
    if reader.read("step", node, "is link") is True:
        return None
    trigger = reader.text("step", node, "trigger")
    seen = {"none": "The milestone is recorded.", "message": "The message is sent."}
    expected = seen.get(trigger, f"The {trigger} is raised.")
    return TestStep(SYSTEM, f"Watch the event {_name(reader, node)}.", expected, node)


def _boundary(reader: Reader, node: str) -> TestStep:
    trigger, host = reader.text("step", node, "trigger"), reader.text("step", node, "attached")
    during = f"during the step {quoted(host)}"
    if trigger == "timer":
        time = reader.text("step", node, "deadline") or _name(reader, node)
        action = f"Move the clock forward by {time} {during}."
    else:
        action = f"Set off the {trigger} {_name(reader, node)} {during}."
    stops = reader.read("step", node, "interrupting") is True
    goes = "is stopped" if stops else "stays open"
    onward = reader.text("step", node, "ways out")
    then = f"The case goes on with {onward}." if onward else ""
    return TestStep(TESTER, action, f"The step {quoted(host)} {goes}. {then}".strip(), node)


def _caught(reader: Reader, node: str) -> TestStep:
    """An event on the border that one inside has set off."""
    host = quoted(reader.text("step", node, "attached"))
    stops = reader.read("step", node, "interrupting") is True
    goes = "is stopped" if stops else "stays open"
    onward = reader.text("step", node, "ways out")
    then = f"The case goes on with {onward}." if onward else ""
    action = f"Look at what {reader.text('step', node, 'mention')} does to the step {host}."
    return TestStep(TESTER, action, f"The step {host} {goes}. {then}".strip(), node)


def _end(reader: Reader, node: str) -> TestStep:
    names = reader.texts("step", node, "recipients")
    learn = "learns" if len(names) == 1 else "learn"
    told = f" {capital(people(names))} {learn} of it." if names else ""
    rest = " Every other step is cancelled." if reader.read("step", node, "ends all") else ""
    action = f"Look at the outcome of the case: {_name(reader, node)}."
    return TestStep(TESTER, action, f"The outcome is recorded with the date.{told}{rest}", node)


def _inner_end(reader: Reader, node: str) -> None:
    return None


ACTIVITIES = {
    "person": _person,
    "manual": _manual,
    "send": _send,
    "receive": _receive,
    "system": _alone,
    "rule": _rule,
    "call": _call,
    "sub-process": _inside,
}
EVENTS = {
    "start": _start,
    "inner start": _inner_start,
    "event start": _event_start,
    "intermediate catch": _await,
    "intermediate throw": _throw,
    "boundary": _boundary,
    "end": _end,
    "inner end": _inner_end,
    "event end": _event_end,
}
