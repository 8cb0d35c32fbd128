"""Text outlines as processes."""

from __future__ import annotations

from workbench.formats.capture import Captured
from workbench.formats.outline.item import Item
from workbench.formats.outline.items import Reader
from workbench.formats.outline.line import OutlineError, lines
from workbench.formats.outline.wording import OutlineProblems
from workbench.formats.step_table import text_input
from workbench.formats.step_table.grid import Record, Sheet
from workbench.formats.step_table.names import Names
from workbench.formats.step_table.phrases import quoted, slug
from workbench.formats.step_table.problems import Problems
from workbench.formats.step_table.reader import interpret


def read(data: bytes | str, name: str) -> Captured:
    """The process that an outline describes.

    `data` is its text or the bytes of its file, `name` the file's name, used where the outline
    names no process. Raises `OutlineError` with everything that is wrong in it.
    """
    problems = OutlineProblems()
    text = data if isinstance(data, str) else text_input.text(data, problems)
    listed = lines(text, problems)
    if any(one.rule == "outline-deep" for one in problems.errors):
        # Whatever else is told of lines whose level is lost would be no news.
        problems.stop(OutlineError, name)
    reader = Reader(listed, problems)
    items = reader.sequence(0)
    if not (items or problems.errors):
        problems.error("outline-empty", "", "The outline is empty.", "Write “Who: step”.")
    linked = _Linker(problems).records(items)
    early = list(problems.errors)
    above = [pair for pair in reader.preamble if pair[0] != "order"]
    above += [("notes", "\n".join(reader.notes))] if reader.notes else []
    order = dict(reader.preamble).get("order", "").split()
    place = {key: number for number, key in enumerate(order)}
    records = sorted(linked, key=lambda one: place.get(one["id"], len(place)))
    try:
        return interpret(Sheet(tuple(above), (), tuple(records)), name, problems, OutlineError)
    except OutlineError as error:
        # What follows from a line that is wrong already is no news.
        told = {one.where for one in early}
        late = (one for one in error.findings[len(early) :] if one.where not in told)
        raise OutlineError((*early, *late), name) from None


class _Linker:
    """Gives the items their ids and says of each what comes next."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.rows: list[Item] = []
        self.ends: dict[str, Item] = {}

    def records(self, items: list[Item]) -> list[Record]:
        """One record for each row, in the order of the lines."""
        self._name(items)
        self._people()
        self.names = Names((i.cells["id"], "", i.cells.get("Does what", "")) for i in self.rows)
        last = Item("the last line", {"kind": "end", "Does what": "Done", "id": "end_done"})
        self._link(items, "end_done")
        if any("end_done" in item.cells["Then"] for item in self.rows) and (
            "end_done" not in self.names.ids
        ):
            last.cells |= {"Who": self.rows[-1].cells["Who"], "Then": ""}
            self.rows.append(last)
        return [Record(item.where, item.cells) for item in self.rows]

    def _name(self, items: list[Item]) -> None:
        """Ids for rows that have none: "s" and their place, "end_" and the outcome."""
        for place, item in enumerate(items):
            if item.jump is not None:
                continue
            kind, words = item.cells.get("kind", ""), item.cells.get("Does what", "")
            if "id" not in item.cells and kind == "end" and words:
                key = f"end_{slug(words)}"
                if key in self.ends:
                    item.jump = key
                    continue
                item.cells["id"] = key
                self.ends[key] = item
            item.cells.setdefault("id", f"s{len(self.rows) + 1}")
            item.cells.setdefault("Then", "")
            self.rows.append(item)
            for answer in item.answers or ():
                if answer.body and answer.body[0].like is None:
                    answer.body[0].like = item
                self._name(answer.body)
            if item.together:
                self._join(items, place, item)

    def _join(self, items: list[Item], place: int, item: Item) -> None:
        """A join behind a block that none follows, where its branches come out."""
        following = items[place + 1] if place + 1 < len(items) else None
        if following and following.cells.get("kind", "").startswith("join"):
            return
        if any(_falls_through(answer.body) for answer in item.answers or ()):
            cells = {"id": f"{item.cells['id']}_join", "kind": "join()"}
            items.insert(place + 1, Item(item.where, cells, like=item))

    def _people(self) -> None:
        """Rows that name nobody are done by whoever did the row before, else the first one.

        Before the first row of an answer is the question, not the last row of another answer.
        """
        named = (item.cells["Who"] for item in self.rows if item.cells.get("Who"))
        who = next(named, "")
        for item in self.rows:
            who = item.like.cells["Who"] if item.like else who
            who = item.cells.setdefault("Who", who) or who

    def _link(self, items: list[Item], after: str) -> None:
        """Say what follows each item; `after` is what follows the last one."""
        for place, item in enumerate(items):
            if item.jump is not None:
                continue
            following = self._entry(items, place + 1, after)
            if item.answers is None:
                ends = item.cells.get("kind", "").startswith("end")
                item.cells["Then"] = "" if ends else following or "nothing"
                continue
            item.cells["Then"] = self._ways(item, following)
            for answer in item.answers:
                self._link(answer.body, following)

    def _ways(self, item: Item, following: str) -> str:
        ways = []
        for answer in item.answers or ():
            target = self._entry(answer.body, 0, following)
            if not target:
                self.problems.error(
                    "outline-stop",
                    item.where,
                    f"Nothing follows the answer “{answer.label}”.",
                    "Write a step, “go to: step” or “end: outcome” below it.",
                )
            label = f" {quoted(answer.label, ';%')}" if answer.label else ""
            ways.append(f"{target}:{answer.share}{label}")
        question = item.cells.pop("question", "")
        asked = '"' + question.replace('"', '""') + '" ' if question else ""
        return asked + "; ".join(ways)

    def _entry(self, items: list[Item], place: int, after: str) -> str:
        """The id of the row that is reached at a place of a sequence, "" for none."""
        if place >= len(items):
            return after
        item = items[place]
        if item.jump is None:
            return item.cells["id"]
        if not item.jump:
            return ""
        found = self.names.find(item.jump)
        if not found:
            self.problems.error(
                "target-unknown",
                item.where,
                f"There is no step “{item.jump}”.",
                self.names.suggestion(item.jump),
            )
        return found or after


def _falls_through(body: list[Item]) -> bool:
    """Whether a sequence leads out at its end."""
    if not body:
        return True
    last = body[-1]
    if last.jump is not None or last.cells.get("kind", "").startswith("end"):
        return False
    return last.answers is None or any(_falls_through(answer.body) for answer in last.answers)
