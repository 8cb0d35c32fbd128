"""[[step-table]]: every step with who does it, how long it takes and what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.blocks import evidence
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell
from workbench.model.element import Event, FlowNode, Gateway, GatewayType
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
    given = (q for node in steps(process) for q in (node.attributes.work, node.attributes.wait))
    return Fragment((table, *evidence.note(q.evidence for q in given if q)) if rows else ())


def steps(process: Process) -> tuple[FlowNode, ...]:
    """The nodes that a reader counts as steps: all but those that only join or pass on."""
    return tuple(
        node for node in process.nodes if node.name or not isinstance(node, Gateway | Event)
    )


def what_follows(process: Process, node: FlowNode) -> str:
    """What comes next, in words: "then Enter application", "if yes: ...; if no: ...".

    Nodes without a name are looked through.
    """
    ways = [(flow.name, name_after(process, flow.target)) for flow in process.outgoing(node.id)]
    if not ways:
        return "This is an end."
    if len(ways) == 1 and not ways[0][0]:
        return f"Then: {ways[0][1]}."
    at_once = isinstance(node, Gateway) and node.type is GatewayType.PARALLEL
    if at_once or not any(answer for answer, _ in ways):
        return (
            f"Then{' at the same time' if at_once else ''}: {'; '.join(name for _, name in ways)}."
        )
    return " ".join(f"{_begun(answer or 'otherwise')}: {name}." for answer, name in ways)


def _begun(words: str) -> str:
    """With a capital letter in front; `str.capitalize` would make the others small."""
    return words[:1].upper() + words[1:]


def name_after(process: Process, target: str, seen: frozenset[str] = frozenset()) -> str:
    """The step that a flow leads to, gateways without a name looked through."""
    node = process.by_id.get(target)
    if node is None or node.name or not isinstance(node, Gateway):
        return (node.name if node else "") or target
    seen |= {target}
    following = dict.fromkeys(
        name_after(process, flow.target, seen) + (f" (if {flow.name})" if flow.name else "")
        for flow in process.outgoing(target)
        if flow.target not in seen
    )
    return (" and " if node.type is GatewayType.PARALLEL else " or ").join(following) or target
