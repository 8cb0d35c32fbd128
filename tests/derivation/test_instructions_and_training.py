"""What somebody in a role is told and asked, step by step."""

from __future__ import annotations

import pytest

from derivation.library_tables import TABLES, library_process
from derivation.rich_process import NUMBERS, RICH
from workbench.derivation.coverage import coverage
from workbench.derivation.derive import derive
from workbench.model.instruction import Decision, TrainingItem, WorkInstruction
from workbench.model.process import Process

PROCESSES: dict[str, Process] = {"rich": RICH} | {name: library_process(name) for name in TABLES}
DERIVED = derive(RICH, NUMBERS)


def instruction(key: str) -> WorkInstruction:
    return next(item for item in DERIVED.instructions if item.id == key)


def item(key: str) -> TrainingItem:
    return next(item for item in DERIVED.training if item.id == key)


def test_an_instruction_has_all_that_the_model_knows_of_the_step() -> None:
    check = instruction("LIC-WI-licence-clerk-check")
    assert check.title == "Check request"
    assert check.trigger == (
        "“Request received” has happened. Or: The step “Sends papers” is complete."
    )
    assert check.needs == ("Request form", "System: Licence system", "System: GIS")
    assert check.actions == ("Check the request.",)
    assert check.decisions == (
        Decision("Complete?", (("yes", "Assess risk"), ("no", "Ask for papers"))),
    )
    assert check.cautions == (
        "Follow the rule “Rule 7”.",
        "Known problem: Forms are unreadable.",
    )
    assert check.time == "About 10 minutes (5 to 30)"


def test_an_instruction_says_what_is_made_and_who_is_next() -> None:
    draft = instruction("LIC-WI-licence-clerk-draft")
    assert draft.result == ("The case file is complete.",)
    assert draft.hands_over == ("Head: “Sign the decision”",)


@pytest.mark.parametrize("name", PROCESSES)
def test_every_step_of_a_person_of_the_agency_has_an_instruction(name: str) -> None:
    process = PROCESSES[name]
    told = {each.node for each in derive(process).instructions}
    by_hand = {"user task", "manual task", "send task", "task"}
    answers = {
        node.id
        for node in process.nodes
        if type(node).__name__ == "Task"
        and f"{node.type} task" in by_hand  # type: ignore[attr-defined]
        and not node.attributes.outside
    }
    assert told == answers


def test_a_decision_is_asked_with_the_other_ways_as_wrong_answers() -> None:
    asked = item("LIC-TR-g1-ask-decision")
    assert asked.role == "Licence clerk"
    assert asked.question == "What comes next when the answer to “Complete?” is “no”?"
    assert asked.answer == "The step “Ask for papers”"
    assert asked.distractors == ("The step “Assess risk”",)


def test_a_deadline_is_asked_with_the_usual_confusions() -> None:
    asked = item("LIC-TR-silence-deadline")
    assert asked.answer == "14 calendar days"
    assert asked.distractors == ("14 working days", "28 calendar days", "7 calendar days")


def test_an_exception_is_played_through() -> None:
    asked = item("LIC-TR-fault-exception")
    assert "“Seal is broken”" in asked.question
    assert asked.answer == "The step “Repair the seal”"


@pytest.mark.parametrize("name", PROCESSES)
def test_the_right_answer_is_never_among_the_wrong_ones(name: str) -> None:
    for each in derive(PROCESSES[name], NUMBERS).training:
        assert each.answer
        assert each.answer not in each.distractors
        assert len(set(each.distractors)) == len(each.distractors)


@pytest.mark.parametrize("name", PROCESSES)
def test_every_topic_of_a_role_is_one_that_the_model_knows(name: str) -> None:
    topics = {each.topic for each in derive(PROCESSES[name]).training}
    assert topics <= {"step", "decision", "hand-off", "deadline", "exception"}


def test_without_requirements_everything_is_uncovered() -> None:
    bare = coverage(RICH, ())
    assert all(not element.by for element in bare)
    kinds = {element.kind for element in bare}
    assert kinds == {"step", "flow", "data", "message", "role"}


@pytest.mark.parametrize("name", PROCESSES)
def test_every_element_has_a_requirement_or_a_reason(name: str) -> None:
    assert derive(PROCESSES[name], NUMBERS).coverage.uncovered == ()
