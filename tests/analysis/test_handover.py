"""How often a case changes hands, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from notation import process
from workbench.analysis.control_flow import control_flow
from workbench.analysis.handover import Handovers, handovers
from workbench.analysis.visits import expected_visits
from workbench.model.amount import Share
from workbench.model.element import (
    Attributes,
    Event,
    FlowNode,
    Gateway,
    Lane,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
)
from workbench.model.evidence import Quantity
from workbench.model.process import Process


def hands(drawn: Process) -> Handovers:
    return handovers(drawn, expected_visits(control_flow(drawn)))


def test_hand_offs_and_ping_pong() -> None:
    """The gateway is nobody's and so belongs to the chief before it."""
    full = hands(process("start > Clerk: A > Chief: B > xor(75% Clerk: C > end | 25% @A)"))
    assert full.total.usual.value == pytest.approx(4 / 3 + 1 / 3 + 1)
    assert [(p.source, p.target, p.count.usual.value) for p in full.pairs] == [
        ("Clerk", "Chief", pytest.approx(4 / 3)), ("Chief", "Clerk", pytest.approx(4 / 3)),
    ]  # fmt: skip
    (pong,) = full.ping_pong
    assert (pong.one, pong.other, pong.count.usual.value) == (
        "Chief", "Clerk", pytest.approx(4 / 3),
    )  # fmt: skip


def test_gateways_of_nobody_neither_add_nor_hide_hand_offs() -> None:
    found = hands(process("start > Clerk: A > and(Fire: B | Zoning: C) > Clerk: D > end"))
    assert found.total.usual.value == pytest.approx(4)


def test_what_was_inserted_for_a_row_counts_as_the_row() -> None:
    nodes = (
        Task("s1", "Ask", attributes=Attributes("Clerk", row="s1")),
        Event("s1_event", "Answer", attributes=Attributes("Applicant", row="s1")),
        Task("s2", "Go on", attributes=Attributes("Clerk", row="s2")),
    )
    flows = (SequenceFlow("1", "s1", "s1_event"), SequenceFlow("2", "s1_event", "s2"))
    assert hands(Process("p", nodes=nodes, flows=flows)).total.usual.value == 0


def laned(*places: str, who: bool = False) -> Process:
    """Nodes in a row in one pool “Agency”: "s", "e" and "x" are events and a gateway, capitals
    steps; behind a colon the lane, or who does it."""
    kinds: dict[str, FlowNode] = {
        "s": Event("s", position=Position.START),
        "e": Event("e", position=Position.END),
        "x": Gateway("x"),
    }
    nodes = []
    for place in places:
        key, _, role = place.partition(":")
        node = replace(kinds.get(key, Task(key)), process="p")
        said = replace(node, attributes=Attributes(role)) if who else replace(node, lane=role)
        nodes.append(said)
    keys = [node.id for node in nodes]
    flows = tuple(SequenceFlow(a + b, a, b) for a, b in pairwise(keys))
    lanes = tuple(Lane(role, role, "p") for role in ("Clerk", "Chief"))
    pool = (Participant("pool", "Agency", "p"),)
    return Process("p", nodes=tuple(nodes), flows=flows, lanes=lanes, participants=pool)


@pytest.mark.parametrize(
    ("places", "who", "count"),
    [
        # no lanes, the steps name who does them: start and end are nobody's
        (("s", "A:Clerk", "B:Chief", "e"), True, 1),
        # the end event is drawn in another lane, and nobody there does anything
        (("s:Clerk", "A:Clerk", "e:Chief"), False, 0),
        (("s:Chief", "A:Clerk", "x:Chief", "B:Clerk", "e:Clerk"), False, 0),
        (("s:Clerk", "A:Clerk", "x:Chief", "B:Clerk", "e:Clerk"), True, 0),
        (("s:Clerk", "A:Clerk", "x:Clerk", "B:Chief", "e:Clerk"), False, 1),
    ],
)
def test_events_and_gateways_take_no_case_over(
    places: tuple[str, ...], who: bool, count: float
) -> None:
    assert hands(laned(*places, who=who)).total.usual.value == pytest.approx(count)


def test_an_event_on_a_border_belongs_to_its_step_and_a_sub_process_to_who_works_inside() -> None:
    drawn = laned("s", "A:Clerk", "e", who=True)
    late = Event("late", position=Position.BOUNDARY, attached_to="A", process="p")
    nodes = (*drawn.nodes, late, Task("X", attributes=Attributes("Chief"), process="p"))
    on = SequenceFlow("on", "late", "X", share=Quantity(Share(0.25)))
    assert hands(replace(drawn, nodes=nodes, flows=(*drawn.flows, on))).total.usual.value == 0.25
    around = laned("s", "A:Clerk", "B:Clerk", "C:Clerk", "e", who=True)
    inside = Task("in", attributes=Attributes("Chief"), parent="B", process="p")
    nodes = tuple(SubProcess("B", process="p") if n.id == "B" else n for n in around.nodes)
    assert hands(replace(around, nodes=(*nodes, inside))).total.usual.value == 2


def test_messages_between_the_steps_of_two_pools_are_hand_offs() -> None:
    nodes = (
        Task("a", attributes=Attributes("Clerk"), process="p"),
        Task("b", attributes=Attributes("Lab"), process="q"),
    )
    drawn = Process("p", nodes=nodes, message_flows=(MessageFlow("m", "a", "b"),))
    (pair,) = hands(drawn).pairs
    assert (pair.source, pair.target, pair.flows) == ("Clerk", "Lab", ("m",))
