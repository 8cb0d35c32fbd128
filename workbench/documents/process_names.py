"""What the processes of one file and their ends are called, where a file holds several."""

from __future__ import annotations

from workbench.analysis.visits import Outcome, Visits
from workbench.documents import wording
from workbench.model.element import CallActivity, Event, Position
from workbench.model.process import Process

NOBODY = "nobody is said to do the steps"
"""Why hand-offs are not known."""


def process_names(process: Process) -> dict[str, str]:
    """The name of every BPMN process of a file by its id, in file order.

    The first has the name of the whole. Another has that of its pool, else of the step that
    calls it, else of its first start.
    """
    pools = {pool.process: pool.name for pool in process.participants if pool.process}
    calls = {n.called: n.name for n in process.nodes if isinstance(n, CallActivity) and n.called}
    names: dict[str, str] = {}
    for node in process.nodes:
        if node.process not in names:
            own = wording.title(process) if node.process == process.id else ""
            name = pools.get(node.process) or calls.get(node.process)
            names[node.process] = own or name or _start(process, node.process) or "(no name)"
    return names


def outcomes_of_processes(process: Process, visits: Visits) -> dict[str, list[Outcome]]:
    """The outcomes by the name of the process that they end, in file order.

    A file with one process has the key "". Two processes of one name are kept apart by a number.
    """
    names = process_names(process)
    found: dict[str, list[Outcome]] = {}
    for outcome in visits.outcomes:
        found.setdefault(outcome.process, []).append(outcome)
    if len(found) == 1:
        return {"": list(visits.outcomes)}
    named: dict[str, list[Outcome]] = {}
    for key, outcomes in found.items():
        name, count = names.get(key, "(no name)"), 1
        while (numbered := name if count == 1 else f"{name} ({count})") in named:
            count += 1
        named[numbered] = outcomes
    return named


def _start(process: Process, key: str) -> str:
    starts = (
        node.name
        for node in process.nodes
        if isinstance(node, Event) and node.position is Position.START
        if node.process == key and node.parent is None and node.name
    )
    return next(starts, "")
