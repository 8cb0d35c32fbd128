"""[[dispositions]]: what needs no requirement, and why."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.following import name_after
from workbench.documents.outline import Fragment
from workbench.documents.tree import LineBreak, Table, cell
from workbench.model.process import Process
from workbench.model.requirement import Disposition

KINDS = {
    "step": "step, event or question",
    "flow": "way",
    "data": "document or record",
    "message": "message",
    "role": "role",
}


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One row for each element without a requirement."""
    rows = tuple(
        (
            cell(named(dossier.process, item)),
            cell(KINDS.get(item.kind, item.kind)),
            cell(item.reason, *((LineBreak(), item.text) if item.text else ())),
            cell(item.element),
        )
        for item in dossier.derived.dispositions
    )
    if not rows:
        return Fragment()
    table = Table(
        id="table-dispositions",
        caption="Without a requirement",
        header=("Name", "What it is", "Why nothing is required", "Id"),
        rows=rows,
        summary="One row for each element of the workflow for which no requirement is derived.",
        widths=(2, 1.2, 3, 1.4),
        row_header=True,
    )
    return Fragment((table,))


def named(process: Process, item: Disposition) -> str:
    """What people call the element."""
    key = item.element
    if item.kind == "role":
        return key
    if item.kind == "step" and key in process.by_id:
        return wording.step(process.by_id[key])
    if item.kind == "flow" and key in process.flows_by_id:
        flow = process.flows_by_id[key]
        return flow.name or f"to “{name_after(process, flow.target)}”"
    for thing in process.data:
        if (item.kind, thing.id) == ("data", key):
            state = f" ({thing.state})" if thing.state else ""
            return f"{thing.name or '(no name)'}{state}"
    messages = (m.name for m in process.message_flows if (item.kind, m.id) == ("message", key))
    return next(messages, "") or "(no name)"
