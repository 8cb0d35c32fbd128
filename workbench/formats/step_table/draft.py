"""A record of the table as a row whose targets and kind are still open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from workbench.formats.step_table import kinds, numbers, sources
from workbench.formats.step_table.grid import Record
from workbench.formats.step_table.kinds import KindProblem
from workbench.formats.step_table.numbers import NumberProblem
from workbench.formats.step_table.phrases import NC_NAME, alike, nearest, parts, unquoted
from workbench.formats.step_table.problems import Problems
from workbench.formats.step_table.row import Datum, Kind, Row
from workbench.formats.step_table.sources import Grounds
from workbench.formats.step_table.then import Ways
from workbench.model.amount import CalendarDays, Money, WorkingDays, WorkingMinutes
from workbench.model.element import Attributes, ValueClass

WAITS = (WorkingMinutes, WorkingDays, CalendarDays)
OUTSIDERS = (
    "applicant", "citizen", "claimant", "client", "customer", "requester", "requestor",
    "resident", "supplier", "taxpayer", "vendor",
)  # fmt: skip
"""The last words of roles that are outside where nothing else is said."""

NAMELESS = (*kinds.GATEWAYS, *kinds.EVENTS)
"""Kinds of rows that need no words."""

_OUTSIDE = re.compile(r"\s*\((?:ext|external|outside)\.?\)$", re.IGNORECASE)
_MANDATED = re.compile(r"\s*\(mandated\)$", re.IGNORECASE)
_LAW = re.compile(r"law\s*:\s*", re.IGNORECASE)
_STATE = re.compile(r"(?P<name>.*\S)\s+\((?P<state>[^()]+)\)", re.DOTALL)
_SPACED = re.compile(r"(?:^|\s+)/(?:\s+|$)")
_VALUES = {
    **{kind.value.casefold(): kind for kind in ValueClass},
    "value adding": ValueClass.ADDING,
    "business": ValueClass.BUSINESS,
    "waste": ValueClass.NONE,
}
T = TypeVar("T")


@dataclass
class Draft:
    """A row on its way: `row.then` is filled when `ways` are resolved."""

    row: Row
    number: str
    record: Record
    kind: Kind | None
    joins: int | None
    grounds: Grounds
    ways: Ways = field(default_factory=Ways)


def drafts(records: tuple[Record, ...], problems: Problems) -> list[Draft]:
    """All rows of the table; each problem in a cell is reported with its row."""
    keys = _keys(records, problems)
    return [_draft(record, key, problems) for record, key in zip(records, keys, strict=True)]


def _keys(records: tuple[Record, ...], problems: Problems) -> list[str]:
    """The id of each row: its own, else "s" and its number, else "s" and its place."""
    first: dict[str, str] = {}
    keys: list[str] = []
    for place, record in enumerate(records, 1):
        _not_a_date(record, problems)
        number = re.sub(r"[^\w.-]", "_", _number(record["No"]))
        key = record["id"] or f"s{number or place}"
        if not record["id"] and not number and key in first:
            key = f"s{place}_{len(first)}"
        if not NC_NAME.fullmatch(key):
            problems.error(
                "id-unfit",
                record.where,
                f"“{key}” cannot be an id.",
                "Begin with a letter; use letters, digits, “_”, “-” and “.” only.",
            )
        elif key in first:
            problems.error(
                "id-doubled",
                record.where,
                f"The id “{key}” stands in {first[key]} already.",
                "Give each row an id or number of its own.",
            )
        first.setdefault(key, record.where)
        keys.append(key)
    return keys


def _not_a_date(record: Record, problems: Problems) -> None:
    try:
        numbers.refuse_date(record["No"])
    except NumberProblem as problem:
        problems.error("number-unread", record.where, f"No: {problem}", "")


def _number(text: str) -> str:
    return re.sub(r"^(?:step|no\.?|#)\s*", "", text.strip().casefold()).rstrip(".")


def _draft(record: Record, key: str, problems: Problems) -> Draft:
    cell = _Cells(record, problems)
    kind, joins = cell.read("kind", kinds.parse) or (None, None)
    who, marked = _who(record["Who"])
    for column, words in (("Who", who), ("Does what", record["Does what"])):
        if not words and not (column == "Does what" and kind and kind.word in NAMELESS):
            problems.error(
                "cell-missing",
                record.where,
                f"{column} is empty.",
                "Name the role that does the step." if column == "Who" else "Say what is done.",
            )
    grounds = sources.grounds(record["Source"])
    row = Row(
        id=key,
        kind=kind or Kind("user"),
        name=record["Does what"],
        attributes=_attributes(cell, who, marked, grounds),
        uses=_data(record["Uses"]) + _data(_half(record["Uses / Makes"], 0)),
        makes=_data(record["Makes"]) + _data(_half(record["Uses / Makes"], 1)),
        deadline=grounds.deadline,
        notes=record["Notes"],
        inside=record["Inside"],
        where=record.where,
    )
    return Draft(row, _number(record["No"]), record, kind, joins, grounds)


def _attributes(cell: _Cells, who: str, outside: bool, grounds: Grounds) -> Attributes:
    rule, mandated = rule_and_law(cell.record["Rule"])
    return Attributes(
        who=who,
        outside=outside,
        phase=cell.record["Phase"],
        systems=tuple(unquoted(item) for item in parts(cell.record["In"])),
        work=cell.read(
            "Minutes", lambda t: numbers.quantity(t, (WorkingMinutes,), "min", grounds.minutes)
        ),
        wait=cell.read("Waits before", lambda t: numbers.quantity(t, WAITS, "min", grounds.waits)),
        cost=cell.read(
            "Cost", lambda t: numbers.quantity(t.lstrip("$ "), (Money,), "", grounds.cost)
        ),
        rule=rule,
        mandated=mandated,
        problem=cell.record["Problem"],
        value_class=cell.read("Value", _value_class),
    )


@dataclass
class _Cells:
    """Reads the cells of one record; what cannot be read is reported and is None."""

    record: Record
    problems: Problems

    def read(self, column: str, reader: Callable[[str], T]) -> T | None:
        text = self.record[column]
        if not text:
            return None
        try:
            return reader(text)
        except NumberProblem as problem:
            self._report("number-unread", column, str(problem), "")
        except KindProblem as problem:
            near = nearest(problem.word, problem.known)
            mend = near or f"Write one of: {', '.join(problem.known)}."
            self._report("kind-unknown", column, f"“{problem.word}” is not known.", mend)
        return None

    def _report(self, rule: str, column: str, what: str, mend: str) -> None:
        self.problems.error(rule, self.record.where, f"{column}: {what}", mend)


def _value_class(text: str) -> ValueClass:
    found: Any = _VALUES.get(alike(text))
    if found is None:
        raise KindProblem(text, ("VA", "BVA", "NVA"))
    return ValueClass(found)


def _who(text: str) -> tuple[str, bool]:
    """The role without the mark of an outside party, and whether it had one."""
    bare = _OUTSIDE.sub("", text)
    return bare.strip(), bare != text


def is_outsider(who: str) -> bool:
    """Whether a role is outside by its last word."""
    words = alike(who).split()
    return bool(words) and words[-1] in OUTSIDERS


def rule_and_law(text: str) -> tuple[str, bool]:
    """The words of a rule, and whether it is mandated."""
    law, suffix = _LAW.match(text), _MANDATED.search(text)
    bare = _MANDATED.sub("", text[law.end() :] if law else text)
    return bare.strip(), bool(law or suffix)


def _half(text: str, side: int) -> str:
    """The part of a cell "what is used / what is made", either of which may be empty.

    A slash with blanks around it parts the cell; only where there is none, any slash does.
    """
    halves: list[str] = [
        *(_SPACED.split(text, 1) if _SPACED.search(text) else text.split("/", 1)),
        "",
    ]
    return halves[side].strip()


def _data(text: str) -> tuple[Datum, ...]:
    found: list[Datum] = []
    for item in parts(text):
        name = unquoted(item)
        store = name.endswith("[store]")
        name = name.removesuffix("[store]").strip()
        state = _STATE.fullmatch(name)
        found.append(
            Datum(state["name"], state["state"], store) if state else Datum(name, "", store)
        )
    return tuple(dict.fromkeys(found))
