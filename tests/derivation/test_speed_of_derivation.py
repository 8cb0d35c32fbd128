"""Twice the process is about twice the work of a derivation, counted in calls of functions."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

import call_count
from workbench.derivation import paths
from workbench.derivation.derive import derive
from workbench.model.element import (
    DataAssociation,
    DataObject,
    Event,
    FlowNode,
    Gateway,
    GatewayType,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
)
from workbench.model.process import Process

START = Event("start", "Begin", position=Position.START)
END = Event("end", "Done", position=Position.END)


def tasks(count: int) -> tuple[Task, ...]:
    return tuple(Task(f"t{place}", f"Check part {place}") for place in range(count))


def way(*ids: str) -> tuple[SequenceFlow, ...]:
    return tuple(SequenceFlow(f"{one}-{two}", one, two) for one, two in pairwise(ids))


def line(count: int) -> Process:
    """Steps in a row, each of which writes a record and sends a message."""
    steps = tasks(count)
    return Process(
        "p",
        nodes=(START, *steps, END),
        flows=way("start", *(step.id for step in steps), "end"),
        participants=(Participant("party", "Applicant"),),
        data=tuple(DataObject(f"d{step.id}", f"Form {step.id}") for step in steps),
        associations=tuple(
            DataAssociation(f"w{step.id}", step.id, f"d{step.id}", writes=True) for step in steps
        ),
        message_flows=tuple(MessageFlow(f"m{step.id}", step.id, "party", "News") for step in steps),
    )


def nested(count: int) -> Process:
    """Sub-processes, each within the one before it."""
    nodes: list[FlowNode] = [START, END]
    flows = list(way("start", "p0", "end"))
    for level in range(count):
        around = f"p{level - 1}" if level else None
        nodes.append(SubProcess(f"p{level}", f"Handle {level}", parent=around))
        begin = Event(f"s{level}", "Begin", parent=f"p{level}", position=Position.START)
        done = Event(f"e{level}", "Done", parent=f"p{level}", position=Position.END)
        inside = [f"p{level + 1}"] if level + 1 < count else []
        nodes += [begin, done]
        flows += way(begin.id, *inside, done.id)
    return Process("p", nodes=tuple(nodes), flows=tuple(flows))


def parallel(count: int) -> Process:
    """One fork with many branches and their join."""
    fork, join = (Gateway(key, type=GatewayType.PARALLEL) for key in ("fork", "join"))
    flows = [*way("start", "fork"), *way("join", "end")]
    for step in tasks(count):
        flows += way("fork", step.id, "join")
    return Process("p", nodes=(START, fork, *tasks(count), join, END), flows=tuple(flows))


def decisions(count: int) -> Process:
    """Choices in a row: the tests of all ways would be as long as the square of their number."""
    nodes: list[FlowNode] = [START, *tasks(2 * count), END]
    flows = list(way("start", "g0"))
    for place in range(count):
        after = f"g{place + 1}" if place + 1 < count else "end"
        nodes.append(Gateway(f"g{place}", "Complete?"))
        for branch in (f"t{2 * place}", f"t{2 * place + 1}"):
            flows += way(f"g{place}", branch, after)
    return Process("p", nodes=tuple(nodes), flows=tuple(flows))


def calls(process: Process) -> int:
    """How many functions are called to derive everything."""
    return call_count.calls(lambda: derive(process))


@pytest.mark.parametrize(
    ("shape", "count", "factor"),
    [(line, 80, 2.4), (decisions, 60, 2.4), (nested, 60, 4.2), (parallel, 60, 4.2)],
)
def test_twice_the_process_is_not_much_more_than_twice_the_work(
    shape: Callable[[int], Process], count: int, factor: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In `nested` and `parallel` a state of a case is itself as large as the process."""
    monkeypatch.setattr(paths, "PLACES_AT_MOST", 200)
    calls(shape(2))
    assert calls(shape(2 * count)) < factor * calls(shape(count))
