"""[[load]] and [[bottleneck]]: how busy each role is, and a first estimate of its waits."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.analysis.bottleneck import QueueEstimate
from workbench.analysis.load import RoleLoad
from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Block, Bullets, Cell, Table, cell, paragraph

NO_SCENARIO = "No scenario says how many cases come and who is there, so load is not known."


def load(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One row for each role with staff, the busiest first."""
    result = dossier.analysis.load
    if result is None:
        return Fragment((paragraph(NO_SCENARIO),))
    blocks: list[Block] = [_loads(result.roles)] if result.roles else []
    if result.unstaffed:
        roles = wording.listed(result.unstaffed)
        blocks.append(paragraph(f"Nobody has said how many people work as {roles}."))
    return Fragment(tuple(blocks))


def _loads(roles: tuple[RoleLoad, ...]) -> Table:
    header = ("Role", "People", "Share of their day", "Work a case", "Load", "Can do", "Evidence")
    return Table(
        id="table-load",
        caption="Load of each role",
        header=header,
        rows=tuple(_row(role) for role in roles),
        summary="One row for each role, the busiest first. Load is needed time over available "
        "time.",
        widths=(1.7, 0.8, 1, 1, 0.8, 1.4, 1.4),
        row_header=True,
    )


def _row(role: RoleLoad) -> tuple[Cell, ...]:
    return (
        cell(role.role),
        cell(wording.quantity(role.people), align="end"),
        cell(wording.quantity(role.availability), align="end"),
        cell(wording.amount(role.work.mean), align="end"),
        cell(wording.percent(role.load.mean.value) if role.load else "", align="end"),
        cell(wording.amount(role.capacity.mean) if role.capacity else "", align="end"),
        cell((role.load or role.work).evidence.words()),
    )


def bottleneck(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The role that limits the process, the queues, and what the estimate leaves out."""
    result = dossier.analysis.bottleneck
    if result is None or result.capacity is None:
        return Fragment((paragraph(NO_SCENARIO),) if result is None else ())
    blocks: list[Block] = [
        paragraph(
            f"{result.role} limits the process: at most "
            f"{wording.number(result.capacity.mean.value)} cases a working day can be done "
            f"({result.capacity.evidence.words()})."
        )
    ]
    if result.queues:
        blocks.append(_queues(dossier, result.queues))
    blocks.append(paragraph("What this estimate leaves out:"))
    blocks.append(Bullets(tuple((paragraph(words),) for words in result.assumptions)))
    return Fragment(tuple(blocks))


def _queues(dossier: Dossier, queues: tuple[QueueEstimate, ...]) -> Table:
    return Table(
        id="table-queues",
        caption="First estimate of waits",
        header=("Role", "Tasks a day", "Load", "Must wait", "Mean wait of a task", "Wait a case"),
        rows=tuple(_queue(dossier, queue) for queue in queues),
        summary="One row for each role, the longest wait first. A role with a load of 100 % or "
        "more has a queue that grows without end.",
        widths=(1.8, 0.9, 0.8, 0.9, 1.6, 1.6),
        row_header=True,
    )


def _queue(dossier: Dossier, queue: QueueEstimate) -> tuple[Cell, ...]:
    wait, per_case = (
        wording.duration(time.mean, dossier.scenario) if time else "grows without end"
        for time in (queue.wait, queue.per_case)
    )
    return (
        cell(queue.role),
        cell(wording.number(queue.tasks.mean.value), align="end"),
        cell(wording.percent(queue.load.mean.value), align="end"),
        cell(wording.percent(queue.waiting.mean.value) if queue.waiting else "all", align="end"),
        cell(wait, align="end"),
        cell(per_case, align="end"),
    )
