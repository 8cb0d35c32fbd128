"""Rows as the cells of a table, in the canonical columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from workbench.formats.step_table import kinds, numbers, shares, sources
from workbench.formats.step_table.elements import names_time
from workbench.formats.step_table.headings import COLUMNS
from workbench.formats.step_table.phrases import quoted
from workbench.formats.step_table.row import Branch, Datum, Row, Table
from workbench.model.amount import WorkingMinutes
from workbench.model.evidence import Evidence

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def grid(table: Table) -> list[list[str]]:
    """What stands above the headings, the headings, and one line for each row."""
    arriving = Counter(branch.target for row in table.rows for branch in row.then)
    above = [
        ["process", table.name],
        ["trigger", table.trigger],
        ["notes", table.notes],
        *([f"term {key}", word] for key, word in table.terms),
    ]
    body = [cells(row, place, arriving[row.id]) for place, row in enumerate(table.rows, 1)]
    listed = [
        *(line for line in above if line[1]),
        list(COLUMNS),
        *([line[column] for column in COLUMNS] for line in body),
    ]
    return [[_clean(cell) for cell in line] for line in listed]


def _clean(cell: str) -> str:
    return _CONTROL.sub(" ", cell.replace("\r\n", "\n").replace("\r", "\n"))


def cells(row: Row, place: int, arriving: int) -> dict[str, str]:
    """The cells of one row by column; `arriving` ways lead to it."""
    by = row.attributes
    return {
        "id": row.id,
        "kind": kinds.written(row.kind, arriving),
        "No": str(place),
        "Phase": by.phase,
        "Who": f"{by.who} (ext)" if by.outside else by.who,
        "Does what": row.name,
        "In": listed(by.systems),
        "Uses": listed(map(_datum, row.uses)),
        "Makes": listed(map(_datum, row.makes)),
        "Minutes": numbers.written(by.work, WorkingMinutes),
        "Waits before": numbers.written(by.wait),
        "Then": then(row),
        "Out of 10": "",
        "Rule": f"law: {by.rule}".strip() if by.mandated else by.rule,
        "Problem": by.problem,
        "Source": sources.cell(used(row)),
        "Value": by.value_class or "",
        "Cost": numbers.written(by.cost),
        "Inside": row.inside,
        "Notes": row.notes,
    }


def listed(items: Iterable[str]) -> str:
    """Several words in one cell."""
    return "; ".join(map(quoted, items))


def _datum(data: Datum) -> str:
    state = f" ({data.state})" if data.state else ""
    return f"{data.name}{state}{' [store]' if data.store else ''}"


def used(row: Row) -> dict[str, Evidence]:
    """The evidence of the groups of numbers that a row has."""
    by = row.attributes
    share = next((branch.share for branch in row.then if branch.share), None)
    found = {"minutes": by.work, "waits": by.wait, "shares": share, "cost": by.cost}
    grounds = {group: number.evidence for group, number in found.items() if number}
    said = (row.name, *(branch.label for branch in row.then))
    timed = row.kind.word in ("evt", *kinds.EVENTS) and any(map(names_time, said))
    return grounds | ({"deadline": row.deadline} if timed else {})


def then(row: Row) -> str:
    """The Then cell; it is never empty but for ends, so that no order of rows is needed."""
    if not row.then:
        return "" if row.kind.word in ("end", "event subprocess") else "nothing"
    asked = row.question
    plain = re.fullmatch(r'[^;"?]*\?', asked) and asked == asked.strip()
    question = asked if plain else '"' + asked.replace('"', '""') + '"'
    ways = "; ".join(_way(branch, colon=bool(asked)) for branch in row.then)
    return f"{question} {ways}" if asked else ways


def _way(branch: Branch, *, colon: bool) -> str:
    if not (branch.share or branch.label or colon):
        return branch.target
    marks = "%;" if branch.label.startswith("%") else ";"
    label = f" {quoted(branch.label, marks)}" if branch.label else ""
    return f"{branch.target}:{shares.written(branch.share)}{label}"
