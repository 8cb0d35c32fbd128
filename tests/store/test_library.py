"""The shipped processes and templates: found by name, whole, and true to their tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.derivation.stamping import dangling, stamp
from workbench.errors import InputError
from workbench.formats import case_table, requirement_table, scenario
from workbench.formats.bpmn import reader
from workbench.formats.step_table.reader import read_csv
from workbench.model.amount import CalendarDays, WorkingDays
from workbench.model.element import Event
from workbench.model.evidence import Source
from workbench.model.process import Process
from workbench.store import library

FILES = {"process.bpmn", "steps.csv", "scenario.yaml", "card.md", "requirements.csv", "tests.csv"}
every = pytest.mark.parametrize("name", library.names())


def text(name: str, file: str) -> str:
    return (library.folder(name) / file).read_text(encoding="utf-8")


def process(name: str) -> Process:
    return read_csv(text(name, "steps.csv").encode(), "steps.csv").process


def test_the_library_has_the_four_processes() -> None:
    assert library.names() == (
        "building-permit",
        "employee-onboarding",
        "incident-handling",
        "public-records-request",
    )


@every
def test_every_process_has_its_files(name: str) -> None:
    assert {path.name for path in library.folder(name).iterdir()} == FILES


def test_an_unknown_process_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(InputError, match=r"Did you mean “building-permit”\? There are: "):
        library.folder("building-permits")


def test_an_unknown_template_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(InputError, match=r"Did you mean “test-plan\.md”"):
        library.template("test-plans.md")


def test_an_agency_s_own_template_comes_before_ours(tmp_path: Path) -> None:
    own = tmp_path / "style.docx"
    own.write_bytes(b"")
    assert library.template("style.docx", tmp_path) == own
    assert library.template("test-plan.md", tmp_path) == library.template("test-plan.md")


def test_a_folder_of_templates_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder of templates"):
        library.templates(tmp_path / "gone")


def test_the_installed_library_comes_before_the_source_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "workbench" / "shipped" / "processes" / "x"
    beside = tmp_path / "processes" / "y"
    for home in (installed, beside):
        home.mkdir(parents=True)
        (home / "steps.csv").touch()
    monkeypatch.setattr(library, "PACKAGE", tmp_path / "workbench")
    assert library.names() == ("x",)


def test_a_missing_library_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "PACKAGE", tmp_path / "workbench")
    with pytest.raises(InputError, match="Install Workbench again"):
        library.names()


@every
def test_the_table_is_read_without_a_remark(name: str) -> None:
    assert read_csv(text(name, "steps.csv").encode(), "steps.csv").findings == ()


@every
def test_the_bpmn_file_says_the_same_as_the_table(name: str) -> None:
    file = reader.read(text(name, "process.bpmn").encode(), "process.bpmn")
    assert file.process == process(name)
    assert file.findings == ()


@every
def test_the_bpmn_file_draws_every_step_and_flow(name: str) -> None:
    file = reader.read(text(name, "process.bpmn").encode(), "process.bpmn")
    assert file.process.by_id.keys() <= file.diagram.shape.keys()
    assert file.process.flows_by_id.keys() <= file.diagram.edge.keys()


@every
def test_no_number_pretends_to_be_a_fact_of_the_agency(name: str) -> None:
    read = process(name)
    given = scenario.read(text(name, "scenario.yaml"), "scenario.yaml")
    of_steps = [
        amount
        for node in read.nodes
        for amount in (node.attributes.work, node.attributes.wait, node.attributes.cost)
    ]
    of_staff = [n for s in given.staff for n in (s.people, s.availability, s.cost)]
    numbers = [*of_steps, *(flow.share for flow in read.flows), *of_staff, given.arrivals]
    sources = {amount.evidence.source for amount in numbers if amount}
    assert sources <= {Source.LIBRARY, Source.PUBLISHED}
    assert given.staff
    assert all(staff.cost for staff in given.staff)


@every
def test_every_role_has_staff_and_all_staff_have_a_role(name: str) -> None:
    given = scenario.read(text(name, "scenario.yaml"), "scenario.yaml")
    assert set(given.by_role) == set(process(name).roles)


@every
def test_a_year_has_about_250_working_days_of_eight_hours(name: str) -> None:
    office = scenario.read(text(name, "scenario.yaml"), "scenario.yaml").calendars[0]
    assert office.days_per_year == pytest.approx(250, abs=1)
    assert office.minutes_per_day.value == 480


def test_thirty_days_for_a_permit_are_calendar_days_and_the_library_s_others_are_not() -> None:
    deadlines = {
        node.id: definition.deadline.usual
        for name in library.names()
        for node in process(name).nodes
        if isinstance(node, Event)
        for definition in node.definitions
        if definition.deadline
    }
    assert deadlines == {
        "v1_s3x": CalendarDays(30),
        "v1_s11": WorkingDays(3),
        "v1_s6x": WorkingDays(10),
    }


@every
def test_the_starter_set_has_the_promised_size(name: str) -> None:
    assert 5 <= len(requirement_table.read(text(name, "requirements.csv"), "")) <= 10
    assert 3 <= len(case_table.read(text(name, "tests.csv"), "")) <= 6


@every
def test_written_texts_rest_on_facts_that_are_there(name: str) -> None:
    read = process(name)
    given = scenario.read(text(name, "scenario.yaml"), "scenario.yaml")
    requirements = requirement_table.read(text(name, "requirements.csv"), "requirements.csv")
    cases = case_table.read(text(name, "tests.csv"), "tests.csv")
    for written in (*requirements, *cases):
        assert dangling(written.notes, read, given) == ()
        for source in stamp(written.notes, read, given):
            for fact in source.facts:
                assert fact.answer not in (None, "", ()), (written, fact)


@every
def test_written_texts_name_steps_and_requirements_that_are_there(name: str) -> None:
    read = process(name)
    requirements = requirement_table.read(text(name, "requirements.csv"), "")
    ids = {written.requirement.id for written in requirements}
    assert {written.requirement.element for written in requirements} <= read.by_id.keys()
    people = {*read.roles, *read.parties}
    assert {written.requirement.role for written in requirements} <= people
    for written in case_table.read(text(name, "tests.csv"), ""):
        assert set(written.case.verifies) <= ids
        assert {step.node for step in written.case.steps} <= read.by_id.keys()
        assert {step.who for step in written.case.steps} <= people


def test_the_completeness_rule_of_the_permit_carries_two_written_items_and_no_more() -> None:
    rest_on_it = [
        getattr(written, kind).id
        for kind, written in (
            *(("requirement", r) for r in requirement_table.read(
                text("building-permit", "requirements.csv"), "")),
            *(("case", c) for c in case_table.read(text("building-permit", "tests.csv"), "")),
        )
        if any(note.ref == "s2" and "rule" in note.facts for note in written.notes)
    ]  # fmt: skip
    assert rest_on_it == ["PER-FR-01", "PER-UAT-03"]


@every
def test_every_planted_weakness_of_the_card_is_a_problem_of_the_table(name: str) -> None:
    planted = re.findall(r"^\d\. (.*?):", text(name, "card.md"), flags=re.MULTILINE)
    named = {step for line in planted for step in re.findall(r"`(\w+)`", line)}
    told = {node.id for node in process(name).nodes if node.attributes.problem}
    assert told <= named
    for line in planted:
        assert told & set(re.findall(r"`(\w+)`", line)), line


@every
def test_the_terms_of_the_field_are_set(name: str) -> None:
    assert {key for key, _ in process(name).terms} == {"system", "case"}
