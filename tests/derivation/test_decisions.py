"""What is said of decisions, waits and outcomes, and what is said only once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from derivation.library_tables import library_process
from derivation.rich_process import RICH
from notation import process
from workbench.derivation.derive import Derived, derive
from workbench.model.amount import CalendarDays
from workbench.model.element import (
    CallActivity,
    Event,
    EventDefinition,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    Trigger,
)
from workbench.model.evidence import Quantity
from workbench.model.process import Process

PERMIT = derive(library_process("permit"))


def sentence(derived: Derived, key: str) -> str:
    return next((item.statement for item in derived.requirements if item.id == key), "")


def reason(derived: Derived, key: str) -> str:
    return next((item.reason for item in derived.dispositions if item.id == key), "")


def test_a_rule_and_its_question_are_one_requirement() -> None:
    assert sentence(PERMIT, "FR-x2-determine") == (
        "When a case reaches the step “Plan review needed?”, the system shall determine exactly "
        "one of the answers “yes” or “over the counter” by the decision table of the step."
    )
    assert not sentence(PERMIT, "FR-x2_choice-decide")
    assert reason(PERMIT, "ND-x2_choice") == (
        "Decided by the rule of the step “Plan review needed?”: its requirement names the answers."
    )


def test_a_rule_and_its_question_are_one_line_of_a_test() -> None:
    lines = [step for step in PERMIT.cases[0].steps if "Plan review needed?" in step.action]
    assert [step.action for step in lines] == [
        "Determine the answer “yes” to “Plan review needed?”."
    ]


def test_a_question_of_its_own_behind_a_rule_stays() -> None:
    incident = derive(library_process("incident"))
    assert sentence(incident, "FR-x2-decide")
    assert "determine the result" in sentence(incident, "FR-s3-determine")


def silent(*names: str) -> Process:
    """A decision whose answers have these names."""
    line = process("start > A: Check > xor(50% a= A: One | 50% b= A: Two) > end Done")
    ways = [flow.id for flow in line.outgoing("xor1")]
    labels = dict(zip(ways, names, strict=True))
    flows = (replace(f, name=labels.get(f.id, f.name), condition="") for f in line.flows)
    return replace(line, flows=tuple(flows))


def test_ways_without_answers_have_a_reason_and_no_empty_words() -> None:
    derived = derive(silent("", ""))
    assert sentence(derived, "FR-xor1-decide").endswith(
        "the system shall continue with exactly one of the steps “One” and “Two”."
    )
    assert not sentence(derived, "FR-xor1-One-route")
    assert "without an answer" in reason(derived, "ND-xor1-One")
    assert derived.coverage.uncovered == ()
    assert not [item for item in derived.training if item.topic == "decision"]
    assert not [item for item in derived.instructions if item.decisions]


def test_the_one_way_without_an_answer_is_what_happens_otherwise() -> None:
    derived = derive(silent("yes", ""))
    assert sentence(derived, "FR-xor1-decide").endswith("the answers “yes” or “otherwise”.")
    assert "is “otherwise”" in sentence(derived, "FR-xor1-Two-route")


def test_a_race_of_two_and_the_time_that_is_over() -> None:
    assert sentence(PERMIT, "FR-v1-race") == (
        "When the first of “items arrive” and “none in 30 days” happens at “Which comes first?”, "
        "the system shall stop the wait for the other."
    )
    assert sentence(PERMIT, "FR-v1_s3x-await") == (
        "If “items arrive” does not happen within 30 calendar days, then the system shall "
        "continue the case with the step “Close as withdrawn”."
    )


def racing(*names: str) -> Derived:
    """A race of events with these names and a deadline."""
    days = EventDefinition(Trigger.TIMER, deadline=Quantity(CalendarDays(14)))
    base = replace(
        RICH,
        nodes=tuple(node for node in RICH.nodes if node.id not in {"objection", "silence"}),
        flows=tuple(f for f in RICH.flows if not {f.source, f.target} & {"objection", "silence"}),
        terms=(),
    )
    late = Event("silence", "late", position=Position.CATCH, definitions=(days,))
    message = (EventDefinition(Trigger.MESSAGE),)
    events = [late, *(Event(n, n, position=Position.CATCH, definitions=message) for n in names)]
    flows = [SequenceFlow(f"race-{each.id}", "race", each.id) for each in events]
    flows += [SequenceFlow(f"{each.id}-note", each.id, "note") for each in events]
    return derive(replace(base, nodes=(*base.nodes, *events), flows=(*base.flows, *flows)))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("a",), "If “a” does not happen within 14 calendar days, then"),
        (("a", "b"), "If neither “a” nor “b” happens within 14 calendar days, then"),
        (("a", "b", "c"), "If none of “a”, “b” and “c” happens within 14 calendar days, then"),
    ],
)
def test_a_deadline_names_what_has_not_happened(names: tuple[str, ...], said: str) -> None:
    assert sentence(racing(*names), "FR-silence-await").startswith(said)


def test_that_nothing_comes_does_not_happen_but_is_the_case() -> None:
    assert "when “no appeal” is the case," in sentence(racing("no appeal"), "FR-no appeal-await")


def test_two_ends_of_one_name_are_one_outcome() -> None:
    line = process("start > A: One > end Done")
    second = replace(next(n for n in line.nodes if n.name == "Done"), id="second")
    derived = derive(replace(line, nodes=(*line.nodes, second)))
    ends = [node.id for node in (*line.nodes, second) if node.name == "Done"]
    closing = [item.id for item in derived.requirements if item.statement.count("“Done”, ")]
    assert closing == [f"FR-{ends[0]}-close"]
    assert reason(derived, f"ND-{ends[1]}").startswith("Another end with the outcome “Done”")


@pytest.mark.parametrize("name", ["permit", "incident", "records", "onboarding"])
def test_no_requirement_is_said_twice(name: str) -> None:
    said = [item.statement for item in derive(library_process(name)).requirements]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("name", ["permit", "incident", "records", "onboarding"])
def test_a_reason_has_the_names_of_people_and_not_ids(name: str) -> None:
    used = library_process(name)
    ids = {*used.by_id, *used.flows_by_id}
    for item in derive(used).requirements:
        assert not ids & set(item.rationale.rstrip(".").split(" ")), item.rationale


def test_a_message_is_not_called_by_the_name_of_a_step() -> None:
    assert sentence(PERMIT, "IR-m_s5-complain").startswith(
        "If the message of the step “Pays the plan review fee” from the applicant lacks"
    )
    named = replace(RICH, message_flows=(MessageFlow("m", "party", "start", "Form 7"),), terms=())
    assert sentence(derive(named), "IR-m-acknowledge").startswith(
        "When the message “Form 7” arrives from the applicant"
    )


def test_a_process_that_is_called_has_its_name_and_not_its_id() -> None:
    def called(ref: str, *pools: Participant) -> str:
        call = CallActivity("post", "Post it", lane="lane_clerk", process="p", called=ref)
        nodes = tuple(call if node.id == "post" else node for node in RICH.nodes)
        return sentence(derive(replace(RICH, nodes=nodes, participants=pools)), "LIC-FR-post-call")

    assert "start the process “Mail-out”" in called("Mail-out")
    assert "start the process “Post it”" in called("_774bc005-0917")
    assert "start the process “Mail room”" in called("_7", Participant("x", "Mail room", "_7"))
