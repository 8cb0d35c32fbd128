"""What elements are called in a sentence: by their name, else by where they stand.

The id of an element means nothing to a reader; only a step without a name, which `check`
reports, is called by it.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.derivation.phrases import listed, quoted, tidy
from workbench.derivation.walk import asks, joins, label, next_steps, previous_steps, splits
from workbench.model.element import Activity, Event, FlowNode, Gateway, Position
from workbench.model.process import Process

NAMES_AT_MOST = 3
NOUNS = {"decision": "decision", "choice of several": "decision", "race": "wait"}


def name(process: Process, node: FlowNode) -> str:
    """The name on one line; else what the node is and where it stands."""
    if tidy(node.name):
        return tidy(node.name)
    if isinstance(node, Gateway):
        return title(process, node.id)
    return _event(process, node) if isinstance(node, Event) else node.id


def name_of(process: Process, ref: str) -> str:
    """The name of a node by its id; the id where there is no such node."""
    node = process.by_id.get(ref)
    return name(process, node) if node else ref


def mention(process: Process, ref: str) -> str:
    """A node in a sentence: its name quoted, or what it is and where it stands."""
    node = process.by_id.get(ref)
    described = isinstance(node, Gateway | Event) and not tidy(node.name)
    return name_of(process, ref) if described else quoted(name_of(process, ref))


def title(process: Process, ref: str) -> str:
    """A gateway in a sentence: its name quoted, or "the decision after “Check”"."""
    if tidy(process.by_id[ref].name):
        return quoted(tidy(process.by_id[ref].name))
    waits = joins(process, ref) in {"all", "those chosen"}
    noun = NOUNS.get(splits(process, ref), "join" if waits else "gateway")
    before = _before(process, ref, "and" if noun == "join" else "or")
    return f"the {noun} after {before}" if before else f"the {noun} {quoted(ref)}"


def _event(process: Process, event: Event) -> str:
    """An event without a name: "the end after “Ship”", "the timer at “Check”"."""
    if event.position is Position.START:
        return _start(process, event)
    text = next((tidy(each.text) for each in event.definitions if tidy(each.text)), "")
    noun = f"{_noun(event)} {quoted(text)}" if text else _noun(event)
    if event.position is Position.BOUNDARY:
        return f"the {noun} at {quoted(name_of(process, event.attached_to or ''))}"
    answer = _answer(process, event.id) if event.position is Position.END else ""
    after = answer or _before(process, event.id, "or")
    return f"the {noun} after {after}" if after else f"the {noun}"


def _noun(event: Event) -> str:
    if event.position is Position.END:
        return "end"
    return str(event.triggers[0]) if event.triggers else "event"


def _start(process: Process, event: Event) -> str:
    """A start without a name, by what it is the start of; one of several by what follows."""
    said = f"the {event.triggers[0]} that starts" if event.triggers else "the start of"
    beside = (node for node in process.children(event.parent) if node.process == event.process)
    starts = [node for node in beside if _is_start(node) and not tidy(node.name)]
    steps = [_step(process, place) for place in next_steps(process, event.id)]
    after = [quoted(step) for step in steps if step]
    if len(starts) > 1 and after:
        return f"the start before {_some(after, 'or')}"
    whole = _whole(process, event)
    return f"{said} {quoted(whole) if whole else 'the case'}"


def _whole(process: Process, event: Event) -> str:
    """The name of the sub-process, pool or process that an event belongs to; or ""."""
    around = process.by_id.get(event.parent or "")
    if around is not None:
        return name(process, around)
    pools = [tidy(pool.name) for pool in process.participants if pool.process == event.process]
    return next((pool for pool in pools if pool), "") or tidy(process.name)


def _is_start(node: FlowNode) -> bool:
    return isinstance(node, Event) and node.position is Position.START


def _step(process: Process, ref: str) -> str:
    node = process.by_id[ref]
    return name(process, node) if isinstance(node, Activity) else ""


def _answer(process: Process, ref: str) -> str:
    """The one answer by which a case comes to a node, in a sentence; or ""."""
    flows = process.incoming(ref)
    if len(flows) != 1 or not asks(process, flows[0].source) or not label(process, flows[0]):
        return ""
    return f"the answer {quoted(label(process, flows[0]))} to {title(process, flows[0].source)}"


def _before(process: Process, ref: str, joint: str) -> str:
    """The steps that can come just before, in a sentence: "“A”, “B” or another step"."""
    return _some([mention(process, place) for place in previous_steps(process, ref)], joint)


def _some(names: Iterable[str], joint: str) -> str:
    found = list(dict.fromkeys(names))
    if len(found) > NAMES_AT_MOST:
        found = [*found[: NAMES_AT_MOST - 1], f"{len(found) - NAMES_AT_MOST + 1} others"]
    return listed(found, joint)
