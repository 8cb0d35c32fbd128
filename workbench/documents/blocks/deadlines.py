"""[[deadlines]]: every deadline with its kind of day and its evidence."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.following import name_after
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell
from workbench.model.element import Event, EventDefinition, Trigger


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A table of the timers; nothing where there is none."""
    process = dossier.process
    rows = tuple(
        (
            cell(wording.step(node)),
            cell(limit(timer)),
            cell(timer.deadline.evidence.words() if timer.deadline else ""),
            cell("; ".join(name_after(process, f.target) for f in process.outgoing(node.id))),
            cell(node.id),
        )
        for node in process.nodes
        if isinstance(node, Event)
        for timer in node.definitions
        if timer.trigger is Trigger.TIMER
    )
    if not rows:
        return Fragment()
    table = Table(
        id="table-deadlines",
        caption="Deadlines",
        header=("Deadline", "Limit", "Source", "Then", "Id"),
        rows=rows,
        summary="One row for each timer. Calendar days include weekends and holidays.",
        widths=(2, 1.4, 1.8, 2, 1),
        row_header=True,
    )
    return Fragment((table,))


def limit(timer: EventDefinition) -> str:
    """How long: the typed deadline, else what the file says."""
    return wording.quantity(timer.deadline) or timer.timer or timer.text
