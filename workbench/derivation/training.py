"""Training items: what a role must be able to do, with a question, its answer and others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.derivation.phrases import actor, capital, listed, people, quoted, thing, things
from workbench.derivation.reader import Known, Reader
from workbench.derivation.rule import item_id
from workbench.model.instruction import TrainingItem


@dataclass(frozen=True)
class _Lesson:
    """The words of an item."""

    role: str
    objective: str
    exercise: str
    question: str
    answer: str
    distractors: tuple[str, ...]


def training(known: Known) -> tuple[TrainingItem, ...]:
    """The items of all roles, in the order of the nodes."""
    found: list[TrainingItem | None] = []
    for node in known.process.nodes:
        found += [_item(known, node.id, topic) for topic in BY_NODE]
        found += [_item(known, flow.id, "decision") for flow in known.process.outgoing(node.id)]
    return tuple(item for item in found if item)


def _item(known: Known, ref: str, topic: str) -> TrainingItem | None:
    reader = Reader(known)
    lesson = (BY_NODE | BY_FLOW)[topic](reader, ref)
    if lesson is None or not lesson.role:
        return None
    return TrainingItem(
        id=item_id(reader, "TR", ref, topic),
        role=lesson.role,
        node=reader.text("flow", ref, "gateway") if topic in BY_FLOW else ref,
        topic=topic,
        objective=lesson.objective,
        exercise=lesson.exercise,
        question=lesson.question,
        answer=lesson.answer,
        distractors=lesson.distractors,
        sources=reader.sources(),
    )


def _step(reader: Reader, node: str) -> _Lesson | None:
    """A step is practised; the question is for its rule, else what it makes, else who does it."""
    if reader.read("step", node, "human") is not True:
        return None
    name, role = reader.text("step", node, "name"), reader.text("step", node, "who")
    needs = reader.texts("step", node, "uses")
    what = reader.text("step", node, "deed") or f"complete the step {quoted(name)}"
    question, answer, others = _asked(reader, node, name, role)
    given = f"Given {things(needs)}: " if needs else ""
    return _Lesson(
        role,
        f"You can {what} without help.",
        capital(f"{given}{what} for a practice case, then compare with a colleague."),
        question,
        answer,
        others,
    )


def _asked(reader: Reader, node: str, name: str, role: str) -> tuple[str, str, tuple[str, ...]]:
    if rules := reader.texts("step", node, "rules to tell apart"):
        return f"Which rule holds at {quoted(name)}?", rules[0], rules[1:]
    if made := reader.texts("step", node, "makes"):
        used = (each for each in reader.texts("step", node, "uses") if each not in made)
        others = tuple(thing(each) for each in used)
        return f"What do you make at {quoted(name)}?", things(made), others
    others = reader.texts("role", role, "others")
    return f"Who does the step {quoted(name)}?", role, others


def _hand_off(reader: Reader, node: str) -> _Lesson | None:
    """Who gets the case next."""
    if reader.read("step", node, "human") is not True:
        return None
    found = reader.read("step", node, "next roles")
    groups = [row for row in found if isinstance(row, tuple)] if isinstance(found, tuple) else []
    if not groups:
        return None
    name = quoted(reader.text("step", node, "name"))
    together = len(groups) == 1 and len(groups[0]) > 1
    asked = "Who gets the case at the same time" if together else "Who can get the case"
    return _Lesson(
        reader.text("step", node, "who"),
        f"You can say who gets the case after {name}.",
        f"Hand a practice case over after {name} to the right place.",
        f"{asked} after {name}?",
        capital(_whom([[str(role) for role in group] for group in groups])),
        tuple(capital(actor(who)) for who in reader.texts("step", node, "not next")),
    )


def _whom(groups: list[list[str]]) -> str:
    """Those who get the case together with "and", those of whom one gets it with "or"."""
    if all(len(group) == 1 for group in groups):
        return people(list(dict.fromkeys(group[0] for group in groups)), "or")
    return "; or ".join(people(group) for group in groups)


def _decision(reader: Reader, flow: str) -> _Lesson | None:
    """Where an answer leads."""
    if reader.read("flow", flow, "asked") is not True:
        return None
    when, onward = reader.text("flow", flow, "when"), reader.text("flow", flow, "onward")
    if not when:
        return None
    return _Lesson(
        reader.text("flow", flow, "who"),
        f"You can recognise a case in which {when}, and say where it goes.",
        f"Find a practice case in which {when}; give the reason.",
        f"What comes next when {when}?",
        capital(onward),
        tuple(capital(other) for other in reader.texts("flow", flow, "siblings")),
    )


def _deadline(reader: Reader, node: str) -> _Lesson | None:
    """How long something may take."""
    if reader.read("step", node, "waits for time") is not True:
        return None
    limit = reader.text("step", node, "deadline")
    if not limit:
        return None
    what, asked = _wait(reader, node)
    follows = reader.text("step", node, "ways out")
    then = f" When it is over, the case goes on with {follows}." if follows else ""
    return _Lesson(
        reader.text("step", node, "who"),
        f"You can say how long {what}.",
        f"For a case of today, count on which day the time is over: how long {what}.{then}",
        asked,
        limit,
        _other_times(limit),
    )


def _wait(reader: Reader, node: str) -> tuple[str, str]:
    """How long something is, as a clause and as a question; the name of a deadline would give
    the answer away."""
    if host := reader.text("step", node, "attached"):
        step = quoted(host)
        return f"the step {step} may take", f"How long may the step {step} take?"
    if events := [quoted(name) for name in reader.texts("step", node, "other events")]:
        wait = f"the wait for {listed(events, 'or')}"
    else:
        before = [quoted(name) for name in reader.texts("step", node, "previous")]
        wait = f"the wait after {listed(before, 'or')}" if before else "the wait"
    return f"{wait} is", f"How long is {wait}?"


def _other_times(limit: str) -> tuple[str, ...]:
    """Deadlines that are easily taken for this one: other days, half, double."""
    shape = re.fullmatch(r"([\d.]+) (calendar|working) days?", limit)
    if not shape:
        return ()
    number, kind = float(shape[1]), shape[2]
    other = "working" if kind == "calendar" else "calendar"
    values = ((number, other), (number * 2, kind), (number / 2, kind))
    return tuple(f"{value:g} {days} day{'' if value == 1 else 's'}" for value, days in values)


def _exception(reader: Reader, node: str) -> _Lesson | None:
    """What to do when something goes wrong during a step."""
    if reader.read("step", node, "goes wrong") is not True:
        return None
    event = quoted(reader.text("step", node, "name"))
    host = quoted(reader.text("step", node, "attached"))
    onward = reader.text("step", node, "ways out")
    if not onward:
        return None
    return _Lesson(
        reader.text("step", node, "who"),
        f"You can act when {event} happens during the step {host}.",
        f"Play through {event} during the step {host}.",
        f"What comes next when {event} happens during the step {host}?",
        capital(onward),
        (f"The step {host} again", "The case is closed"),
    )


BY_NODE = {
    "step": _step,
    "hand-off": _hand_off,
    "deadline": _deadline,
    "exception": _exception,
}
BY_FLOW = {"decision": _decision}
