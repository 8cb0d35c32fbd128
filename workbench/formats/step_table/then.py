"""The Then cell: every way of saying what comes next.

5 | s4:62 yes; s3:38 no | if complete -> 5; else -> 4a | together with 7, 8 | back to 3
at the same time | wait for the payment, or after 30 days -> 9 | end: Withdrawn | nothing
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workbench.formats.step_table.names import Names
from workbench.formats.step_table.phrases import parts, unquoted

NEXT, END = "", "end:"
"""As targets: the next row, and the beginning of an outcome that has no row of its own."""

_SHARED = re.compile(
    r"(?P<target>[^\s:;]+):(?:(?P<share>T\([^)]*\)|[-\d.,]+)\s*%?)?(?:\s+(?P<label>.*))?", re.DOTALL
)
_QUESTION = re.compile(r'(?P<question>"(?:[^"]|"")*"|[^;]*?\?)\s+(?P<rest>\S.*)', re.DOTALL)
_ARROW = re.compile(r"\s*(?:->|=>|→)\s*")
_WAIT = re.compile(
    r"(?:waits? for )?(?P<what>.+?)(?:\s*(?:->|=>|→)\s*(?P<to>[^,]+?))?\s*,?\s*or "
    r"(?P<late>(?:after|if none in|none in) .+?)\s*(?:->|=>|→)\s*(?P<then>.+)",
    re.IGNORECASE | re.DOTALL,
)
_TOGETHER = re.compile(r"together with (?P<rows>.+)", re.IGNORECASE)
_SAME_TIME = re.compile(r"(?:all )?at the same time(?:\s*,?\s*with (?P<rows>.+))?", re.IGNORECASE)
_LEAD = re.compile(r"(?:back to|go to|goto|then|continue with)\s*:?\s+", re.IGNORECASE)
_END = re.compile(r"(?:end|stop)\b\s*:?\s*(?P<outcome>.*)", re.IGNORECASE | re.DOTALL)
_ELSE = ("else", "otherwise", "if not", "not", "no")
NOTHING = ("nothing", "none", "-", "\u2013", "\u2014")


@dataclass
class Way:
    """One way on: a row id, `NEXT` or `END` and the outcome; the share as it was written."""

    target: str
    label: str = ""
    share: str = ""


@dataclass
class Ways:
    """All that a Then cell says. `waits` marks a race between an event and a clock."""

    ways: list[Way] = field(default_factory=list)
    question: str = ""
    together: list[str] = field(default_factory=list)
    same_time: bool = False
    waits: bool = False
    nothing: bool = False
    conditional: bool = False
    unknown: list[str] = field(default_factory=list)


def parse(text: str, names: Names) -> Ways:
    """The ways of a cell; targets that are not there are in `unknown`."""
    said = Ways()
    if text.strip().casefold() in NOTHING and not names.find(text):
        said.nothing = True
        return said
    asked = _QUESTION.fullmatch(text)
    if asked and _shared(parts(asked["rest"])[0], names):
        said.question, text = unquoted(asked["question"]), asked["rest"]
    for part in parts(text):
        _part(part, names, said)
    _answers(said)
    return said


def _part(part: str, names: Names, said: Ways) -> None:
    way = _shared(part, names)
    together = _TOGETHER.fullmatch(part) or _SAME_TIME.fullmatch(part)
    wait = _WAIT.fullmatch(part)
    if key := names.find(part):
        said.ways.append(Way(key))
    elif way:
        said.ways.append(way)
    elif wait:
        said.waits = True
        said.ways.append(Way(_target(wait["to"] or "next", names, said), wait["what"].strip()))
        said.ways.append(Way(_target(wait["then"], names, said), wait["late"].strip()))
    elif together or _ARROW.split(part)[0].casefold().startswith(("together", "at the same")):
        _together(part, names, said)
    else:
        _condition(part, names, said)


def _shared(part: str, names: Names) -> Way | None:
    """A part like "s4:62 yes"; "end: yes" is one only where a row has the id "end"."""
    shape = _SHARED.fullmatch(part)
    if shape is None:
        return None
    target = shape["target"]
    key = target if target in names.ids else names.numbers.get(target.casefold(), "")
    return Way(key, unquoted((shape["label"] or "").strip()), shape["share"] or "") if key else None


def _together(part: str, names: Names, said: Ways) -> None:
    said.same_time = True
    head, *onward = _ARROW.split(part)
    shape = _TOGETHER.fullmatch(head) or _SAME_TIME.fullmatch(head)
    listed = (shape["rows"] or "") if shape else ""
    for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", listed):
        if name.strip():
            said.together.append(_target(name, names, said))
    said.ways += [Way(_target(one, names, said)) for one in onward]


def _condition(part: str, names: Names, said: Ways) -> None:
    head, *onward = _ARROW.split(part, 1)
    if onward:
        said.conditional = True
        condition = re.sub(r"^if\s+(?!not$)", "", head.strip(), flags=re.IGNORECASE)
        said.ways.append(Way(_target(onward[0], names, said), condition))
        return
    bare = re.match(r"(else|otherwise|if not)\s*:?\s+(.+)", part, re.IGNORECASE)
    if bare and said.ways:
        said.ways.append(Way(_target(bare[2], names, said), bare[1]))
        return
    said.ways.append(Way(_target(part, names, said)))


def _target(text: str, names: Names, said: Ways) -> str:
    """The row id of a target in words, `NEXT`, or `END` with the outcome."""
    text = unquoted(text.strip())
    if key := names.find(text):
        return key
    if text.casefold() in ("next", "next row", "next step"):
        return NEXT
    end = _END.fullmatch(text)
    if end:
        return END + (end["outcome"].strip() or "Done")
    bare = _LEAD.sub("", text, count=1)
    if bare != text:
        return _target(bare, names, said)
    said.unknown.append(text)
    return NEXT


def _answers(said: Ways) -> None:
    """Two ways of which the second is "else" answer a question with yes and no."""
    labels = [way.label for way in said.ways]
    if not said.conditional or said.question or len(labels) < 2 or not labels[0]:
        return
    if len(labels) == 2 and labels[1].casefold() in (*_ELSE, f"if not {labels[0].casefold()}"):
        denied = re.match(r"not\s+", labels[0], re.IGNORECASE)
        asked = labels[0][denied.end() :] if denied else labels[0]
        said.ways[0].label, said.ways[1].label = ("no", "yes") if denied else ("yes", "no")
        said.question = _asked(asked)
    else:
        said.question = _asked(" or ".join(label for label in labels if label.casefold() != "else"))


def _asked(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('?. ')}?"
