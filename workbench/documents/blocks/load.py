"""[[load]] and [[bottleneck]]: how busy each role is, and a first estimate of its waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
        cell(wording.estimate(role.work), align="end"),
        cell(wording.estimate(role.load) if role.load else "", align="end"),
        cell(wording.estimate(role.capacity) if role.capacity else "", align="end"),
        cell((role.load or role.work).evidence.words()),
    )


def bottleneck(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The role that limits the process, the queues, and what the estimate leaves out."""
    result = dossier.analysis.bottleneck
    if result is None or result.capacity is None:
        return Fragment((paragraph(NO_SCENARIO),) if result is None else ())
    evidence = result.capacity.evidence
    most = wording.rounded(result.capacity.mean.value, wording.digits(evidence))
    blocks: list[Block] = [
        paragraph(
            f"{result.role} limits the process: at most {most} "
            f"{'case' if most == '1' else 'cases'} a working day can be done ({evidence.words()})."
        )
    ]
    if result.queues:
        blocks.append(_queues(dossier, result.queues))
    blocks.append(paragraph("What this estimate leaves out:"))
    blocks.append(Bullets(tuple((paragraph(words),) for words in result.assumptions)))
    return Fragment(tuple(blocks))


def _queues(dossier: Dossier, queues: tuple[QueueEstimate, ...]) -> Table:
    times = [time for queue in queues for time in (queue.wait, queue.per_case) if time]
    said = iter(wording.durations(times, dossier.scenario))
    return Table(
        id="table-queues",
        caption="First estimate of waits",
        header=(
            "Role", "Tasks a day", "Load", "Must wait", "Mean wait of a task", "Wait a case",
            "Evidence",
        ),
        rows=tuple(_queue(queue, said) for queue in queues),
        summary="One row for each role, the longest wait first. A role with a load of 100 % or "
        "more has a queue that grows without end.",
        widths=(1.6, 0.8, 0.8, 0.8, 1.4, 1.4, 1.1),
        row_header=True,
    )  # fmt: skip


def _queue(queue: QueueEstimate, said: Iterator[str]) -> tuple[Cell, ...]:
    """A row; `said` are the waits of all rows in words, in their order."""
    wait, per_case = (
        next(said) if time else "grows without end" for time in (queue.wait, queue.per_case)
    )
    return (
        cell(queue.role),
        cell(wording.estimate(queue.tasks), align="end"),
        cell(wording.estimate(queue.load), align="end"),
        cell(wording.estimate(queue.waiting) if queue.waiting else "all", align="end"),
        cell(wait, align="end"),
        cell(per_case, align="end"),
        cell(queue.tasks.evidence.words()),
    )
