"""One line of an outline taken apart, and its words put together again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from workbench.formats.step_table import characters
from workbench.formats.step_table.problems import CaptureError, Problems

STEP = 2
"""Blanks of one level."""

DEEPEST = 40
"""The most levels that are read or written."""

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


class OutlineError(CaptureError):
    """A text outline that cannot be read."""


@dataclass
class Line:
    """A line that holds something: its number, its level, its words, whether its indent is
    told to be wrong."""

    number: int
    level: int
    text: str
    told: bool = False

    @property
    def where(self) -> str:
        """The line as it is called in messages."""
        return f"line {self.number}"


@dataclass
class Pieces:
    """The words of a line, the numbers in [..], the keys in {..}, and what stands behind."""

    head: str
    numbers: str = ""
    keys: list[tuple[str, str]] = field(default_factory=list)
    rest: str = ""


def lines(text: str, problems: Problems) -> list[Line]:
    """The lines that hold something. Tabs and odd indents are reported, each run of them once."""
    found: list[Line] = []
    before = ""
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.strip()
        if not words:
            continue
        indent = raw[: len(raw) - len(raw.lstrip())]
        line = Line(number, len(indent) // STEP, words)
        rule, message, mend = _indent(indent, line.level)
        if said := _unfit(words):
            problems.error("character-unfit", line.where, said, characters.MEND)
        told = f"{rule} {message}" if rule else ""
        if told and told != before:
            problems.error(rule, line.where, message, mend)
        before, line.told = told, bool(told)
        line.level = min(line.level, DEEPEST)
        found.append(line)
    return found


def _unfit(words: str) -> str:
    """What is said of a character that no document can hold, "" where there is none."""
    written = map(plain, _STRING.findall(words))
    return characters.unfit(words) or next(filter(None, map(characters.unfit, written)), "")


def _indent(indent: str, level: int) -> tuple[str, str, str]:
    """Rule, message and mend of a wrong indent, empty for a right one."""
    if indent.strip(" "):
        mend = f"Use {STEP} blanks for each level."
        return "outline-tab", "A tab stands before the words.", mend
    if len(indent) % STEP:
        mend = f"Use {level * STEP} or {(level + 1) * STEP} blanks."
        return "outline-indent", f"The line is indented by {len(indent)} blanks.", mend
    if level > DEEPEST:
        return "outline-deep", "The outline is nested too deep.", "Use go to: for parts of it."
    return "", "", ""


def pieces(text: str) -> Pieces:
    """A line taken apart at its first bracket outside of quotation marks."""
    place = _bracket(text)
    found = Pieces(text[:place].strip())
    rest = text[place:]
    while rest[:1] in ("[", "{"):
        numbers = re.match(r"\[([^\]]*)\]\s*", rest)
        keys = re.match(r'\{((?:"(?:[^"\\]|\\.)*"|[^}"])*)\}\s*', rest)
        shape = numbers or keys
        if shape is None:
            break
        if numbers:
            found.numbers = numbers[1].strip()
        else:
            found.keys += _keys(shape[1])
        rest = rest[shape.end() :]
    found.rest = rest.strip()
    return found


def _bracket(text: str) -> int:
    """The place of the first [ or { that is not quoted."""
    place = 0
    while place < len(text) and text[place] not in "[{":
        string = _STRING.match(text, place) if text[place] == '"' else None
        opens = string is not None and (place == 0 or text[place - 1] in " |:")
        place = string.end() if string and opens else place + 1
    return place


def _keys(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for item in split(text, ";"):
        key, _, value = item.partition(":")
        found.append((key.strip(), plain(value.strip())))
    return found


def split(text: str, mark: str) -> list[str]:
    """The items between marks that stand outside of quotation marks."""
    items: list[str] = []
    start = place = 0
    while place < len(text):
        string = _STRING.match(text, place) if text[place] == '"' else None
        if string and (place == 0 or text[place - 1] in f" {mark}:"):
            place = string.end()
            continue
        if text[place] == mark:
            items.append(text[start:place].strip())
            start = place + 1
        place += 1
    return [item for item in [*items, text[start:].strip()] if item]


def plain(words: str) -> str:
    """Words without the quotation marks around them."""
    if _STRING.fullmatch(words):
        try:
            return str(json.loads(words, strict=False))
        except json.JSONDecodeError:
            return words[1:-1]
    return words


def quoted(words: str, marks: str) -> str:
    """Words so that `plain` gives them back, quoted where one of the marks stands in them."""
    unsafe = any(letter in marks or letter in '"\n' for letter in words)
    return json.dumps(words, ensure_ascii=False) if unsafe or words != words.strip() else words


def leading(text: str) -> tuple[str, str, bool]:
    """The words before the first colon, those behind it, and whether the first were quoted."""
    string = _STRING.match(text)
    if string and text[string.end() :].lstrip().startswith(":"):
        return plain(string[0]), text[string.end() :].lstrip()[1:].strip(), True
    before, _, after = text.partition(":")
    return before.strip(), after.strip(), False
