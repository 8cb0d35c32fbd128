"""[[work-by-step]] and [[work-by-role]]: expected work and cost of one case."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Block, Table, cell, paragraph
from workbench.model.amount import Money
from workbench.model.evidence import Quantity

MEAN = (
    "A time with a range stands for its mean, a third of lowest + usual + highest (triangular "
    "distribution): 40 min (10 to 360) counts as 137 min. “A case” is this mean times “Times”. "
    "Results are rounded, so sums may differ in the last digit."
)


def by_step(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One row for each step with work, and a sentence on those without a time."""
    work = dossier.analysis.work
    rows = tuple(
        (
            cell(step.node),
            cell(step.name),
            cell(step.who),
            cell(wording.number(step.visits), align="end"),
            cell(wording.quantity(step.each), align="end"),
            cell(wording.estimate(step.work), align="end"),
            cell(cost(dossier, step.cost), align="end"),
            cell(step.work.evidence.words()),
        )
        for step in work.steps
    )
    if not (rows or work.missing):
        return Fragment()
    table = Table(
        id="table-work-steps",
        caption="Expected work of one case by step",
        header=("Id", "Step", "Who", "Times", "Each time", "A case", "Cost", "Evidence"),
        rows=rows,
        summary="One row for each step. Times is how often a case comes to it on average.",
        widths=(0.6, 2, 1.3, 0.7, 1.2, 0.8, 0.9, 1.1),
        row_header=True,
    )
    blocks: list[Block] = [table, paragraph(MEAN, role="note")] if rows else []
    if work.missing:
        names = [dossier.process.by_id[node].name or node for node in work.missing]
        blocks.append(
            paragraph(
                f"No work time is known for {wording.listed(names)}; they count as nothing here.",
                role="note",
            )
        )
    return Fragment(tuple(blocks))


def by_role(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One row for each role and one for the sum."""
    work = dossier.analysis.work
    if not work.roles:
        return Fragment()
    rows = tuple(
        (
            cell(role.role),
            cell(wording.number(role.tasks), align="end"),
            cell(wording.estimate(role.work), align="end"),
            cell(cost(dossier, role.cost), align="end"),
            cell(role.work.evidence.words()),
        )
        for role in work.roles
    )
    total = (
        cell("All roles"),
        cell(""),
        cell(wording.estimate(work.total), align="end"),
        cell(cost(dossier, work.cost), align="end"),
        cell(work.total.evidence.words()),
    )
    table = Table(
        id="table-work-roles",
        caption="Expected work of one case by role",
        header=("Role", "Steps done", "Work", "Cost", "Evidence"),
        rows=(*rows, total),
        summary="One row for each role; the last row is the sum.",
        widths=(2.4, 1, 1.2, 1.2, 1.4),
        row_header=True,
    )
    return Fragment((table,))


def cost(dossier: Dossier, money: Quantity[Money] | None) -> str:
    """A cost with the scenario's currency; empty where it is not known."""
    if money is None or dossier.scenario is None:
        return ""
    return wording.money(money, dossier.scenario.currency)
