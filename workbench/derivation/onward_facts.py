"""What a sequence flow leads to.

Gateways that only lead on are looked through. A join is looked through as well, but what else
it waits for is said: "the step “Compile” once the step “Train” is complete too".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workbench.derivation.join_facts import Way, once, still_awaited
from workbench.derivation.naming import mention, name_of, title
from workbench.derivation.phrases import is_question, listed, quoted, tidy
from workbench.derivation.step_facts import automatic
from workbench.derivation.walk import asks, joins, splits
from workbench.model.element import Activity, Event, Gateway, Position, SequenceFlow
from workbench.model.process import Process


class Onward(NamedTuple):
    """The id of what comes next, and the ways of joins that are waited for before it does."""

    place: str
    waits: tuple[Way, ...]


def behind(process: Process, flow: SequenceFlow) -> Onward:
    """What a flow leads to: its target, or what lies behind gateways with one way out."""
    place, seen, waits = flow.target, {flow.source}, list[Way]()
    while place in process.by_id and place not in seen:
        seen.add(place)
        ways = process.outgoing(place)
        is_gateway = isinstance(process.by_id[place], Gateway)
        if not is_gateway or len(ways) != 1 or joins(process, place) == "complex":
            break
        waits += still_awaited(process, flow)
        flow = ways[0]
        place = flow.target
    return Onward(place, tuple(dict.fromkeys(waits)))


def target(process: Process, flow: SequenceFlow) -> str:
    """The id of what a flow leads to."""
    return behind(process, flow).place


def target_name(process: Process, flow: SequenceFlow) -> str:
    """The name of what a flow leads to, and what else that waits for."""
    place, waits = behind(process, flow)
    return f"{_steps(process, place) or name_of(process, place)}{once(waits)}"


def onward(process: Process, flow: SequenceFlow) -> str:
    """What a flow leads to, in a sentence: "the step “Check”", "the outcome “Issued”"."""
    place, waits = behind(process, flow)
    return f"{_thing(process, place)}{once(waits)}"


def onwards(process: Process, ref: str) -> tuple[str, ...]:
    """What the flows out of a node lead to, in a sentence."""
    return tuple(dict.fromkeys(onward(process, flow) for flow in process.outgoing(ref)))


def ways_out(process: Process, ref: str) -> str:
    """What the flows out of a node lead to, in a sentence: "the steps “A” and “B”"; or ""."""
    ways = tuple(dict.fromkeys(behind(process, flow) for flow in process.outgoing(ref)))
    steps = all(isinstance(process.by_id.get(way.place), Activity) for way in ways)
    if len(ways) > 1 and steps and not any(way.waits for way in ways):
        return f"the steps {listed([quoted(name_of(process, way.place)) for way in ways])}"
    return listed(onwards(process, ref))


def _thing(process: Process, place: str) -> str:
    node = process.by_id.get(place)
    match node:
        case None:
            return quoted(place)
        case Event():
            kind = "the outcome " if node.position is Position.END else "the event "
            return f"{kind if tidy(node.name) else ''}{mention(process, place)}"
        case Gateway():
            question = asks(process, place) and is_question(node.name)
            named = f"the question {title(process, place)}" if question else title(process, place)
            return _steps(process, place) or named
        case _:
            return f"the step {quoted(name_of(process, place))}"


def _steps(process: Process, place: str) -> str:
    """The steps that a parallel split without a name sets going, in a sentence; or ""."""
    node = process.by_id.get(place)
    if node is None or tidy(node.name) or splits(process, place) != "parallel":
        return ""
    things = () if joins(process, place) else opened(process, place)
    if len(things) < 2 or any(kind != "step" for kind, _ in things):
        return ""
    return f"the steps {listed([what for _, what in things])} at the same time"


def opened(process: Process, ref: str) -> tuple[tuple[str, str], ...]:
    """What a parallel split sets going, each with its kind: "step", "event", "throw",
    "outcome", "question" (for a person), "result" (for the system) or "gateway".

    A branch on which nothing is done opens nothing; a split right behind it is looked through.
    """
    return tuple(dict.fromkeys(_opened(process, ref, frozenset())))


def _opened(process: Process, ref: str, seen: frozenset[str]) -> Iterator[tuple[str, str]]:
    for flow in process.outgoing(ref):
        place, waits = behind(process, flow)
        if waits or place in seen or place == ref:
            continue
        if splits(process, place) == "parallel" and not joins(process, place):
            yield from _opened(process, place, seen | {ref})
        elif splits(process, place) == "race":
            ways = process.outgoing(place)
            events = [mention(process, target(process, way)) for way in ways]
            yield "event", f"the first of {listed(events)}"
        else:
            yield _kind(process, place), mention(process, place)


def _kind(process: Process, place: str) -> str:
    node = process.by_id.get(place)
    if isinstance(node, Event):
        return {Position.END: "outcome", Position.THROW: "throw"}.get(node.position, "event")
    if asks(process, place):
        return "result" if automatic(process, place) else "question"
    return "gateway" if isinstance(node, Gateway) else "step"
