"""Processes as text outlines: blocks where the flow allows it, `go to:` where it does not."""

from __future__ import annotations

import networkx as nx

from workbench.formats.capture import Written
from workbench.formats.outline.line import DEEPEST, OutlineError
from workbench.formats.outline.phrasing import Phrasing
from workbench.formats.outline.reader import read
from workbench.formats.step_table.folding import fold
from workbench.formats.step_table.losses import losses, unreadable
from workbench.formats.step_table.row import Row, Table
from workbench.model.finding import Finding
from workbench.model.process import Process

FORM = "outline"
MOST_MEASURED = 2000
"""Up to so many rows the longest way is looked for."""

EXIT = ""
"""Where all ways end, in the graph of rows."""


def write(process: Process) -> Written:
    """The outline as UTF-8 text; what it cannot say is in the findings."""
    table = fold(process)
    text = _Writer(table).text()
    return Written(text.encode("utf-8", "replace"), _lost(process, text))


def _lost(process: Process, text: str) -> tuple[Finding, ...]:
    try:
        back = read(text, process.name)
    except OutlineError as error:
        return unreadable(error.findings, FORM)
    return losses(process, back.process, FORM)


class _Writer:
    """Walks over the rows from the start and writes each once."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = {row.id: row for row in table.rows}
        self.meeting = _meetings(table)
        self.lines: list[str] = []
        self.done: dict[str, None] = {}
        self.pending: list[str] = []
        self.say = Phrasing(table)

    def text(self) -> str:
        """The whole outline."""
        for row in self.table.rows:
            if row.id in self.done:
                continue
            if self.done:
                self.lines.append("")
            self._sequence(row.id, EXIT, 0)
        order = [] if list(self.done) == list(self.rows) else [f"order: {' '.join(self.rows)}"]
        above = [*self.say.preamble(), *order]
        return "\n".join([*above, *([""] if above else []), *self.lines, ""])

    def _line(self, level: int, text: str) -> None:
        self.lines.append("  " * level + text)

    def _sequence(self, key: str, stop: str, level: int) -> None:
        """The rows from one on, up to `stop`, which follows behind the block."""
        while key != stop:
            deep = level > DEEPEST - 3
            if deep or key in self.done or key in self.pending:
                self._line(level, f"go to: {key}")
                return
            row = self.rows[key]
            self._row(row, level)
            if not row.then:
                if row.kind.word != "end":
                    self._line(level, "stop")
                return
            if not self.say.is_block(row):
                key = row.then[0].target
                continue
            key = self._block(row, stop, level)
            if key == EXIT:
                return

    def _row(self, row: Row, level: int) -> None:
        self.done[row.id] = None
        joined = self._joined(row)
        for line in self.say.row(row, len(self.done), together=joined):
            self._line(level, line)

    def _joined(self, row: Row) -> bool:
        """Whether the row is a split whose branches meet in a join, or nowhere."""
        after = self._after(row)
        bare = all(not (branch.label or branch.share) for branch in row.then)
        block = row.kind.word == "and" and bare and len(row.then) > 1
        return block and after in self.rows and self.rows[after].kind.word == "join"

    def _after(self, row: Row) -> str:
        """The row behind a block: where its ways meet, unless that stands somewhere else."""
        after = self.meeting.get(row.id, EXIT)
        return after if self._is_free(after) else EXIT

    def _block(self, row: Row, stop: str, level: int) -> str:
        """The ways on from a row; returns the row that follows the block."""
        meeting = self.meeting.get(row.id, EXIT)
        together = self._joined(row)
        after = stop if meeting == stop != EXIT else self._after(row)
        after = after or self._main_way(row)
        labels = [branch.label for branch in row.then]
        explicit = together or len(set(labels)) < len(labels)
        closed = [key for key in (after, stop) if key != EXIT and key not in self.pending]
        self.pending += closed
        for branch in row.then:
            if branch.target == after and not explicit:
                continue
            place = len(self.lines)
            label = "branch:" if together else f"{self.say.label(branch.label)}:"
            self._line(level + 1, label)
            if branch.target == after:
                self._line(level + 2, f"go to: {after}")
            else:
                self._answer(row, branch.target, after, level + 2)
            if together and len(self.lines) == place + 2:
                self.lines[place:] = [self.lines[-1][2:]]
        del self.pending[len(self.pending) - len(closed) :]
        return after

    def _answer(self, row: Row, key: str, stop: str, level: int) -> None:
        """The rows of one way on; the first of them comes after the row that asks."""
        before, written = self.say.before, len(self.done)
        self.say.follow(row)
        self._sequence(key, stop, level)
        if len(self.done) == written:
            self.say.before = before

    def _main_way(self, row: Row) -> str:
        """Where the ways do not meet: the one with the most rows follows behind the block."""
        free = [one.target for one in row.then if self._is_free(one.target)]
        if len(self.rows) > MOST_MEASURED:
            return next(iter(free), EXIT)
        return max(free, key=lambda key: len(self._reach(key)), default=EXIT)

    def _is_free(self, key: str) -> bool:
        return key not in self.done and key not in self.pending

    def _reach(self, key: str) -> set[str]:
        """The rows that are still to be written and can be reached from one."""
        found, waiting = {key}, [key]
        while waiting:
            for branch in self.rows[waiting.pop()].then:
                if branch.target not in found and self._is_free(branch.target):
                    found.add(branch.target)
                    waiting.append(branch.target)
        return found


def _meetings(table: Table) -> dict[str, str]:
    """For each row the first one that all ways from it come to (its post-dominator)."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for row in table.rows:
        targets = [branch.target for branch in row.then] or [EXIT]
        graph.add_edges_from((target, row.id) for target in targets)
    if EXIT not in graph:
        return {}
    found: dict[str, str] = nx.immediate_dominators(graph, EXIT)
    return {key: meeting for key, meeting in found.items() if meeting is not None}
