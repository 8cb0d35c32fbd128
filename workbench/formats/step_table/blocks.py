"""What lay tables leave out: the start, and the split and join around parallel rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.formats.step_table.draft import Draft
from workbench.formats.step_table.linking import inserted
from workbench.formats.step_table.problems import Problems
from workbench.formats.step_table.row import Branch, Kind, Row


def started(rows: list[Row], trigger: str) -> list[Row]:
    """The rows with a start before the first one where there is none."""
    if any(row.kind.word == "start" and not row.inside for row in rows):
        return rows
    first = next((row for row in rows if not row.inside and row.kind.word != "boundary"), None)
    if first is None:
        return rows
    start = inserted(first, "_start", Kind("start"), trigger or "Start", (Branch(first.id),))
    return [start, *rows]


def parallel(rows: list[Row], drafts: list[Draft], problems: Problems) -> list[Row]:
    """The rows with a split before and a join behind those that are done at the same time."""
    for draft in drafts:
        heads = draft.ways.together
        if draft.ways.same_time and len(heads) < 2:
            problems.error(
                "together-alone",
                draft.row.where,
                "Then: “at the same time” as what?",
                "Number the rows 5a, 5b, ... or write “together with” and their numbers.",
            )
        elif draft.ways.same_time and not any(row.id == f"{heads[0]}_split" for row in rows):
            rows = _block(rows, heads, draft.row.where, problems)
    return rows


def _block(rows: list[Row], heads: list[str], where: str, problems: Problems) -> list[Row]:
    place = {row.id: at for at, row in enumerate(rows)}
    by_id = {row.id: row for row in rows}
    reached = [_onward(by_id, place, head, "") for head in heads]
    shared = set.intersection(*reached) - set(heads)
    if not shared:
        problems.error(
            "together-unjoined",
            where,
            f"The rows {', '.join(heads)} are done at the same time and never meet again.",
            "Let each of them lead to the same row.",
        )
        return rows
    meeting = min(shared, key=place.__getitem__)
    members = set.union(*(_onward(by_id, place, head, meeting) for head in heads)) - {meeting}
    first = by_id[heads[0]]
    split = inserted(first, "_split", Kind("and"), "", tuple(Branch(head) for head in heads))
    join = inserted(first, "_join", Kind("join"), "", (Branch(meeting),))
    around: list[Row] = []
    last = max(members, key=place.__getitem__)
    for row in rows:
        new = _redirected(row, meeting, join.id) if row.id in members else (
            _redirected(row, first.id, split.id)
        )  # fmt: skip
        around += [split, new] if row.id == first.id else [new]
        around += [join] if row.id == last else []
    return around


def _onward(by_id: dict[str, Row], place: dict[str, int], head: str, stop: str) -> set[str]:
    """The rows that can be reached from one without going back, up to `stop`."""
    found, waiting = {head}, [head]
    while waiting:
        here = waiting.pop()
        for branch in by_id[here].then:
            onward = place.get(branch.target, -1) > place[here] and here != stop
            if onward and branch.target not in found:
                found.add(branch.target)
                waiting.append(branch.target)
    return found


def _redirected(row: Row, old: str, new: str) -> Row:
    aimed: Iterable[Branch] = (
        replace(branch, target=new) if branch.target == old else branch for branch in row.then
    )
    return replace(row, then=tuple(aimed))
