"""Where a number leaves something out, the result says so; where it can be had, it is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notation import process
from workbench.analysis.report import Analysis, analyse
from workbench.model.amount import CalendarDays, Count, Share, WorkingDays, WorkingMinutes
from workbench.model.calendar import Calendar
from workbench.model.element import (
    Attributes,
    Event,
    EventDefinition,
    FlowNode,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    Trigger,
    Wait,
)
from workbench.model.evidence import Evidence, Quantity, Source
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff


def minutes(count: float) -> Quantity[WorkingMinutes]:
    return Quantity(WorkingMinutes(count))


def task(key: str, work: float | None = None, **place: str) -> Task:
    return Task(key, key, attributes=Attributes("Clerk", work=minutes(work) if work else None),
                **{"process": "p", **place})  # type: ignore[arg-type]  # fmt: skip


def event(key: str, position: Position, *definitions: EventDefinition, **more: object) -> Event:
    place = {"process": "p", **more}
    return Event(key, key, position=position, definitions=definitions, **place)  # type: ignore[arg-type]


def drawn(nodes: tuple[FlowNode, ...], flows: str) -> Process:
    made = []
    for text in flows.split():
        pair, _, share = text.partition(":")
        given = Quantity(Share(float(share) / 100), Evidence(Source.LOG)) if share else None
        made.append(SequenceFlow(pair, *pair.split("-"), share=given))
    return Process("p", nodes=nodes, flows=tuple(made))


def rules(found: Analysis) -> list[str]:
    return [finding.rule for finding in found.findings]


def total(found: Analysis) -> float:
    assert found.cycle_time.total is not None, found.cycle_time.reasons
    return found.cycle_time.total.usual.value


START, END = event("s", Position.START), event("e", Position.END)


def whole(own: float | None, inside: float | None) -> Analysis:
    nodes = (
        START, replace(SubProcess("O", "O", process="p"), attributes=task("O", own).attributes),
        event("os", Position.START, parent="O"), task("A", inside, parent="O"), END,
    )  # fmt: skip
    return analyse(drawn(nodes, "s-O os-A O-e"))


@pytest.mark.parametrize(
    ("own", "inside", "work", "said"),
    [(30, 20, 20, True), (30, None, 30, False), (None, 20, 20, False)],
)
def test_the_work_of_a_drawn_out_sub_process_counts_once(
    own: float | None, inside: float | None, work: float, said: bool
) -> None:
    found = whole(own, inside)
    assert (found.work.total.usual.value, total(found)) == (work, work)
    assert ("sub-process-time-not-counted" in rules(found)) is said


def logged(text: str) -> Process:
    """A process whose given shares come from a log."""
    made = process(text)
    firm = Evidence(Source.LOG, 100)
    flows = (
        replace(f, share=replace(f.share, evidence=firm)) if f.share else f for f in made.flows
    )
    return replace(made, flows=tuple(flows))


@pytest.mark.parametrize(("text", "share"), [("60% A | B", 0.4), ("60% A | 50% C | B", 1 / 3)])
def test_what_others_leave_at_an_inclusive_gateway_is_a_guess(text: str, share: float) -> None:
    found = analyse(logged(f"start > or({text}) > end"))
    assert found.visits.nodes["B"] == pytest.approx(share, rel=1e-9)
    assert found.visits.evidence["B"].source is Source.GUESS
    assert "shares-missing" in rules(found)


def test_what_others_leave_at_an_exclusive_gateway_is_known() -> None:
    found = analyse(logged("start > xor(60% A | B) > end"))
    assert found.visits.evidence["B"].source is Source.LOG
    assert rules(found) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # 30 and 20 or 10 and 20: 25 on average, and 20 by the largest mean
        ("start > and(xor(50% A [10] | 50% B [30]) | C [20]) > end", True),
        ("start > and(A [10] > xor(80% B [1] | 20% @A) | C [20]) > end", True),
        ("start > and(A [5-10-30] | C [20]) > end", True),
        ("start > and(A [10] | C [20]) > xor(50% D [1] | 50% F [9]) > end", False),
        ("start > xor(50% and(A [10] | C [20]) | 50% D [1]) > end", False),
    ],
)
def test_where_a_branch_has_no_fixed_time_the_note_is_given(text: str, said: bool) -> None:
    notes = analyse(process(text)).cycle_time.notes
    assert any("largest mean" in note for note in notes) is said


def late(deadline: Wait | None, share: float, work: float = 10, timer: str = "") -> Analysis:
    definition = EventDefinition(Trigger.TIMER, timer=timer, deadline=deadline)
    nodes = (
        START, task("A", work), task("Chase", 5), END, event("e2", Position.END),
        event("b", Position.BOUNDARY, definition, attached_to="A"),
    )  # fmt: skip
    return analyse(drawn(nodes, f"s-A A-e b-Chase:{share} Chase-e2"))


@pytest.mark.parametrize(
    ("deadline", "share", "work", "time"),
    [
        (Quantity(WorkingDays(5)), 100, 10, 5 * 480 + 5),
        (Quantity(WorkingDays(5)), 20, 10, 0.8 * 10 + 0.2 * (5 * 480 + 5)),
        (Quantity(CalendarDays(7)), 100, 10, 5 * 480 + 5),
        # stopped after 60 of usually 100 minutes
        (Quantity(WorkingMinutes(60)), 50, 100, 0.5 * 100 + 0.5 * (60 + 5)),
    ],
)
def test_a_deadline_that_stopped_a_step_has_passed(
    deadline: Wait, share: float, work: float, time: float
) -> None:
    found = late(deadline, share, work)
    assert total(found) == pytest.approx(time, rel=1e-9)
    assert found.cycle_time.efficiency is not None
    assert found.cycle_time.efficiency.usual.value <= 1


@pytest.mark.parametrize("timer", ["", "R3/PT10M", "2026-05-01", "${deadline}"])
def test_a_timer_that_cannot_be_read_is_named(timer: str) -> None:
    wait = EventDefinition(Trigger.TIMER, timer=timer)
    nodes = (START, event("c", Position.CATCH, wait), END)
    for found in (analyse(drawn(nodes, "s-c c-e")), late(None, 50, timer=timer)):
        assert "wait-not-known" in rules(found)
        assert any("not known" in note for note in found.cycle_time.notes)


def test_a_timer_that_never_happens_is_not_named() -> None:
    definition = EventDefinition(Trigger.TIMER)
    nodes = (START, task("A", 10), END, event("b", Position.BOUNDARY, definition, attached_to="A"))
    assert "wait-not-known" not in rules(analyse(drawn((*nodes, task("B")), "s-A A-e b-B B-e")))


def test_the_deadline_of_a_sub_process_is_named_where_it_is_not_counted() -> None:
    limit = EventDefinition(Trigger.TIMER, deadline=Quantity(WorkingDays(5)))
    nodes = (
        START, SubProcess("O", "O", process="p"), task("A", 20, parent="O"), END,
        event("b", Position.BOUNDARY, limit, attached_to="O"), event("e2", Position.END),
    )  # fmt: skip
    found = analyse(drawn(nodes, "s-O O-e b-e2:50"))
    assert "wait-not-known" in rules(found)


TERMINATE = EventDefinition(Trigger.TERMINATE)


def ended(text: str) -> Analysis:
    """The process with its end "stop" made one that ends everything."""
    made = process(text)
    nodes = (replace(n, definitions=(TERMINATE,)) if n.id == "endstop" else n for n in made.nodes)
    return analyse(replace(made, nodes=tuple(nodes)))  # type: ignore[type-var]


def test_an_end_of_everything_beside_other_work_is_named() -> None:
    found = ended("start > and(A [10] > end stop | B [100] > C [5] > end)")
    assert "terminate-not-counted" in rules(found)
    assert found.cycle_time.total is None
    assert "ends what runs beside it" in found.cycle_time.reasons[0]


def test_an_end_of_everything_with_nothing_beside_it_is_exact() -> None:
    found = ended("start > and(A [10] | B [20]) > xor(50% C [5] > end stop | 50% end)")
    assert rules(found) == []
    assert total(found) == pytest.approx(22.5)


def pools(text: str, messages: tuple[tuple[str, str], ...]) -> Analysis:
    """Pool p as drawn; pool q receives, works 100 minutes in L and ends."""
    made = process(text)
    lab = (event("s2", Position.START, process="q"), task("L", 100, process="q"),
           event("e2", Position.END, process="q"))  # fmt: skip
    flows = (SequenceFlow("q1", "s2", "L"), SequenceFlow("q2", "L", "e2"))
    sent = tuple(MessageFlow(f"m{i}", *ends) for i, ends in enumerate(messages))
    parties = (Participant("pa", "Agency", "p"), Participant("qa", "Lab", "q"))
    return analyse(replace(made, nodes=(*made.nodes, *lab), flows=(*made.flows, *flows),
                           message_flows=sent, participants=parties))  # fmt: skip


def test_a_pool_is_started_as_often_as_the_message_that_starts_it_is_sent() -> None:
    found = pools("start > xor(10% A [10] | 90% ) > end", (("A", "s2"),))
    assert found.visits.nodes["L"] == pytest.approx(0.1, rel=1e-9)
    assert found.visits.flows["q1"] == pytest.approx(0.1, rel=1e-9)
    assert found.work.total.usual.value == pytest.approx(11, rel=1e-9)
    assert "pool-started-once" not in rules(found)
    repeated = pools("start > A [10] > xor(75% end | 25% @A)", (("A", "s2"),))
    assert repeated.visits.nodes["L"] == pytest.approx(4 / 3, rel=1e-9)


def test_what_starts_a_pool_is_evidence_of_its_numbers() -> None:
    found = pools("start > xor(10% A [10] | 90% ) > end", (("A", "s2"),))
    assert found.visits.evidence["L"] == found.visits.evidence["A"]


def test_pools_that_wait_for_each_other_have_no_cycle_time() -> None:
    found = pools("start > A [10] > B [5] > end", (("A", "s2"), ("L", "B")))
    assert found.work.total.usual.value == 115
    assert found.cycle_time.total is None
    assert "pools send each other messages" in found.cycle_time.reasons[0]


@pytest.mark.parametrize("messages", [(), (("A", "qa"),), (("L", "start"), ("A", "s2"))])
def test_a_pool_of_which_nothing_is_known_is_started_once_and_said_to_be(
    messages: tuple[tuple[str, str], ...],
) -> None:
    found = pools("start > A [10] > end", messages)
    assert found.visits.nodes["L"] == 1
    assert "pool-started-once" in rules(found)


def test_a_flow_across_a_border_makes_numbers_not_exact() -> None:
    nodes = (START, SubProcess("O", "O", process="p"), task("A", 20, parent="O"), task("B"), END)
    assert "visits-not-exact" in rules(analyse(drawn(nodes, "s-O A-B O-B B-e")))


@pytest.mark.parametrize(
    ("night", "said"),
    [(Calendar("night", hours=((0, 240),)), True), (Calendar("days", weekdays=(0,)), True),
     (Calendar("twin"), False)],
)  # fmt: skip
def test_minutes_of_different_calendars_are_said_to_be_added(night: Calendar, said: bool) -> None:
    guard = Staff("Guard", Quantity(Count(1)), Quantity(Share(1)), calendar=night.name)
    numbers = Scenario(staff=(guard,), calendars=(Calendar(), night))
    found = analyse(process("start > Clerk: A [10] > Guard: B [10] > end"), numbers)
    notes = [note for note in found.cycle_time.notes if "different calendars" in note]
    assert bool(notes) is said
    assert all(night.name in note for note in notes)
