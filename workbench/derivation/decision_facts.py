"""What can be asked about how a decision is made, and about events that race each other."""

from __future__ import annotations

from workbench.derivation.event_facts import ends_all, position, recipients, timed
from workbench.derivation.naming import name, title
from workbench.derivation.onward_facts import target
from workbench.derivation.phrases import listed, quoted, tidy
from workbench.derivation.reader import FactFunction
from workbench.derivation.step_facts import automatic, manner
from workbench.derivation.walk import splits
from workbench.derivation.way_facts import WayFunction, answers, labels, of_place
from workbench.model.element import FlowNode, Gateway
from workbench.model.process import Process
from workbench.model.trace import Answer

DECIDED = {"decision": "exactly one", "choice of several": "at least one"}


def _which(process: Process, ref: str) -> str:
    """The answers of a decision, in a sentence: "exactly one of the answers “yes” or “no”"."""
    count, said = DECIDED.get(splits(process, ref), ""), labels(process, ref)
    return (
        f"{count} of the answers {listed(list(map(quoted, said)), 'or')}" if count and said else ""
    )


def decided_by(process: Process, ref: str) -> str:
    """The id of the rule task that asks the same question right before a gateway; or ""."""
    before = [flow.source for flow in process.incoming(ref)]
    task = process.by_id.get(before[0]) if len(before) == 1 else None
    if task is None or manner(process, task) != "rule" or not _which(process, ref):
        return ""
    alone = len(process.outgoing(task.id)) == 1
    same = tidy(process.by_id[ref].name) in {"", tidy(task.name)}
    return task.id if alone and same else ""


def _decider(process: Process, ref: str) -> str:
    task = decided_by(process, ref)
    return name(process, process.by_id[task]) if task else ""


def decides(process: Process, ref: str) -> str:
    """The answers between which a rule task decides, in a sentence; or ""."""
    ways = process.outgoing(ref)
    place = ways[0].target if len(ways) == 1 else ""
    asks = isinstance(process.by_id.get(place), Gateway) and decided_by(process, place) == ref
    return _which(process, place) if asks else ""


def decisions(process: Process, ref: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The questions that the same role answers straight after a step, with their answers."""
    who = process.who(process.by_id[ref])
    found: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    queue, seen = [flow.target for flow in process.outgoing(ref)], set[str]()
    for place in queue:
        node = process.by_id.get(place)
        if place in seen or not isinstance(node, Gateway) or process.who(node) != who:
            continue
        seen.add(place)
        if splits(process, place) in DECIDED and labels(process, place):
            found.append((name(process, node), answers(process, place)))
            queue.extend(flow.target for flow in process.outgoing(place))
        elif len(process.outgoing(place)) == 1:
            queue.append(process.outgoing(place)[0].target)
    return tuple(found)


def _races(process: Process, ref: str) -> list[str]:
    before = (flow.source for flow in process.incoming(ref) if flow.source in process.by_id)
    return [place for place in before if splits(process, place) == "race"]


def race(process: Process, ref: str) -> str:
    """The event-based gateway at which an event is awaited, in a sentence; or ""."""
    return next((title(process, place) for place in _races(process, ref)), "")


def rivals(process: Process, ref: str) -> tuple[str, ...]:
    """What else may happen at the wait to which an event belongs, save other deadlines."""
    found: list[str] = []
    for place in _races(process, ref)[:1]:
        for flow in process.outgoing(place):
            node = process.by_id.get(target(process, flow))
            if node is not None and node.id != ref and not timed(process, node):
                found.append(name(process, node))
    return tuple(found)


def repeats_outcome(process: Process, ref: str) -> bool:
    """Whether an end before this one stands for the same outcome."""
    said = _outcome(process, process.by_id[ref])
    alike = (node.id for node in process.nodes if said and _outcome(process, node) == said)
    return next(alike, ref) != ref


def _outcome(process: Process, node: FlowNode) -> tuple[Answer, ...]:
    if position(process, node) != "end":
        return ()
    return name(process, node), recipients(process, node), ends_all(process, node)


QUESTIONS: dict[str, WayFunction] = {
    "automatic": automatic,
    "rule task": decided_by,
    "rule task name": _decider,
    "result": decides,
    "decides": lambda process, ref: bool(decides(process, ref)),
    "decisions": decisions,
    "race": race,
    "races": lambda process, ref: bool(_races(process, ref)),
    "other events": rivals,
    "outcome again": repeats_outcome,
}

DECISION_FACTS: dict[str, FactFunction] = {key: of_place(ask) for key, ask in QUESTIONS.items()}
