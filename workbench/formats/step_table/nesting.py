"""Rows inside other rows: what stands around them must be a sub-process, and lead out."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.formats.step_table.kinds import AROUND
from workbench.formats.step_table.problems import Problems
from workbench.formats.step_table.row import Row


def nested(rows: Iterable[Row], problems: Problems) -> None:
    """Report rows that stand inside themselves, and those inside a row that holds none."""
    around = {row.id: row for row in rows}
    told: set[str] = set()
    for row in around.values():
        holder = around.get(row.inside)
        if holder is None:
            continue
        if _circle(row, around):
            problems.error(
                "inside-itself",
                row.where,
                f"Inside: “{row.name or row.id}” stands inside itself.",
                "Leave the cell Inside of the outermost row empty.",
            )
        elif holder.kind.word not in AROUND and holder.id not in told:
            told.add(holder.id)
            problems.error(
                "inside-unfit",
                row.where,
                f"Inside: “{holder.name or holder.id}” ({holder.where}) is no sub-process, so "
                "nothing can stand inside it.",
                "Give that row the kind subprocess, or leave the cell Inside empty.",
            )


def _circle(row: Row, around: dict[str, Row]) -> bool:
    """Whether a row is reached again from one to what stands around it."""
    seen: set[str] = set()
    key = row.inside
    while key in around and key not in seen:
        seen.add(key)
        key = around[key].inside
    return row.id in seen
