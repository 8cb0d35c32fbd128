"""What somebody in a role is told and asked, step by step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from derivation.library_tables import TABLES, library_process
from derivation.rich_process import NUMBERS, RICH
from workbench.derivation.coverage import coverage
from workbench.derivation.derive import derive
from workbench.model.element import DataAssociation, Task
from workbench.model.instruction import Decision, TrainingItem, WorkInstruction
from workbench.model.process import Process

PROCESSES: dict[str, Process] = {"rich": RICH} | {name: library_process(name) for name in TABLES}
DERIVED = derive(RICH, NUMBERS)


def instruction(key: str) -> WorkInstruction:
    return next(item for item in DERIVED.instructions if item.id == key)


def changed(key: str, **changes: object) -> Process:
    nodes = (replace(n, **changes) if n.id == key else n for n in RICH.nodes)  # type: ignore[arg-type]
    return replace(RICH, nodes=tuple(nodes))


def item(key: str) -> TrainingItem:
    return next(item for item in DERIVED.training if item.id == key)


def test_an_instruction_has_all_that_the_model_knows_of_the_step() -> None:
    check = instruction("LIC-WI-licence-clerk-check")
    assert check.title == "Check request"
    assert check.trigger == ("The request is received. Or: The step “Sends papers” is complete.")
    assert check.needs == ("Request form", "System: Licence system", "System: GIS")
    assert check.actions == (
        "Check the request in the licence system and the GIS.",
        "Use the request form.",
    )
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
    assert draft.result == ("The case file is on record.",)
    assert draft.hands_over == ("Head: “Sign the decision”",)


def test_the_notes_of_a_step_are_its_instruction_and_say_when_it_is_done() -> None:
    notes = "- Open the form.\n- Tick each item.\nDone when each item is ticked or named."
    noted = changed("check", documentation=notes)
    (check,) = (each for each in derive(noted).instructions if each.node == "check")
    assert check.actions == ("Open the form.", "Tick each item.")
    assert check.result == ("Each item is ticked or named.",)


def test_without_notes_the_result_is_the_data_in_its_state() -> None:
    link = DataAssociation("x", "draft", "data_licence", writes=True)
    drafted = replace(RICH, associations=(*RICH.associations, link))
    (draft,) = (each for each in derive(drafted).instructions if each.node == "draft")
    assert draft.result == (
        "The case file is on record.",
        "The licence is in the state “printed”.",
    )


def test_a_step_begins_when_all_branches_before_it_are_done() -> None:
    race = RICH.by_id["race"]
    waits = replace(RICH, nodes=tuple(n for n in RICH.nodes if n.id != race.id))
    waits = replace(waits, nodes=(*waits.nodes, Task("race", "File it", lane="lane_clerk")))
    (file,) = (each for each in derive(waits).instructions if each.node == "race")
    assert file.trigger == "The steps “Print licence” and “Post the letter” are all complete."


def test_a_wait_that_is_over_is_said_with_its_time() -> None:
    warn = instruction("LIC-WI-licence-clerk-warn")
    assert warn.trigger == "The wait of 5 working days at “Too late” is over."


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
    assert asked.question == "How long is the wait for “objection”?"
    assert asked.answer == "14 calendar days"
    assert asked.distractors == ("14 working days", "28 calendar days", "7 calendar days")


def test_a_rule_is_asked_with_the_rules_of_other_steps() -> None:
    assert item("LIC-TR-check-step").question == "Which rule holds at “Check request”?"
    assert item("LIC-TR-check-step").distractors == ("Table 3",)


def test_a_rule_that_says_half_the_same_is_no_wrong_answer() -> None:
    more = changed("assess", attributes=replace(RICH.by_id["assess"].attributes, rule="Rule 7 b"))
    (check,) = (each for each in derive(more).training if each.id == "LIC-TR-check-step")
    assert check.question == "Who does the step “Check request”?"


def test_a_rule_that_nothing_can_be_taken_for_is_not_asked() -> None:
    alone = changed("assess", attributes=replace(RICH.by_id["assess"].attributes, rule=""))
    (check,) = (each for each in derive(alone).training if each.id == "LIC-TR-check-step")
    assert check.question == "Who does the step “Check request”?"


def test_those_who_get_the_case_together_are_joined_with_and() -> None:
    permit = derive(library_process("permit")).training
    (routed,) = (each for each in permit if each.id == "TR-s6-hand-off")
    assert routed.question == "Who gets the case at the same time after “Route plans to reviewers”?"
    assert routed.answer == (
        "The zoning planner, the plans examiner, the fire reviewer and the public works reviewer"
    )
    (decided,) = (each for each in permit if each.id == "TR-s11-hand-off")
    assert decided.question == "Who can get the case after “Consolidate comments”?"
    assert decided.answer == "The permit supervisor or the applicant"


def test_one_way_alone_and_several_together_are_told_apart() -> None:
    onboarding = derive(library_process("onboarding")).training
    (checked,) = (each for each in onboarding if each.id == "TR-s6-hand-off")
    assert checked.question.startswith("Who can get the case after")
    assert checked.answer == "The service desk, the technician and HR; or HR"


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
