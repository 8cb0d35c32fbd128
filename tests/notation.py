"""A process in one line, as input and expectation of tests.

    process("start > Clerk: Check [15] > xor(62% yes= Enter | 38% no= Ask > @Check) > end Done")

`>` is a sequence flow. `Who: name [minutes]` is a user task (`[low-usual-high]` for a spread,
`[minutes; wait minutes]` with a wait). `xor and or evt ( .. | .. )` is a split; branches that
fall through meet in a join of the same type (evt: exclusive). A branch may begin with
`share% answer=`. `@name` goes to the task of that name. Ids are the names without spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from workbench.model.amount import Share, WorkingMinutes
from workbench.model.element import (
    Attributes,
    Event,
    FlowNode,
    Gateway,
    GatewayType,
    Lane,
    Position,
    SequenceFlow,
    Task,
    TaskType,
)
from workbench.model.evidence import Quantity
from workbench.model.process import Process

GATEWAYS = {
    "xor": GatewayType.EXCLUSIVE,
    "and": GatewayType.PARALLEL,
    "or": GatewayType.INCLUSIVE,
    "evt": GatewayType.EVENT,
}
Ends = list[tuple[str, str, "Quantity[Share] | None"]]


def process(text: str, name: str = "Example") -> Process:
    """The process that the line describes."""
    builder = _Builder()
    builder.sequence(_split(text, ">"), [])
    nodes = tuple(builder.nodes.values())
    roles = tuple(dict.fromkeys(node.attributes.who for node in nodes if node.attributes.who))
    lanes = tuple(Lane(f"lane_{_slug(role)}", role, "p") for role in roles)
    by_role = {lane.name: lane.id for lane in lanes}
    placed = tuple(replace(n, lane=by_role.get(n.attributes.who), process="p") for n in nodes)
    return Process("p", name, nodes=placed, flows=tuple(builder.flows), lanes=lanes)


@dataclass
class _Builder:
    nodes: dict[str, FlowNode] = field(default_factory=dict)
    flows: list[SequenceFlow] = field(default_factory=list)
    count: dict[str, int] = field(default_factory=dict)

    def sequence(self, items: list[str], ends: Ends) -> Ends:
        for item in items:
            ends = self.item(item, ends)
        return ends

    def item(self, item: str, ends: Ends) -> Ends:
        block = re.fullmatch(r"(xor|and|or|evt)\((.*)\)", item)
        if block:
            return self.block(block[1], block[2], ends)
        if item.startswith("@"):
            self.connect(ends, _slug(item[1:]))
            return []
        node = self.node(item)
        self.nodes[node.id] = node
        self.connect(ends, node.id)
        return (
            []
            if isinstance(node, Event) and node.position is Position.END
            else [(node.id, "", None)]
        )

    def block(self, kind: str, inside: str, ends: Ends) -> Ends:
        split = self.add(kind, "")
        self.connect(ends, split)
        through: Ends = []
        for branch in _split(inside, "|"):
            share = re.match(r"(\d+(?:\.\d+)?)%\s*", branch)
            rest = branch[share.end() :] if share else branch
            answer = re.match(r"(\w+)=\s*", rest)
            rest = rest[answer.end() :] if answer else rest
            amount = Quantity(Share(float(share[1]) / 100)) if share else None
            through += self.sequence(
                [part for part in _split(rest, ">") if part],
                [(split, answer[1] if answer else "", amount)],
            )
        if not through:
            return []
        join = self.add("xor" if kind == "evt" else kind, "_join", split)
        self.connect(through, join)
        return [(join, "", None)]

    def add(self, kind: str, suffix: str, of: str = "") -> str:
        if not of:
            self.count[kind] = self.count.get(kind, 0) + 1
        key = f"{of or kind + str(self.count[kind])}{suffix}"
        self.nodes[key] = Gateway(key, "", type=GATEWAYS[kind])
        return key

    def node(self, item: str) -> FlowNode:
        word, _, outcome = item.partition(" ")
        if word == "start":
            return Event("start", outcome, position=Position.START)
        if word == "end":
            return Event(f"end{_slug(outcome)}", outcome, position=Position.END)
        shape = re.fullmatch(r"(?:([^:\[]+):\s*)?([^\[]+?)\s*(?:\[([^\]]+)\])?", item)
        assert shape is not None, item
        work, _, wait = (shape[3] or "").partition(";")
        attributes = Attributes(
            who=shape[1] or "",
            work=_minutes(work),
            wait=_minutes(wait),
        )
        return Task(_slug(shape[2]), shape[2], attributes=attributes, type=TaskType.USER)

    def connect(self, ends: Ends, target: str) -> None:
        for source, answer, share in ends:
            key = f"{source}-{target}"
            if any(flow.id == key for flow in self.flows):
                key += f"-{len(self.flows)}"
            self.flows.append(SequenceFlow(key, source, target, answer, share=share))


def _minutes(text: str) -> Quantity[WorkingMinutes] | None:
    numbers = [
        WorkingMinutes(float(part)) for part in text.replace("wait", "").split("-") if part.strip()
    ]
    if len(numbers) == 3:
        return Quantity(numbers[1], low=numbers[0], high=numbers[2])
    return Quantity(numbers[0]) if numbers else None


def _slug(name: str) -> str:
    return re.sub(r"\W+", "", name)


def _split(text: str, mark: str) -> list[str]:
    """Split at a mark that stands outside brackets."""
    parts, depth, last = [], 0, 0
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if letter == mark and depth == 0:
            parts.append(text[last:place].strip())
            last = place + 1
    return [*parts, text[last:].strip()]
