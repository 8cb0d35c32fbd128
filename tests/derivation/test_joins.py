"""A join is not looked through: what it waits for is said, way by way."""

from __future__ import annotations

from dataclasses import replace

from derivation.test_rare_elements import event, sentence
from notation import process
from workbench.derivation.derive import derive
from workbench.model.element import (
    Event,
    Gateway,
    GatewayType,
    Position,
    SequenceFlow,
    Task,
    Trigger,
)
from workbench.model.process import Process


def caught(text: str, *names: str) -> Process:
    """A process with these steps turned into events that are waited for."""
    plain = process(text)
    nodes = tuple(
        Event(node.id, node.name, process="p", position=Position.CATCH)
        if node.name in names
        else node
        for node in plain.nodes
    )
    return replace(plain, nodes=nodes)


def without(whole: Process, step: str) -> Process:
    """A process with one step taken out of its branch, which is then empty."""
    after = whole.outgoing(step)[0].target
    flows = (replace(f, target=after) if f.target == step else f for f in whole.flows)
    return replace(
        whole,
        nodes=tuple(node for node in whole.nodes if node.id != step),
        flows=tuple(flow for flow in flows if flow.source != step),
    )


READY = caught("start > and(A: Train | A: IT ready) > A: Compile > end Done", "IT ready")


def test_an_event_before_a_join_does_not_lead_on_alone() -> None:
    derived = derive(READY)
    assert sentence(derived, "FR-ITready-await") == (
        "When “IT ready” happens, the system shall continue the case with the step “Compile” once "
        "the step “Train” is complete too."
    )
    assert sentence(derived, "FR-and1_join-join") == (
        "When the step “Train” is complete and “IT ready” has happened, the system shall continue "
        "the case with the step “Compile”."
    )
    step = next(step for step in derived.cases[0].steps if step.node == "ITready")
    assert step.expected.endswith("the step “Compile” once the step “Train” is complete too.")


def test_joins_one_behind_the_other_are_all_waited_for() -> None:
    nested = caught("start > and(A: One | and(A: Two | A: Call)) > A: Go > end", "Call")
    derived = derive(nested)
    assert sentence(derived, "FR-Call-await").endswith(
        "the step “Go” once the steps “Two” and “One” are complete too."
    )
    assert sentence(derived, "FR-and1_join-join").startswith(
        "When the steps “One” and “Two” are complete and “Call” has happened, "
    )


def test_an_empty_branch_opens_nothing_and_is_not_waited_for() -> None:
    empty = without(process("start > and(A: Train | A: Gap) > A: Compile > end"), "Gap")
    derived = derive(empty)
    assert sentence(derived, "FR-and1-fork").endswith("the system shall open the step “Train”.")
    assert sentence(derived, "FR-and1_join-join") == (
        "When the step “Train” is complete, the system shall continue the case with the step "
        "“Compile”."
    )


def test_a_deadline_before_a_join_waits_for_the_other_branch() -> None:
    whole = process("start > and(A: Draft | A: Check) > A: Issue > end")
    late = event("late", "Late", Position.BOUNDARY, Trigger.TIMER, attached_to="Draft")
    merge = Gateway("merge")
    flows = tuple(
        replace(flow, target="merge") if flow.source == "Draft" else flow for flow in whole.flows
    )
    more = (SequenceFlow("l", "late", "merge"), SequenceFlow("m", "merge", "and1_join"))
    derived = derive(replace(whole, nodes=(*whole.nodes, late, merge), flows=(*flows, *more)))
    assert sentence(derived, "FR-late-interrupt").endswith(
        "in favour of the step “Issue” once the step “Check” is complete too."
    )
    assert sentence(derived, "FR-and1_join-join") == (
        "When the step “Check” is complete and either the step “Draft” is complete or “Late” has "
        "happened, the system shall continue the case with the step “Issue”."
    )


def test_steps_of_which_one_is_taken_are_named_as_alternatives() -> None:
    inner = process("start > and(A: Post | xor(a= A: Fire | b= A: Zone)) > A: Go > end")
    assert sentence(derive(inner), "FR-and1_join-join") == (
        "When the step “Post” is complete and one of the steps “Fire” or “Zone” is complete, the "
        "system shall continue the case with the step “Go”."
    )
    skip = without(process("start > and(A: Post | xor(a= A: Fire | b= A: Zone)) > end"), "Zone")
    assert sentence(derive(skip), "FR-and1_join-join").startswith(
        "When the step “Post” is complete and either the answer to the decision after the start of "
        "“Example” is “b” or the step “Fire” is complete, "
    )


def test_a_branch_that_begins_with_a_question_asks_it() -> None:
    inner = process("start > and(A: Post | xor(a= A: Fire | b= A: Zone)) > A: Go > end")
    named = tuple(
        replace(node, name="Fire?") if node.id == "xor1" else node for node in inner.nodes
    )
    assert sentence(derive(replace(inner, nodes=named)), "FR-and1-fork").endswith(
        "the system shall open the step “Post” and ask for the answer to “Fire?” at the same time."
    )


def test_a_split_without_a_name_is_called_by_what_it_sets_going() -> None:
    again = process("start > A: Check > xor(5% ok= end | 5% no= and(A: One | A: Two) > @Check)")
    assert sentence(derive(again), "FR-xor1-and1-route").endswith(
        "the system shall continue the case with the steps “One” and “Two” at the same time."
    )


def test_a_branch_that_begins_with_a_race_waits_for_the_first() -> None:
    race = caught("start > and(A: Post | evt(A: Paid | A: Late)) > A: Go > end", "Paid", "Late")
    assert sentence(derive(race), "FR-and1-fork").endswith(
        "open the step “Post” and wait for the first of “Paid” and “Late” at the same time."
    )


def test_a_work_instruction_waits_for_what_its_join_waits_for() -> None:
    found = {each.node: each.trigger for each in derive(READY).instructions}
    assert found["Compile"] == "The step “Train” is complete and “IT ready” has happened."


def test_an_inclusive_join_waits_for_what_was_chosen() -> None:
    derived = derive(caught("start > or(A: Check | A: Paid) > A: Go > end", "Paid"))
    assert sentence(derived, "FR-Paid-await").endswith(
        "the step “Go” once everything else that was chosen is complete."
    )
    assert sentence(derived, "FR-or1_join-join").startswith(
        "When the last chosen one of “Check” and “Paid” is complete or has happened, "
    )


def test_the_rule_of_a_complex_join_is_left_to_an_analyst() -> None:
    whole = process("start > and(A: One | A: Two) > A: Go > end")
    nodes = tuple(
        replace(node, type=GatewayType.COMPLEX) if node.id == "and1_join" else node
        for node in whole.nodes
    )
    derived = derive(replace(whole, nodes=nodes))
    reasons = {each.id: each.reason for each in derived.dispositions}
    assert reasons["ND-and1_join"].startswith("Complex gateway")


def test_a_join_at_which_only_starts_meet_is_said() -> None:
    """Two messages that both have to come before work begins."""
    nodes = (
        event("a", "Plan came", Position.START),
        event("b", "Fee came", Position.START),
        Gateway("j", type=GatewayType.PARALLEL),
        Task("go", "Go"),
    )
    flows = (SequenceFlow("1", "a", "j"), SequenceFlow("2", "b", "j"), SequenceFlow("3", "j", "go"))
    both = Process("p", nodes=nodes, flows=flows)
    assert sentence(derive(both), "FR-j-join").startswith(
        "When “Plan came” and “Fee came” have happened, "
    )
