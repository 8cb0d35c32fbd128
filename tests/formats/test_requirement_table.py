"""requirements.csv and tests.csv: what analysts wrote, row by row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workbench.derivation.stamping import SourceNote
from workbench.formats import case_table, requirement_table
from workbench.formats.records import RecordError
from workbench.model.requirement import Pattern, RequirementKind
from workbench.model.verification import TestLevel, TestStep

HEAD = "id,kind,pattern,statement,rationale,verification,priority,element,role,sources\n"
ROW = (
    'PER-FR-01,functional,event-driven,"When it comes, the system shall list it.",Because,'
    'inspection,must,s2,Clerk,"s2:name,rule; scenario:arrivals"\n'
)
CASES = "id,title,level,preconditions,steps,outcome,verifies,sources\n"
CASE = (
    'T-1,A title,acceptance,"The clock can be moved.\nA case is open.","Clerk: Move the clock -> '
    'The case is closed [s3x]\nClerk: Look: twice -> A letter [a] is there",Withdrawn,'
    '"PER-FR-01; PER-FR-05","s3x:name,makes; path s1>s2:exists"\n'
)


def test_a_requirement_is_read_with_its_notes() -> None:
    (written,) = requirement_table.read(HEAD + ROW, "requirements.csv")
    requirement = written.requirement
    assert requirement.id == "PER-FR-01"
    assert requirement.kind is RequirementKind.FUNCTIONAL
    assert requirement.pattern is Pattern.EVENT
    assert requirement.verification == "inspection"
    assert requirement.written
    assert requirement.sources == ()
    assert written.notes == (
        SourceNote("s2", ("name", "rule"), "requirements.csv, row 2, sources"),
        SourceNote("scenario", ("arrivals",), "requirements.csv, row 2, sources"),
    )


def test_what_a_requirement_replaces_is_a_list_of_ids() -> None:
    row = ROW.rstrip("\n") + ',"FR-s2-show; FR-s3-send, FR-s2-show"\n'
    (written,) = requirement_table.read(HEAD.rstrip("\n") + ",replaces\n" + row, "")
    assert written.requirement.replaces == ("FR-s2-show", "FR-s3-send")


def test_columns_that_are_left_out_have_their_usual_value() -> None:
    text = "\ufeffid;statement;sources\nR-1;The system shall work.;s1:name\n\n"
    (written,) = requirement_table.read(text, "")
    assert written.requirement.kind is RequirementKind.FUNCTIONAL
    assert written.requirement.verification == "test"


def test_tabs_part_cells_as_in_a_step_table() -> None:
    text = "id\tstatement\tsources\nR-1\tThe system shall work, always.\ts1:name\n"
    (written,) = requirement_table.read(text, "requirements.csv")
    assert written.requirement.statement == "The system shall work, always."
    assert written.where == "requirements.csv, row 2"


def test_a_test_case_is_read_with_its_steps() -> None:
    (written,) = case_table.read(CASES + CASE, "tests.csv")
    case = written.case
    assert case.level is TestLevel.ACCEPTANCE
    assert case.preconditions == ("The clock can be moved.", "A case is open.")
    assert case.steps == (
        TestStep("Clerk", "Move the clock", "The case is closed", "s3x"),
        TestStep("Clerk", "Look: twice", "A letter [a] is there"),
    )
    assert case.verifies == ("PER-FR-01", "PER-FR-05")
    assert [note.ref for note in written.notes] == ["s3x", "path s1>s2"]


REQUIREMENTS = requirement_table.read


@pytest.mark.parametrize(
    ("read", "text", "where", "what", "mend"),
    [
        (REQUIREMENTS, "", "", "empty", "headings"),
        (REQUIREMENTS, "id,statement\n", "row 1", "“sources”", "Add"),
        (REQUIREMENTS, HEAD.replace("kind", "kid"), "row 1", "“kid”", "“kind”"),
        (REQUIREMENTS, HEAD.replace("kind", "id"), "row 1", "twice", "Remove"),
        (REQUIREMENTS, HEAD + ROW + "\n" + ROW, "row 4", "row 2", "new id"),
        (REQUIREMENTS, HEAD + ROW.replace("functional", "functionl"), "row 2", "functionl",
         "“functional”"),
        (REQUIREMENTS, HEAD + ROW.replace("event-driven", "often"), "row 2", "often", "ubiquitous"),
        (REQUIREMENTS, HEAD + ROW.replace("inspection", "look"), "row 2", "“look”", "inspection"),
        (REQUIREMENTS, HEAD + ROW.replace("s2:name,rule", "s2"), "row 2", "“s2”", "s2:name,rule"),
        (REQUIREMENTS, HEAD + ROW.replace("PER-FR-01", ""), "row 2", "“id” is empty", "Fill"),
        (REQUIREMENTS, HEAD + ROW.strip() + ",more\n", "row 2", "11 cells for 10", "quotes"),
        (REQUIREMENTS, HEAD + 'a,"b', "row 2", "taken apart", "quotation"),
        (REQUIREMENTS, HEAD + '\n\na,"b', "row 4", "taken apart", "quotation"),
        (REQUIREMENTS, HEAD + ROW.replace("Because", "x" * 140_000), "row 2", "131,072", "Shorten"),
        (REQUIREMENTS, HEAD + ROW.replace("Because", "a\x07"), "row 2", "U+0007", "Delete"),
        (case_table.read, CASES + CASE.replace("->", ":"), "row 2", "no step", "who"),
        (case_table.read, CASES + CASE.replace("acceptance", "smoke"), "row 2", "smoke", "unit"),
        (case_table.read, CASES + CASE.replace("Withdrawn", ""), "row 2", "“outcome”", "Fill"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_row_and_the_mend(
    read: Callable[[str, str], object], text: str, where: str, what: str, mend: str
) -> None:
    with pytest.raises(RecordError) as caught:
        read(text, "file.csv")
    finding = caught.value.findings[0]
    assert where in finding.where
    assert what in finding.message
    assert mend in finding.remedy


def test_text_that_a_spreadsheet_would_take_for_a_formula_is_read_without_its_guard() -> None:
    text = "id,statement,sources\nR-1,'=2 shall be shown.,s1:name\n"
    assert REQUIREMENTS(text, "")[0].requirement.statement == "=2 shall be shown."
