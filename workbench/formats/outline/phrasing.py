"""How one row is said in a line of the outline."""

from __future__ import annotations

import re

from workbench.formats.outline.line import quoted
from workbench.formats.step_table import cells, shares
from workbench.formats.step_table.linking import by_verb, is_ruled
from workbench.formats.step_table.phrases import slug
from workbench.formats.step_table.row import Branch, Row, Table

KEYS = {
    "In": "in",
    "Uses": "uses",
    "Makes": "makes",
    "Phase": "phase",
    "Rule": "rule",
    "Value": "value",
    "Source": "source",
    "Inside": "inside",
}
"""Columns of the table that are written as keys."""

_WORD = re.compile(
    r"(?:process|trigger|order|term .*|back to|go to|goto|stop|together|starts?|end|branch|"
    r"wait for .*|[#!?\[{].*)",
    re.IGNORECASE | re.DOTALL,
)
MARKS = "[]{}"


class Phrasing:
    """Says rows one after the other; a row that is done by the same as the one before does not
    repeat who."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.arriving = {row.id: 0 for row in table.rows}
        for row in table.rows:
            for branch in row.then:
                self.arriving[branch.target] = self.arriving.get(branch.target, 0) + 1
        self.before: str | None = None

    def preamble(self) -> list[str]:
        """The lines above the first step."""
        table = self.table
        return [
            *([f"process: {quoted(table.name, '')}"] if table.name else []),
            *([f"trigger: {quoted(table.trigger, '')}"] if table.trigger else []),
            *(f"term {key}: {quoted(word, '')}" for key, word in table.terms),
            *(f"# {line}".rstrip() for line in table.notes.split("\n") if table.notes),
        ]

    def is_block(self, row: Row) -> bool:
        """Whether the ways on from a row are written as answers below it."""
        several = len(row.then) > 1
        return several or any(branch.label or branch.share for branch in row.then)

    def follow(self, row: Row) -> None:
        """What is said next comes after this row."""
        self.before = self._said(row, 0)["Who"]

    def label(self, label: str) -> str:
        """An answer in front of its colon."""
        return quoted(label, "|:%[]{}#!?") if label else '""'

    def row(self, row: Row, place: int, *, together: bool) -> list[str]:
        """The line of a row, and the lines of its notes and problem; `place` counts rows."""
        said = self._said(row, place)
        who, keys = said["Who"], []
        kind = said["kind"]
        if self.is_block(row):
            head = self._together(row) if together else self._question(row)
            usual = "and" if together else "xor"
            keys = [] if who == self.before else [("who", who)]
            keys += [("step", row.name)] if row.question else []
        elif (row.kind.word == "end" and row.name) or row.kind.word == "start":
            head = f"{'end' if row.kind.word == 'end' else 'starts'}: {self._words(row.name)}"
            usual = row.kind.word
            keys = [] if who == self.before else [("who", who)]
        else:
            head, usual = f"{_who(who)}: {self._words(row.name)}", _usual(row)
        self.before = who
        keys += [("id", row.id)] if row.id != _usual_id(row, place) else []
        keys += [("kind", kind)] if kind != usual else []
        keys += [(key, said[column]) for column, key in KEYS.items() if said[column]]
        written = "; ".join(f"{key}: {quoted(value, ';{}')}" for key, value in keys)
        numbers = self._numbers(said)
        tail = [f"[{numbers}]" if numbers else "", f"{{{written}}}" if written else ""]
        line = " ".join(part for part in (head.strip(), *tail) if part)
        return [line, *_remarks("#", row.notes), *_remarks("!", row.attributes.problem)]

    def _said(self, row: Row, place: int) -> dict[str, str]:
        return cells.cells(row, place, self.arriving.get(row.id, 0))

    def _words(self, name: str) -> str:
        return quoted(name, MARKS if "  (" not in name else name)

    def _numbers(self, said: dict[str, str]) -> str:
        found = [
            said["Minutes"] and f"{_dashes(said['Minutes'])} min",
            said["Waits before"] and f"wait {_dashes(said['Waits before'])}",
            said["Cost"] and f"cost {_dashes(said['Cost'])}",
        ]
        return ", ".join(one for one in found if one)

    def _question(self, row: Row) -> str:
        asked = row.question or row.name
        plain = re.fullmatch(r'[^?"|\[\]{}\n]+\?', asked) and asked == asked.strip()
        question = asked if plain else quoted(asked, asked) if asked else '""'
        return f"? {question}   {' | '.join(self._answer(branch) for branch in row.then)}"

    def _answer(self, branch: Branch) -> str:
        share = f" {shares.written(branch.share)}%" if branch.share else ""
        return f"{self.label(branch.label)}{share}"

    def _together(self, row: Row) -> str:
        return f"together: {self._words(row.name)}".strip()


def _usual(row: Row) -> str:
    by = row.attributes
    return "receive" if by.outside else by_verb(row.name, ruled=is_ruled(by)).word


def _usual_id(row: Row, place: int) -> str:
    ended = row.kind.word == "end" and row.name
    return f"end_{slug(row.name)}" if ended else f"s{place}"


def _who(who: str) -> str:
    return quoted(who, ":") if not _WORD.fullmatch(who) else quoted(who, who)


def _dashes(number: str) -> str:
    """T(8,15,35)d as 8-15-35 d."""
    shape = re.fullmatch(r"T\(([\d.]+),([\d.]+),([\d.]+)\)\s*(.*)", number)
    return f"{shape[1]}-{shape[2]}-{shape[3]} {shape[4]}".strip() if shape else number


def _remarks(mark: str, words: str) -> list[str]:
    return [f"{mark} {line}".rstrip() for line in words.split("\n")] if words else []
