"""What is wrong with rows as a whole: shares, cycles, starts, joins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import networkx as nx

from workbench.formats.step_table.draft import Draft
from workbench.formats.step_table.elements import is_short_for_working_days, names_time
from workbench.formats.step_table.problems import Problems
from workbench.formats.step_table.row import Row
from workbench.formats.step_table.shares import TOLERANCE

CHOICES = ("xor", "evt")
_WAITED = re.compile(r"(?:or )?(?:after|(?:if )?none (?:in|within)|within)\b", re.IGNORECASE)


def check(rows: Sequence[Row], problems: Problems) -> None:
    """Report what no single row can show."""
    for row in rows:
        _shares(row, problems)
    _deadlines(rows, problems)
    _cycles(rows, problems)
    starts = [row for row in rows if row.kind.word == "start" and not row.inside]
    if len(starts) > 1:
        problems.note(
            "starts-several",
            starts[1].where,
            f"There are {len(starts)} starts: {_named(starts)}.",
            "Keep one, unless a case can really begin in several ways.",
        )
    if rows and not starts:
        problems.note("start-missing", "", "There is no start.", "Add a row of the kind start.")


def _shares(row: Row, problems: Problems) -> None:
    given = [branch.share for branch in row.then if branch.share]
    one_way = row.kind.word in CHOICES or (len(row.then) > 1 and not _several(row))
    if not given or not one_way:
        return
    total = sum(share.usual.value for share in given)
    if len(given) < len(row.then):
        problems.error(
            "shares-incomplete",
            row.where,
            f"{len(given)} of {len(row.then)} ways have a share.",
            "Give every way a share, or none.",
        )
    elif abs(total - 1) > TOLERANCE:
        problems.error(
            "shares-wrong",
            row.where,
            f"The shares add to {total * 100:g}, not to 100.",
            "Change them so that they add to 100 (or to 10 in Out of 10).",
        )


def _deadlines(rows: Sequence[Row], problems: Problems) -> None:
    by_id = {row.id: row for row in rows}
    for row in rows:
        for branch in row.then if row.kind.word == "evt" else ():
            if _WAITED.match(branch.label) and not names_time(branch.label):
                problems.note(
                    "number-unread",
                    row.where,
                    f"“{branch.label}” names no time that is understood, so there is no deadline.",
                    "Write for example after 30 days.",
                )
            if is_short_for_working_days(branch.label, by_id.get(branch.target)):
                problems.note(
                    "deadline-in-working-days",
                    row.where,
                    f"The d in “{branch.label}” is taken as working days.",
                    "Write days or calendar days if a law counts every day, else working days.",
                )


def _several(row: Row) -> bool:
    return row.kind.word in ("or", "complex", "and", "join")


def _cycles(rows: Sequence[Row], problems: Problems) -> None:
    """Rows from which no way leads out: a case that comes there goes round for ever."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(row.id for row in rows)
    by_id = {row.id: row for row in rows}
    for row in rows:
        graph.add_edges_from((row.id, branch.target) for branch in row.then)
        if row.kind.word == "boundary" and row.kind.at in by_id:
            graph.add_edge(row.kind.at, row.id)
    for group in nx.strongly_connected_components(graph):
        round_about = len(group) > 1 or any(graph.has_edge(key, key) for key in group)
        if round_about and all(set(graph[key]) <= group for key in group):
            caught = [row for row in rows if row.id in group]
            problems.error(
                "cycle-without-exit",
                caught[0].where,
                f"A case that comes to {_named(caught)} never gets out again.",
                "Let one of them lead on: “if ... -> row; else -> row” or “end: outcome”.",
            )


def _named(rows: Sequence[Row]) -> str:
    listed = [f"“{row.name or row.id}” ({row.where})" for row in rows[:8]]
    return ", ".join(listed) + (f" and {len(rows) - 8} more" if len(rows) > 8 else "")


def joins(drafts: Sequence[Draft], rows: Sequence[Row], problems: Problems) -> None:
    """Compare the number that a join announces with the ways that lead to it."""
    arriving = Counter(branch.target for row in rows for branch in row.then)
    for draft in drafts:
        if draft.joins is not None and arriving[draft.row.id] != draft.joins:
            problems.note(
                "join-miscounted",
                draft.row.where,
                f"The join waits for {draft.joins}, but {arriving[draft.row.id]} ways lead to it.",
                "Correct the number, or the Then cells of the rows before it.",
            )
