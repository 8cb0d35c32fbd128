"""What the processes of one file and their ends are called, where a file holds several."""

from __future__ import annotations

from workbench.analysis.visits import Outcome, Visits
from workbench.documents import wording
from workbench.model.element import CallActivity, Event, FlowNode, Gateway, Position
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


def end_name(process: Process, node: FlowNode) -> str:
    """What an end is called: its name, else the end of its process, and after which step where
    the process has several without a name."""
    if node.name:
        return node.name
    around = process.by_id.get(node.parent or "")
    whole = around.name if around else process_names(process).get(node.process, "")
    beside = [
        other
        for other in process.nodes
        if isinstance(other, Event) and other.position is Position.END and not other.name
        if (other.process, other.parent) == (node.process, node.parent)
    ]
    before = _before(process, node) if len(beside) > 1 else ""
    said = f"End of {whole or wording.title(process)}"
    return f"{said}, after “{before}”" if before else said


def _start(process: Process, key: str) -> str:
    starts = (
        node.name
        for node in process.nodes
        if isinstance(node, Event) and node.position is Position.START
        if node.process == key and node.parent is None and node.name
    )
    return next(starts, "")


def _before(process: Process, node: FlowNode, seen: frozenset[str] = frozenset()) -> str:
    """The nearest step before a node that has a name, gateways without one looked through."""
    for flow in process.incoming(node.id):
        source = process.by_id.get(flow.source)
        if source is None or source.id in seen:
            continue
        if source.name:
            return source.name
        if isinstance(source, Gateway):
            return _before(process, source, seen | {source.id})
    return ""
