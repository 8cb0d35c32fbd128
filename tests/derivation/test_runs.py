"""A test can be carried out as it is written, and it shows no more than what happens in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from derivation.test_rare_elements import LINE, event, reason, with_nodes
from notation import process
from workbench.derivation.derive import Derived, derive
from workbench.model.amount import WorkingDays
from workbench.model.element import (
    Event,
    EventDefinition,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    TaskType,
    Trigger,
)
from workbench.model.evidence import Quantity
from workbench.model.process import Process
from workbench.model.verification import TestCase

CHECK = "Checkform"


def overdue(*, interrupting: bool, kind: TaskType = TaskType.USER) -> Derived:
    """The line with a deadline of five working days on the border of its step."""
    days = EventDefinition(Trigger.TIMER, deadline=Quantity(WorkingDays(5)))
    late = Event(
        "late", "Late", position=Position.BOUNDARY, definitions=(days,), attached_to=CHECK,
        interrupting=interrupting,
    )  # fmt: skip
    step = replace(LINE.by_id[CHECK], type=kind)  # type: ignore[call-arg]
    chase = Task("chase", "Chase")
    end = event("lost", "Lost", Position.END)
    flows = (SequenceFlow("l", "late", "chase"), SequenceFlow("c", "chase", "lost"))
    return derive(with_nodes(step, late, chase, end, flows=flows))


def case_through(derived: Derived, flow: str) -> TestCase:
    return next(case for case in derived.cases if flow in case.flows)


def said(case: TestCase, *nodes: str) -> list[str]:
    return [f"{s.action} {s.expected}" for s in case.steps if s.node in nodes]


def test_a_step_that_is_interrupted_is_opened_and_not_completed() -> None:
    case = case_through(overdue(interrupting=True), "l")
    assert said(case, CHECK, "late") == [
        "Open the step “Check form” and leave it open. The step is open.",
        (
            "Move the clock forward by 5 working days during the step “Check form”. The step "
            "“Check form” is stopped. The case goes on with the step “Chase”."
        ),
    ]
    assert "FR-late-interrupt" in case.verifies
    assert f"FR-{CHECK}-record" not in case.verifies
    assert f"FR-{CHECK}-perform" not in case.verifies


def test_a_step_that_goes_on_is_opened_then_completed() -> None:
    case = case_through(overdue(interrupting=False), "l")
    assert [text.split(" ")[0] for text in said(case, CHECK, "late")] == ["Open", "Move", "Do"]
    assert {f"FR-{CHECK}-record", "FR-late-interrupt"} <= set(case.verifies)


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        (TaskType.SERVICE, "Let the case reach the step “Check form” and hold it there."),
        (TaskType.MANUAL, "Begin the step “Check form” and leave it open."),
    ],
)
def test_how_other_steps_are_held(kind: TaskType, begins: str) -> None:
    case = case_through(overdue(interrupting=True, kind=kind), "l")
    assert said(case, CHECK)[0].startswith(begins)
    assert not {f"FR-{CHECK}-run", f"FR-{CHECK}-record"} & set(case.verifies)


def test_the_step_that_is_done_without_the_deadline_shows_its_record() -> None:
    assert f"FR-{CHECK}-record" in overdue(interrupting=True).cases[0].verifies


def with_event_sub(trigger: Trigger, *, interrupting: bool = True) -> Process:
    """The line with a sub-process that an event sets off."""
    nodes = (
        SubProcess("sub", "Handle withdrawal", by_event=True),
        event("wd", "Withdrawn", Position.START, trigger, parent="sub", interrupting=interrupting),
        Task("undo", "Undo entry", parent="sub"),
        event("over", "", Position.END, parent="sub"),
    )
    return with_nodes(
        *nodes, flows=(SequenceFlow("a", "wd", "undo"), SequenceFlow("b", "undo", "over"))
    )


def test_the_test_of_an_event_sub_process_opens_a_case_and_sees_it_closed() -> None:
    derived = derive(with_event_sub(Trigger.MESSAGE))
    case = case_through(derived, "a")
    assert [step.node for step in case.steps] == ["start", "wd", "undo", "over"]
    assert [step.expected for step in case.steps[1::2]] == [
        "“Handle withdrawal” has started. Every other open step is stopped.",
        "The case is closed.",
    ]
    assert case.title == "“Withdrawn” happens: the outcome is the end after “Undo entry”"
    assert reason(derived, "ND-over").startswith("End of a sub-process that an event sets off")


def test_an_event_sub_process_beside_the_rest_leaves_the_case_open() -> None:
    case = case_through(derive(with_event_sub(Trigger.MESSAGE, interrupting=False)), "a")
    assert [step.node for step in case.steps] == ["start", "wd", "undo", "over", CHECK, "endDone"]
    assert case.steps[3].expected == "“Handle withdrawal” is complete. The case is still open."


def test_an_event_sub_process_inside_another_is_tested() -> None:
    whole = with_event_sub(Trigger.MESSAGE)
    outer = SubProcess(CHECK, "Check form")
    nodes = {node.id: node for node in (*whole.nodes, outer)}
    nodes["sub"] = replace(nodes["sub"], parent=CHECK)
    for node in (
        event("in", "", Position.START),
        Task("look", "Look"),
        event("out", "", Position.END),
    ):
        nodes[node.id] = replace(node, parent=CHECK)
    flows = (*whole.flows, SequenceFlow("1", "in", "look"), SequenceFlow("2", "look", "out"))
    derived = derive(replace(whole, nodes=tuple(nodes.values()), flows=flows))
    assert not [each for each in derived.findings if each.rule == "flow-without-run"]
    assert case_through(derived, "a").outcome == "Done"


def test_compensation_is_said_not_to_be_tested_by_runs() -> None:
    derived = derive(with_event_sub(Trigger.COMPENSATION))
    assert [each.rule for each in derived.findings] == ["compensation-untested"]
    assert derived.findings[0].elements == ("sub", "a", "b")


def pools() -> Process:
    """A short process that a message of a longer one sets off stands first in the file."""
    short = process("start > Guard: Print > end Printed")
    long = process("start > Clerk: Hire > Clerk: Train > xor(60% a= end Hired | 40% b= end Lost)")
    as_q = {node.id: f"q_{node.id}" for node in short.nodes}
    nodes = (replace(node, id=as_q[node.id], process="q") for node in short.nodes)
    flows = (
        replace(flow, id=f"q_{flow.id}", source=as_q[flow.source], target=as_q[flow.target])
        for flow in short.flows
    )
    return replace(
        long,
        nodes=(*nodes, *long.nodes),
        flows=(*flows, *long.flows),
        participants=(Participant("guard", "Facilities", "q"), Participant("clerk", "HR", "p")),
        message_flows=(MessageFlow("m", "Hire", "q_start"),),
    )


def test_the_main_path_is_that_of_the_pool_in_which_a_case_begins() -> None:
    titles = [case.title for case in derive(pools()).cases]
    assert titles[0] == "Main path: Hired"
    assert "Main path of “Facilities”: Printed" in titles


def test_without_messages_the_pool_with_most_steps_is_the_main_one() -> None:
    derived = derive(replace(pools(), message_flows=()))
    assert derived.cases[0].title == "Main path: Hired"


def test_a_deviation_in_another_pool_says_in_which() -> None:
    other = replace(pools(), message_flows=(MessageFlow("m", "q_Print", "start"),))
    titles = {case.title for case in derive(other).cases}
    assert titles == {
        "Main path: Printed",
        "Main path of “HR”: Hired",
        "In “HR”, the answer to the decision after “Train” is “b”: the outcome is “Lost”",
    }
