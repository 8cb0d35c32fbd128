"""What can be asked about a node and those around it: what comes before, next and instead.

Gateways and events that only lead on are looked through: the next step of a step is the next
one that somebody does.
"""

from __future__ import annotations

from collections.abc import Callable

from workbench.derivation.join_facts import awaited
from workbench.derivation.naming import name_of, title
from workbench.derivation.onward_facts import opened, target, target_name, ways_out
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.walk import (
    joins,
    label,
    next_steps,
    only_leads_on,
    previous_steps,
    splits,
)
from workbench.model.process import Process
from workbench.model.trace import Answer

WayFunction = Callable[[Process, str], Answer]


def of_place(ask: WayFunction) -> FactFunction:
    """A question about the place of a node in the flow; None where the node is not there."""

    def answer(known: Known, ref: str) -> Answer:
        return ask(known.process, ref) if ref in known.process.by_id else None

    return answer


def answers(process: Process, ref: str) -> tuple[tuple[str, str], ...]:
    """The labels of the ways out, each with the name of what it leads to."""
    ways = process.outgoing(ref)
    return tuple((label(process, way), target_name(process, way)) for way in ways)


def labels(process: Process, ref: str) -> tuple[str, ...]:
    """The answers of a decision, the name of what follows for one without; () where none has."""
    found = answers(process, ref)
    return tuple(said or to for said, to in found) if any(said for said, _ in found) else ()


def _names(ask: Callable[[Process, str], tuple[str, ...]]) -> WayFunction:
    def answer(process: Process, ref: str) -> Answer:
        return tuple(name_of(process, place) for place in ask(process, ref))

    return answer


def _before(process: Process, ref: str) -> tuple[str, ...]:
    return tuple(flow.source for flow in process.incoming(ref))


def _after(process: Process, ref: str) -> tuple[str, ...]:
    return tuple(target(process, flow) for flow in process.outgoing(ref))


QUESTIONS: dict[str, WayFunction] = {
    "splits": splits,
    "joins": joins,
    "answers": answers,
    "labels": labels,
    "ways out": ways_out,
    "opens": opened,
    "awaits": awaited,
    "title": title,
    "only leads on": only_leads_on,
    "next": _names(next_steps),
    "previous": _names(previous_steps),
    "leads to": _names(_after),
    "waits for": _names(_before),
}

WAY_FACTS: dict[str, FactFunction] = {key: of_place(ask) for key, ask in QUESTIONS.items()}
