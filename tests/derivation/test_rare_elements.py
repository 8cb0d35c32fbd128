"""Elements that few processes have: their sentences, and the reasons where there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from derivation.replay import replay
from notation import process
from workbench.derivation.derive import Derived, derive
from workbench.model.amount import WorkingDays
from workbench.model.element import (
    DataAssociation,
    DataObject,
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    GatewayType,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    Trigger,
)
from workbench.model.evidence import Quantity
from workbench.model.process import Process

LINE = process("start Begun > Clerk: Check form > end Done")


def with_nodes(*nodes: FlowNode, flows: tuple[SequenceFlow, ...] = ()) -> Process:
    """The line, with nodes put in or in the place of those of their id."""
    by_id = {node.id: node for node in (*LINE.nodes, *nodes)}
    return replace(LINE, nodes=tuple(by_id.values()), flows=(*LINE.flows, *flows))


def sentence(derived: Derived, key: str) -> str:
    return next(item.statement for item in derived.requirements if item.id == key)


def reason(derived: Derived, key: str) -> str:
    return next(item.reason for item in derived.dispositions if item.id == key)


def event(key: str, name: str, position: Position, *triggers: Trigger, **more: object) -> Event:
    given = tuple(EventDefinition(trigger) for trigger in triggers)
    return Event(key, name, position=position, definitions=given, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("trigger", "said"),
    [
        (Trigger.MESSAGE, "send the message “Told”"),
        (Trigger.SIGNAL, "raise the signal “Told”"),
        (Trigger.ESCALATION, "raise the escalation “Told”"),
    ],
)
def test_a_thrown_event(trigger: Trigger, said: str) -> None:
    told = event("Checkform", "Told", Position.THROW, trigger)
    assert sentence(derive(with_nodes(told)), "FR-Checkform-throw") == (
        f"When a case reaches the event “Told”, the system shall {said}."
    )


def test_a_timer_start() -> None:
    daily = Event(
        "start", "Every day", position=Position.START, definitions=(EventDefinition(Trigger.TIMER),)
    )
    assert sentence(derive(with_nodes(daily)), "FR-start-open") == (
        "When the time “Every day” comes, the system shall open a case with the date and the time."
    )


def test_a_wait_in_the_line() -> None:
    wait = Event(
        "Checkform",
        "Let it rest",
        position=Position.CATCH,
        definitions=(EventDefinition(Trigger.TIMER, deadline=Quantity(WorkingDays(3))),),
    )
    assert sentence(derive(with_nodes(wait)), "FR-Checkform-await") == (
        "When the wait of 3 working days at “Let it rest” is over, the system shall continue the "
        "case with the outcome “Done”."
    )


def test_an_event_sub_process_is_derived_and_tested() -> None:
    sub = SubProcess("sub", "Handle withdrawal", by_event=True)
    start = event("wd", "Withdrawn", Position.START, Trigger.MESSAGE, parent="sub")
    task = Task("undo", "Undo entry", parent="sub")
    end = event("over", "", Position.END, parent="sub")
    flows = (SequenceFlow("a", "wd", "undo"), SequenceFlow("b", "undo", "over"))
    derived = derive(with_nodes(sub, start, task, end, flows=flows))
    assert sentence(derived, "FR-wd-enter") == (
        "While a case is open, when “Withdrawn” occurs, the system shall start “Handle withdrawal”."
    )
    assert derived.coverage.flows_tested == derived.coverage.flows
    assert not derived.findings


def test_an_error_inside_a_sub_process_is_caught_on_its_border() -> None:
    nodes = (
        SubProcess("Checkform", "Check form"),
        event("in", "", Position.START, parent="Checkform"),
        event("bad", "Forged", Position.END, Trigger.ERROR, parent="Checkform"),
        event("good", "", Position.END, parent="Checkform"),
        Gateway("g", "Genuine?", parent="Checkform"),
        event("b", "Forged", Position.BOUNDARY, Trigger.ERROR, attached_to="Checkform"),
        event("police", "Reported", Position.END),
    )
    flows = (
        SequenceFlow("in-g", "in", "g"),
        SequenceFlow("g-good", "g", "good", "yes"),
        SequenceFlow("g-bad", "g", "bad", "no"),
        SequenceFlow("b-police", "b", "police"),
    )
    derived = derive(with_nodes(*nodes, flows=flows))
    assert not derived.findings
    forged = next(case for case in derived.cases if "g-bad" in case.flows)
    assert forged.outcome == "Reported"
    assert "b-police" in forged.flows


def test_a_message_between_two_processes_of_the_agency() -> None:
    told = replace(
        with_nodes(Task("other", "Note it", process="q")),
        message_flows=(MessageFlow("m", "Checkform", "other", "Copy"),),
    )
    assert sentence(derive(told), "IR-m-deliver") == (
        "When the message “Copy” leaves “Check form”, the system shall deliver the message to "
        "“Note it”."
    )


def test_what_cannot_be_read_from_the_model_is_a_reason_on_record() -> None:
    pools = (Participant("x", "Bank"), Participant("y", "Applicant"))
    undo = event("c", "Undo", Position.BOUNDARY, Trigger.COMPENSATION, attached_to="Checkform")
    nodes = (
        undo,
        Gateway("g", "By the book", type=GatewayType.COMPLEX),
        event("link", "Page 2", Position.THROW, Trigger.LINK),
    )
    flows = (
        SequenceFlow("g1", "g", "end_x"),
        SequenceFlow("g2", "g", "link"),
    )
    strange = replace(
        with_nodes(*nodes, flows=flows),
        participants=pools,
        message_flows=(MessageFlow("m", "x", "y"),),
    )
    derived = derive(strange)
    assert reason(derived, "ND-c").startswith("Compensation event")
    assert reason(derived, "ND-g").startswith("Complex gateway")
    assert reason(derived, "ND-link").startswith("Link event")
    assert reason(derived, "ND-m").startswith("Message between parties outside")


def test_a_link_carries_the_token_on() -> None:
    nodes = (
        event("Checkform", "Page 2", Position.THROW, Trigger.LINK),
        event("here", "Page 2", Position.CATCH, Trigger.LINK),
        Task("go", "Go on"),
        event("last", "Last", Position.END),
    )
    flows = (SequenceFlow("h", "here", "go"), SequenceFlow("l", "go", "last"))
    linked = with_nodes(*nodes, flows=flows)
    linked = replace(linked, flows=tuple(f for f in linked.flows if f.source != "Checkform"))
    derived = derive(linked)
    assert derived.cases[0].flows == ("start-Checkform", "h", "l")
    assert derived.cases[0].outcome == "Last"


def test_two_starts_are_two_tests() -> None:
    second = event("start2", "Letter came", Position.START)
    both = with_nodes(second, flows=(SequenceFlow("s2", "start2", "Checkform"),))
    cases = derive(both).cases
    assert [case.flows[0] for case in cases] == ["start-Checkform", "s2"]
    assert all(not replay(both, case.flows) for case in cases)


def test_names_that_are_missing_are_replaced_by_ids() -> None:
    nameless = with_nodes(Task("Checkform", ""))
    assert sentence(derive(nameless), "FR-Checkform-perform") == (
        "The system shall allow the user to complete the step “Checkform”."
    )


def test_two_roles_that_differ_in_capitals_alone_are_reported() -> None:
    alike = process("start > Clerk: Check > clerk: Enter > end Done")
    found = {each.message for each in derive(alike).findings if each.rule == "id-twice"}
    assert "Two items have the id PR-clerk-allow: those of “Clerk” and “clerk”." in found


def test_two_roles_that_differ_in_a_hyphen_alone_are_told_how_to_differ() -> None:
    alike = process("start > Team Assistant: Check > Team-Assistant: Enter > end Done")
    found = [each for each in derive(alike).findings if each.rule == "id-twice"]
    assert found[0].message.endswith("those of “Team Assistant” and “Team-Assistant”.")
    assert "hyphens and other marks do not count" in found[0].remedy


def test_a_record_that_nothing_touches_is_reported_and_not_passed_off_as_read() -> None:
    loose = replace(LINE, data=(DataObject("plan", "Plan set"),))
    derived = derive(loose)
    assert not [each for each in derived.dispositions if each.element == "plan"]
    found = next(each for each in derived.findings if each.rule == "no-requirement")
    assert found.elements == ("plan",)
    assert found.message.startswith("Nothing reads or makes the record “plan set”")
    read = replace(loose, associations=(DataAssociation("a", "Checkform", "plan", False),))
    assert reason(derive(read), "ND-plan").startswith("Only read here")


def test_a_process_without_anything_gives_nothing() -> None:
    nothing = derive(Process("empty"))
    assert list(nothing.items()) == []
    assert nothing.coverage.elements == ()
