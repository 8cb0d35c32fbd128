"""An independent calculation of what a process table means: visits, work, lane changes.

It shares no code with the product: the table is read with `csv` alone, and the equations
v = e + vP are solved by Gauss-Jordan elimination.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from workbench.model.element import Event, Gateway, GatewayType, Position
from workbench.model.process import Process


@dataclass(frozen=True)
class Walk:
    """What a token walks on. Places have a row; `who` and `minutes` are those of rows."""

    row: dict[str, str]
    who: dict[str, str]
    minutes: dict[str, float]
    flows: list[tuple[str, str, float]]
    joins: set[str]
    ends: list[str]

    def visits(self) -> dict[str, float]:
        places = list(self.row)
        at = {place: number for number, place in enumerate(places)}
        incoming = [target for _, target, _ in self.flows]
        matrix = [[float(i == j) for j in range(len(places))] for i in range(len(places))]
        for source, target, chance in self.flows:
            tokens = incoming.count(target) if target in self.joins else 1
            matrix[at[target]][at[source]] -= chance / tokens
        entered = [float(place not in incoming) for place in places]
        return dict(zip(places, solved(matrix, entered), strict=True))

    def work(self) -> dict[str, float]:
        """Expected minutes of a case by who does them."""
        found: dict[str, float] = {}
        for place, visits in self.visits().items():
            who = self.who[self.row[place]]
            found[who] = found.get(who, 0.0) + visits * self.minutes.get(place, 0.0)
        return found

    def lane_changes(self) -> float:
        visits = self.visits()
        return sum(
            visits[source] * chance
            for source, target, chance in self.flows
            if self.who[self.row[source]] != self.who[self.row[target]]
        )

    def outcomes(self) -> dict[str, float]:
        visits = self.visits()
        return {end: visits[end] for end in self.ends}


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """x of matrix x = right."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for column in range(len(rows)):
        best = max(range(column, len(rows)), key=lambda row: abs(rows[row][column]))
        rows[column], rows[best] = rows[best], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for number, row in enumerate(rows):
            if number != column:
                pairs = zip(row, rows[column], strict=True)
                rows[number] = [one - row[column] * other for one, other in pairs]
    return [row[-1] for row in rows]


def of_table(path: Path) -> Walk:
    """A canonical steps.csv, one place a row."""
    lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    top = next(number for number, line in enumerate(lines) if line[0] == "id")
    rows = [dict(zip(lines[top], line, strict=True)) for line in lines[top + 1 :]]
    flows = []
    for row in rows:
        for way in filter(None, row["Then"].split(";")):
            target, _, rest = way.strip().partition(":")
            flows.append((row["id"], target, float(rest.split()[0]) / 100 if rest else 1.0))
    return Walk(
        {row["id"]: row["id"] for row in rows},
        {row["id"]: row["Who"].removesuffix(" (ext)") for row in rows},
        {row["id"]: triangular(row["Minutes"]) for row in rows if row["Minutes"]},
        flows,
        {row["id"] for row in rows if row["kind"].startswith("join")},
        [row["id"] for row in rows if row["kind"] == "end"],
    )


def triangular(cell: str) -> float:
    """The mean of "T(8,15,35)"."""
    low, usual, high = map(float, re.findall(r"[\d.]+", cell))
    return (low + usual + high) / 3


def of_process(process: Process) -> Walk:
    """A process as it was read, one place a node."""
    work = {node.id: node.attributes.work for node in process.nodes}
    ends = (n for n in process.nodes if isinstance(n, Event) and n.position is Position.END)
    parallel = (
        node.id
        for node in process.nodes
        if isinstance(node, Gateway) and node.type is GatewayType.PARALLEL
    )
    return Walk(
        {node.id: node.attributes.row or node.id for node in process.nodes},
        {node.id: process.who(node) for node in process.nodes},
        {
            key: (w.minimum.value + w.usual.value + w.maximum.value) / 3
            for key, w in work.items()
            if w
        },
        [(f.source, f.target, f.share.usual.value if f.share else 1.0) for f in process.flows],
        {key for key in parallel if len(process.incoming(key)) > 1},
        [end.id for end in ends],
    )
