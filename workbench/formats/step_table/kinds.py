"""The words for kinds of rows and the BPMN element that each becomes."""

from __future__ import annotations

import re

from workbench.formats.step_table.row import Kind
from workbench.model.element import GatewayType, TaskType, Trigger

TASKS: dict[str, TaskType] = {
    "task": TaskType.TASK,
    "user": TaskType.USER,
    "manual": TaskType.MANUAL,
    "service": TaskType.SERVICE,
    "script": TaskType.SCRIPT,
    "rule": TaskType.RULE,
    "send": TaskType.SEND,
    "receive": TaskType.RECEIVE,
}
GATEWAYS: dict[str, GatewayType] = {
    "xor": GatewayType.EXCLUSIVE,
    "or": GatewayType.INCLUSIVE,
    "and": GatewayType.PARALLEL,
    "join": GatewayType.PARALLEL,
    "evt": GatewayType.EVENT,
    "complex": GatewayType.COMPLEX,
}
EVENTS = ("start", "end", "catch", "throw", "boundary")
AROUND = ("subprocess", "event subprocess")
WORDS = (*TASKS, *GATEWAYS, *EVENTS, *AROUND, "sub")
"""All words of the Kind column; "sub" is the call of a process described elsewhere."""

TRIGGERS = ("none", *(str(trigger) for trigger in Trigger))
_SHAPE = re.compile(
    r"(?P<word>[a-z][a-z -]*?)\s*(?:\(\s*(?P<count>\d*)\s*\))?"
    r"(?P<beside>!?)\s*(?::\s*(?P<trigger>[a-z]+))?\s*(?:@\s*(?P<at>\S+))?",
    re.IGNORECASE,
)


class KindProblem(ValueError):  # noqa: N818 - it is told to the user as a finding
    """A Kind cell that is none; `word` is what was not understood, `known` what could be."""

    def __init__(self, word: str, known: tuple[str, ...]) -> None:
        self.word, self.known = word, known
        super().__init__(word)


def parse(text: str) -> tuple[Kind, int | None]:
    """The kind a cell says, and the number of branches that a join announces."""
    shape = _SHAPE.fullmatch(text.strip())
    if shape is None:
        raise KindProblem(text, WORDS)
    word = " ".join(shape["word"].casefold().replace("-", " ").split())
    trigger = (shape["trigger"] or "").casefold()
    if word not in WORDS:
        raise KindProblem(word, WORDS)
    if trigger and trigger not in TRIGGERS:
        raise KindProblem(trigger, TRIGGERS)
    if word == "boundary" and not shape["at"]:
        raise KindProblem(text, ("boundary:timer@s4",))
    if word not in EVENTS and (trigger or shape["at"] or shape["beside"]):
        raise KindProblem(text, WORDS)
    kind = Kind(word, trigger, shape["at"] or "", not shape["beside"])
    return kind, int(shape["count"]) if shape["count"] else None


def written(kind: Kind, incoming: int = 0) -> str:
    """A kind as its cell."""
    trigger = f":{kind.trigger}" if kind.trigger else ""
    at = f"@{kind.at}" if kind.at else ""
    beside = "" if kind.interrupting else "!"
    if kind.word == "join":
        return f"join({incoming})"
    return f"{kind.word}{beside}{trigger}{at}"


def is_gateway(kind: Kind) -> bool:
    """Whether a row of this kind only decides or joins."""
    return kind.word in GATEWAYS
