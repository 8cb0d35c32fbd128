"""[[step-table]]: every step with who does it, how long it takes and what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell
from workbench.model.element import Event, FlowNode, Gateway
from workbench.model.process import Process


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The table of steps; events and gateways stand in it where they have a name."""
    process = dossier.process
    rows = tuple(
        (
            cell(node.id),
            cell(process.who(node)),
            cell(node.name),
            cell(wording.quantity(node.attributes.work), align="end"),
            cell(wording.quantity(node.attributes.wait), align="end"),
            cell(what_follows(process, node)),
        )
        for node in steps(process)
    )
    table = Table(
        id="table-steps",
        caption="Steps of the process",
        header=("Id", "Who", "Step", "Work", "Waits before", "Then"),
        rows=rows,
        summary="One row for each step in the order of the process. Work and wait show the usual "
        "value and, in brackets, the lowest and the highest.",
        widths=(0.7, 1.3, 2.2, 1.3, 1.5, 2.2),
        row_header=True,
    )
    return Fragment((table,))


def steps(process: Process) -> tuple[FlowNode, ...]:
    """The nodes that a reader counts as steps: all but those that only join or pass on."""
    return tuple(
        node for node in process.nodes if node.name or not isinstance(node, Gateway | Event)
    )


def what_follows(process: Process, node: FlowNode) -> str:
    """What comes next, in words: "then Enter application", "if yes: ...; if no: ...".

    Nodes without a name are looked through.
    """
    ways = [(flow.name, _name_after(process, flow.target)) for flow in process.outgoing(node.id)]
    if not ways:
        return "This is an end."
    if len(ways) == 1 and not ways[0][0]:
        return f"Then: {ways[0][1]}."
    at_once = isinstance(node, Gateway) and node.type.value == "parallel"
    if at_once or not any(answer for answer, _ in ways):
        return (
            f"Then{' at the same time' if at_once else ''}: {'; '.join(name for _, name in ways)}."
        )
    return " ".join(f"{(answer or 'otherwise').capitalize()}: {name}." for answer, name in ways)


def _name_after(process: Process, target: str) -> str:
    seen: set[str] = set()
    while target in process.by_id and target not in seen:
        node = process.by_id[target]
        if node.name or not isinstance(node, Gateway):
            return node.name or node.id
        seen.add(target)
        following = [
            _name_after(process, flow.target)
            for flow in process.outgoing(target)
            if flow.target not in seen
        ]
        return " and ".join(following) or node.id
    return target
