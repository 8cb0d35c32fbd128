"""The rules take twice as long for twice as many steps, counted in lines that are run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from types import FrameType

import pytest

from workbench.analysis.rules import CATALOGUE, Rule
from workbench.analysis.rules.unmatched_parallel import unmatched_parallel
from workbench.model.element import (
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    Trigger,
)
from workbench.model.process import Process

RULES = tuple(rule for rule, _ in CATALOGUE)
Part = Callable[[int], tuple[list[FlowNode], list[tuple[str, str]]]]


def loose(i: int) -> tuple[list[FlowNode], list[tuple[str, str]]]:
    return [Task(f"t{i}", f"Do {i}")], []


def cycle(i: int) -> tuple[list[FlowNode], list[tuple[str, str]]]:
    tasks: list[FlowNode] = [Task(f"t{i}", f"Do {i}"), Task(f"u{i}", f"Undo {i}")]
    return tasks, [("s", f"t{i}"), (f"t{i}", f"u{i}"), (f"u{i}", f"t{i}")]


def ended(i: int) -> tuple[list[FlowNode], list[tuple[str, str]]]:
    end = Event(f"e{i}", f"Done {i}", position=Position.END)
    return [Task(f"t{i}", f"Do {i}"), end], [("s", f"t{i}"), (f"t{i}", f"e{i}")]


def inside(i: int) -> tuple[list[FlowNode], list[tuple[str, str]]]:
    return [SubProcess(f"p{i}", f"All {i}"), Task(f"t{i}", f"Do {i}", parent=f"p{i}")], []


def link(i: int) -> tuple[list[FlowNode], list[tuple[str, str]]]:
    to = (EventDefinition(Trigger.LINK, f"L{i}"),)
    there = Event(f"c{i}", position=Position.CATCH, definitions=to)
    return [Event(f"l{i}", position=Position.THROW, definitions=to), there], [("s", f"l{i}")]


def block(i: int) -> tuple[list[FlowNode], list[tuple[str, str]]]:
    kinds = (GatewayType.PARALLEL, GatewayType.EXCLUSIVE)
    ends = [Gateway(f"{end}{i}", type=kind) for end, kind in zip("gj", kinds, strict=True)]
    before = f"j{i - 1}" if i else "s"
    flows = [(f"g{i}", f"t{i}"), (f"t{i}", f"j{i}"), (f"g{i}", f"j{i}")]
    return [*ends, Task(f"t{i}", f"Do {i}")], [(before, f"g{i}"), *flows]


def nested(i: int) -> tuple[list[FlowNode], list[tuple[str, str]]]:
    end = Event(f"e{i}", f"Done {i}", position=Position.END)
    flows = [(f"g{i - 1}" if i else "s", f"g{i}"), (f"g{i}", f"e{i}")]
    return [Gateway(f"g{i}", f"Again {i}?"), end], flows


def many(part: Part, count: int) -> Process:
    nodes: list[FlowNode] = [Event("s", "Begin", position=Position.START)]
    flows: list[SequenceFlow] = []
    for number in range(count):
        more, ways = part(number)
        nodes += more
        flows += [SequenceFlow(f"{start}-{end}", start, end) for start, end in ways]
    return Process("p", nodes=tuple(nodes), flows=tuple(flows))


def lines_run(drawn: Process, rules: Iterable[Rule] = RULES) -> int:
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        for rule in rules:
            list(rule(drawn))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("part", [loose, cycle, ended, inside, link, block])
def test_twice_the_steps_are_twice_the_work(part: Part) -> None:
    lines_run(many(part, 2))
    assert lines_run(many(part, 240)) < 2.4 * lines_run(many(part, 120))


def test_blocks_nested_twice_as_deep_are_twice_the_work() -> None:
    small, large = (lines_run(many(nested, n), [unmatched_parallel]) for n in (250, 500))
    assert large < 2.4 * small
