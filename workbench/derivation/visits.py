"""A run as its test tells it: which nodes are visited, how far, and what is shown by that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workbench.derivation.decision_facts import decides
from workbench.derivation.event_facts import is_link, position
from workbench.derivation.paths import Run
from workbench.derivation.reader import Known
from workbench.derivation.requirements import ids_as_opened, ids_of_flow, ids_of_step
from workbench.derivation.step_facts import manner
from workbench.derivation.walk import splits
from workbench.model.element import Event, SubProcess
from workbench.model.process import Process

CHOOSING = {"decision", "choice of several", "complex"}
SILENT = {"inner start", "inner end"}


class Visit(NamedTuple):
    """A node with the flows by which it is left, and how it is visited: "" in full, "opened"
    where an event on its border happens during it, "stopped" where that event also ends it,
    "finished" after such an event; "caught" for a border event set off by an event inside.
    """

    node: str
    flows: tuple[str, ...]
    how: str = ""


def visits(process: Process, run: Run) -> tuple[Visit, ...]:
    """The visits of a run in their order; flows out of a sub-process stand at its last node."""
    steps: list[tuple[str, list[str]]] = []
    for part in run.route:
        if part in process.by_id:
            steps.append((part, []))
        elif steps:
            steps[-1][1].append(part)
    return tuple(_told(process, steps))


def _told(process: Process, steps: list[tuple[str, list[str]]]) -> Iterator[Visit]:
    before = ""
    for (node, flows), after in zip(steps, [*(ref for ref, _ in steps[1:]), ""], strict=True):
        event, border = process.by_id[node], process.by_id.get(after)
        if isinstance(border, Event) and border.attached_to == node:
            yield Visit(node, (), "stopped" if border.interrupting else "opened")
        elif isinstance(event, Event) and event.attached_to:
            yield from _border(process, event, tuple(flows), before)
        else:
            yield Visit(node, tuple(flows))
        before = node


def _border(process: Process, event: Event, flows: tuple[str, ...], before: str) -> Iterator[Visit]:
    """The visit of a border event, and the rest of its activity where that goes on."""
    host = event.attached_to or ""
    own = tuple(flow for flow in flows if process.flows_by_id[flow].source == event.id)
    rest = tuple(flow for flow in flows if flow not in own)
    yield Visit(event.id, own, "" if before == host else "caught")
    if before == host and not event.interrupting and not process.children(host):
        yield Visit(host, rest, "finished")


def told(process: Process, run: Run) -> tuple[Visit, ...]:
    """The visits of which a test says something, each with the flows that it names."""
    return tuple(
        visit._replace(flows=visit.flows if splits(process, visit.node) in CHOOSING else ())
        for visit in visits(process, run)
        if _says_something(process, visit.node)
    )


def _says_something(process: Process, ref: str) -> bool:
    node = process.by_id[ref]
    if isinstance(node, SubProcess) and node.by_event:
        return False
    if isinstance(node, Event):
        return position(process, node) not in SILENT and not is_link(process, node)
    if decides(process, ref):
        return False  # a rule that answers the question right behind it is seen there
    return bool(manner(process, node) or splits(process, ref))


def shown(known: Known, run: Run) -> tuple[str, ...]:
    """The ids of the requirements that a run shows, each once."""
    found: dict[str, None] = {}
    for visit in visits(known.process, run):
        ids = ids_as_opened if visit.how in {"opened", "stopped"} else ids_of_step
        found |= dict.fromkeys(ids(known, visit.node))
        for flow in visit.flows:
            found |= dict.fromkeys(ids_of_flow(known, flow))
    return tuple(found)
