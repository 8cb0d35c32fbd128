"""The lines of an outline as nested items: steps, questions, blocks and jumps."""

from __future__ import annotations

import re

from workbench.formats.outline.item import Answer, Item, answer
from workbench.formats.outline.line import Line, Pieces, leading, pieces, plain, split
from workbench.formats.step_table import shares
from workbench.formats.step_table.draft import rule_and_law
from workbench.formats.step_table.headings import column
from workbench.formats.step_table.linking import by_verb
from workbench.formats.step_table.numbers import NumberProblem
from workbench.formats.step_table.phrases import parts
from workbench.formats.step_table.problems import Problems
from workbench.model.evidence import UNKNOWN

JUMPS = ("back to", "go to", "goto")
PREAMBLE = ("process", "trigger", "order")
_LATE = re.compile(
    r"(?:or )?(?P<label>(?:after|none in) .+?)\s*(?:->|→)\s*(?P<target>.+?)"
    r"(?:\s*\(\s*(?P<share>[\d.]+)\s*%\s*\))?",
    re.IGNORECASE,
)


class Reader:
    """Reads lines one after the other into items; what is wrong goes to `problems`."""

    def __init__(self, listed: list[Line], problems: Problems) -> None:
        self.lines, self.problems = listed, problems
        self.place = 0
        self.preamble: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.last: Item | None = None
        self.wrong = (0, 0, 0)

    def sequence(self, level: int, *, alone: bool = False) -> list[Item]:
        """The items of one level; with `alone` only the first."""
        found: list[Item] = []
        while self.place < len(self.lines) and not (alone and found):
            line = self.lines[self.place]
            if line.level < level:
                break
            self.place += 1
            if line.level > level:
                self._wrong_indent(line, level)
            found += self._item(line)
        return found

    def _wrong_indent(self, line: Line, level: int) -> None:
        """Tell a wrong indent, once for all lines that share it."""
        deep, expected, since = self.wrong
        between = self.lines[since : self.place]
        again = (deep, expected) == (line.level, level) and all(
            one.level > level for one in between
        )
        self.wrong = (line.level, level, self.place)
        if again or line.told:
            return
        self.problems.error(
            "outline-indent",
            line.where,
            f"The line is indented by {line.level * 2} blanks; {level * 2} are expected.",
            "Only answers, branches and what belongs to them are indented.",
        )

    def _item(self, line: Line) -> list[Item]:
        if line.text[0] in "#!":
            self._remark(line)
            return []
        if line.text.startswith("?"):
            return [self._question(line)]
        word, rest, named = leading(line.text)
        known = word.casefold()
        if not named and (known in PREAMBLE or known.startswith("term ")):
            self._above(
                line, known if known in PREAMBLE else f"term {word[5:].strip()}", plain(rest)
            )
            return []
        if not named and known in JUMPS:
            return [Item(line.where, jump=plain(rest))]
        if not named and known == "stop" and ":" not in line.text:
            return [Item(line.where, jump="")]
        if not named and known == "together":
            return [self._together(line, rest)]
        if not named and known in ("start", "starts", "end"):
            return [self._event(line, "end" if known == "end" else "start", rest)]
        waits = re.match(r"wait for\s+", word, re.IGNORECASE)
        if waits and not named:
            return self._wait(line, word[waits.end() :], rest)
        return [self._step(line, word, rest)]

    def _above(self, line: Line, key: str, words: str) -> None:
        """A line that speaks of the whole process; each is there once."""
        if key in dict(self.preamble):
            self.problems.error(
                "preamble-doubled", line.where, f"“{key}” is there twice.", "Keep one of them."
            )
        self.preamble.append((key, words))

    def _remark(self, line: Line) -> None:
        words = line.text[1:].strip()
        if self.last is None:
            self.notes.append(words)
            return
        name = "Notes" if line.text[0] == "#" else "Problem"
        said = self.last.cells.get(name)
        self.last.cells[name] = words if said is None else f"{said}\n{words}"

    def _row(self, line: Line, taken: Pieces, **cells: str) -> Item:
        """A row from what its line says, its keys last."""
        said = {name.replace("_", " "): text for name, text in cells.items() if text}
        said |= self._numbers(line, taken.numbers)
        for key, value in taken.keys:
            name = "step" if key.casefold() == "step" else column(key)
            if name:
                said[name] = value
            else:
                self._lost(line, f"{{{key}: {value}}}")
        if taken.rest:
            self._lost(line, taken.rest)
        self.last = Item(line.where, said)
        return self.last

    def _lost(self, line: Line, words: str) -> None:
        self.problems.error(
            "outline-unread",
            line.where,
            f"“{words}” is not understood.",
            "Write [work, wait ...] and {key: value; ...} behind the step.",
        )

    def _numbers(self, line: Line, text: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for item in re.split(r",(?![^(]*\))", text):
            waits = re.match(r"(wait|cost|work)s?\s+", item.strip(), re.IGNORECASE)
            name = waits[1].casefold() if waits else "work"
            if item.strip():
                found[column(name)] = item.strip()[waits.end() if waits else 0 :]
        return found

    def _step(self, line: Line, who: str, rest: str) -> Item:
        if ":" not in line.text:
            self.problems.error(
                "outline-who",
                line.where,
                f"Nobody is named before “{line.text}”.",
                "Write “Who: step”.",
            )
        taken = pieces(rest)
        name = plain(taken.head)
        outside = who.casefold().endswith(("(ext)", "(outside)", "(external)"))
        said = {column(key): value for key, value in taken.keys}
        ruled = bool(rule_and_law(said.get("Rule", ""))[0] or parts(said.get("In", "")))
        kind = "receive" if outside else by_verb(name, ruled=ruled).word
        return self._row(line, taken, Who=who, Does_what=name, kind=kind)

    def _event(self, line: Line, kind: str, rest: str) -> Item:
        taken = pieces(rest)
        about = re.fullmatch(r"(?P<name>[^\"].*?)\s{2,}\((?P<trigger>.*)\)", taken.head)
        if about and kind == "start":
            self._above(line, "trigger", f"{about['name']} ({about['trigger']})")
        name = about["name"] if about else plain(taken.head)
        return self._row(line, taken, Does_what=name, kind=kind)

    def _wait(self, line: Line, who: str, rest: str) -> list[Item]:
        """A receive task; with "or after ..." behind a choice between it and a clock."""
        taken = pieces(rest)
        words, _, inline = taken.head.partition(" or after ")
        late = _LATE.fullmatch(taken.rest or (f"after {inline}" if inline else ""))
        if late:
            taken.rest = ""
        if taken.numbers and "wait" not in taken.numbers:
            taken.numbers = f"wait {taken.numbers}"
        name = plain(words.strip())
        receive = self._row(line, taken, Who=f"{who} (ext)", Does_what=name, kind="receive")
        receive.cells = {key: text for key, text in receive.cells.items() if text.strip()}
        if not late:
            return [receive]
        share = self._percent(line, late["share"] or "")
        target = re.sub(rf"^(?:{'|'.join(JUMPS)})\s*:\s*", "", late["target"])
        ended = re.match(r"end\s*:\s*", target, re.IGNORECASE)
        onward = (
            Item(line.where, {"kind": "end", "Does what": target[ended.end() :]})
            if ended
            else Item(line.where, jump=target)
        )
        rest_share = f"{100 - float(share):g}" if share else ""
        race = Item(line.where, {"kind": "evt", "Does what": "Which comes first?"})
        race.answers = [Answer(name, rest_share), Answer(late["label"], share, [onward])]
        return [race, receive]

    def _percent(self, line: Line, share: str) -> str:
        """The share of the late way, "" where there is none or it is no part of the whole."""
        try:
            quantity = shares.percent(share, UNKNOWN) if share else None
        except NumberProblem as problem:
            self.problems.error("share-unread", line.where, str(problem), "")
            return ""
        return share if quantity else ""

    def _question(self, line: Line) -> Item:
        taken = pieces(line.text[1:].strip())
        shape = re.match(r'("(?:[^"\\]|\\.)*"|[^?"]*\?|[^"]*?(?=\s{2,}|$))\s*', taken.head)
        words = plain(shape[1].strip()) if shape else ""
        answers = [answer(text) for text in split(taken.head[shape.end() if shape else 0 :], "|")]
        item = self._row(line, taken, Does_what=words, kind="xor")
        if "step" in item.cells:
            item.cells |= {"question": words, "Does what": item.cells.pop("step")}
        item.answers = answers
        self._answers(line, item, listed=bool(answers))
        return item

    def _answers(self, above: Line, item: Item, *, listed: bool) -> None:
        """The indented answers below a question."""
        known = item.answers if item.answers is not None else []
        done: set[int] = set()
        while line := self._below(above):
            self.place += 1
            if line.text[0] in "#!":
                self._remark(line)
                continue
            label, rest, _ = leading(line.text)
            given = answer(label) if not listed else Answer(label)
            free = (n for n, one in enumerate(known) if n not in done and one.label == given.label)
            place = next(free, -1)
            if place < 0 and not listed:
                known.append(given)
                place = len(known) - 1
            if place < 0 or ":" not in line.text:
                self._no_answer(line, label, known)
                self.sequence(line.level + 1)
                continue
            done.add(place)
            inline = self._item(Line(line.number, line.level, rest)) if rest else []
            known[place].body = inline + self.sequence(line.level + 1)

    def _no_answer(self, line: Line, label: str, known: list[Answer]) -> None:
        answers = ", ".join(f"“{one.label}”" for one in known)
        self.problems.error(
            "outline-answer",
            line.where,
            f"“{label}” is no answer that is left of the question above.",
            f"The answers are {answers}; write one of them and a colon.",
        )

    def _below(self, above: Line) -> Line | None:
        """The next line if it is indented below another one."""
        line = self.lines[self.place] if self.place < len(self.lines) else None
        if line is None:
            return None
        if line.level == above.level and line.text[0] in "#!":
            return line
        if line.level > above.level + 1:
            self._wrong_indent(line, above.level + 1)
        return line if line.level > above.level else None

    def _together(self, line: Line, rest: str) -> Item:
        taken = pieces(rest)
        item = self._row(line, taken, Does_what=plain(taken.head), kind="and")
        item.answers, item.together = [], True
        while below := self._below(line):
            if below.text[0] in "#!":
                self.place += 1
                self._remark(below)
            elif below.text.casefold() == "branch:":
                self.place += 1
                item.answers.append(Answer("", body=self.sequence(below.level + 1)))
            else:
                item.answers.append(Answer("", body=self.sequence(below.level, alone=True)))
        if len(item.answers) < 2:
            self.problems.error(
                "outline-together",
                line.where,
                "Fewer than two things are done together here.",
                f"Indent them below it by {(line.level + 1) * 2} blanks.",
            )
        return item
