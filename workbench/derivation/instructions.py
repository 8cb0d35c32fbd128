"""Work instructions: one for each step that somebody of the agency does."""

from __future__ import annotations

import re

from workbench.derivation.phrases import (
    capital,
    listed,
    quoted,
    sentence,
    slug,
    stand,
    thing,
    things,
)
from workbench.derivation.reader import Known, Reader
from workbench.derivation.rule import item_id
from workbench.model.instruction import Decision, WorkInstruction

DONE = re.compile(r"(?:you are )?(?:done|finished|complete|ready) when\W+(.+)", re.IGNORECASE)
"""A line of the notes that says when the step is done."""


def instructions(known: Known) -> tuple[WorkInstruction, ...]:
    """The instructions of all roles, in the order of the steps."""
    found = (_instruction(known, node.id) for node in known.process.nodes)
    return tuple(each for each in found if each)


def _instruction(known: Known, node: str) -> WorkInstruction | None:
    reader = Reader(known)
    if reader.read("step", node, "human") is not True:
        return None
    role = reader.text("step", node, "who")
    if not role:
        return None
    return WorkInstruction(
        id=item_id(reader, "WI", slug(role), node),
        role=role,
        node=node,
        title=reader.text("step", node, "name"),
        trigger=_trigger(reader, node),
        needs=_needs(reader, node),
        actions=_actions(reader, node),
        decisions=_decisions(reader, node),
        result=_result(reader, node),
        hands_over=_hands_over(reader, node),
        cautions=_cautions(reader, node),
        time=_time(reader, node),
        sources=reader.sources(),
    )


def _trigger(reader: Reader, node: str) -> str:
    """What has happened when the step is to be done."""
    origins = reader.read("step", node, "comes from")
    rows = origins if isinstance(origins, tuple) else ()
    said = [_origin(*map(str, row)) for row in rows if isinstance(row, tuple)]
    return " Or: ".join(dict.fromkeys(said))


def _origin(kind: str, name: str, *more: str) -> str:
    others = [each for each in more if each]
    names = listed([quoted(each) for each in (name, *others)])
    match kind:
        case "answer":
            return f"The answer to {quoted(name)} is {listed([quoted(each) for each in others])}."
        case "clause":
            return sentence(name)
        case "event":
            return f"The wait of {others[0]} at {quoted(name)} is over."
        case "step" if others:
            return f"The steps {names} are all complete."
        case "step":
            return f"The step {names} is complete."
        case _ if others:
            return f"Those of the steps {names} that were begun are complete."
        case _:
            return f"{names} has been answered."


def _needs(reader: Reader, node: str) -> tuple[str, ...]:
    data = (capital(name) for name in reader.texts("step", node, "uses"))
    systems = (f"System: {name}" for name in reader.texts("step", node, "systems"))
    return (*data, *systems)


def _actions(reader: Reader, node: str) -> tuple[str, ...]:
    """What to do: the lines of the notes; without them the step, where, and with what."""
    lines = reader.texts("step", node, "notes")
    told = tuple(line for line in lines if not DONE.fullmatch(line))
    if told:
        return told
    step = f"complete the step {quoted(reader.text('step', node, 'name'))}"
    places = reader.texts("step", node, "places")
    where = f" in {listed(places)}" if places else ""
    needs = reader.texts("step", node, "uses")
    use = (f"Use {things(needs)}.",) if needs else ()
    return (sentence(f"{reader.text('step', node, 'deed') or step}{where}"), *use)


def _decisions(reader: Reader, node: str) -> tuple[Decision, ...]:
    found = reader.read("step", node, "decisions")
    decisions = []
    for row in found if isinstance(found, tuple) else ():
        if isinstance(row, tuple) and isinstance(row[1], tuple):
            pairs = (pair for pair in row[1] if isinstance(pair, tuple))
            ways = tuple((str(pair[0]), str(pair[1])) for pair in pairs)
            decisions.append(Decision(str(row[0]), ways))
    return tuple(decisions)


def _result(reader: Reader, node: str) -> tuple[str, ...]:
    """When the step is done: as its notes say, else by the data that is then there."""
    found = (DONE.fullmatch(line) for line in reader.texts("step", node, "notes"))
    said = tuple(sentence(match[1]) for match in found if match)
    if said:
        return said
    states = dict(reader.pairs("step", node, "states"))
    return tuple(_there(name, states.get(name, "")) for name in reader.texts("step", node, "makes"))


def _there(name: str, state: str) -> str:
    verb = stand([name])
    what = f"in the state {quoted(state)}" if state else "on record"
    return sentence(f"{thing(name)} {verb} {what}")


def _hands_over(reader: Reader, node: str) -> tuple[str, ...]:
    """Who may get the case next, for which step."""
    pairs = reader.pairs("step", node, "hands to")
    return tuple(f"{who}: {quoted(step)}" for who, step in pairs)


def _cautions(reader: Reader, node: str) -> tuple[str, ...]:
    """Rules, deadlines and what is known to go wrong."""
    said = []
    if rule := reader.text("step", node, "rule"):
        law = " It is required by law." if reader.read("step", node, "mandated") is True else ""
        said.append(f"Follow the rule {quoted(rule)}.{law}")
    if limits := reader.texts("step", node, "limits"):
        said.append(f"The step must be complete within {listed(limits, 'or')}.")
    if problem := reader.text("step", node, "problem"):
        said.append(sentence(f"Known problem: {problem}"))
    return tuple(said)


def _time(reader: Reader, node: str) -> str:
    work = reader.text("step", node, "work")
    return f"About {work}" if work else ""
