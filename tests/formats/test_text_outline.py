"""The text outline: typed during an interview, and read back from what was written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from step_tables import tables
from workbench.formats import step_table
from workbench.formats.outline.line import OutlineError
from workbench.formats.outline.reader import read
from workbench.formats.outline.wording import MENDS
from workbench.formats.outline.writer import write
from workbench.formats.step_table.building import build
from workbench.formats.step_table.problems import Problems
from workbench.formats.step_table.reader import read_csv
from workbench.formats.step_table.row import Table
from workbench.model.amount import WorkingDays
from workbench.model.element import Event, FlowNode, Gateway, GatewayType, Task, TaskType
from workbench.model.finding import Finding
from workbench.model.process import Process

PERMIT = """
process: Building permit intake
starts: Application arrives   (4 a day; portal 87%, counter 8%, mail 5%)
# A first draft

Permit clerk: Check that all is complete   [8-15-35 min, wait 0-2 d] {in: PermitTrack; uses: Form}
! People forget the site plan
? Complete?   yes 62% | no 38%
  no:
    Permit clerk: Send missing-items notice [5-8-15 min] {makes: Notice letter}
    wait for Applicant: Missing items  [1-6-25 d]  or after 30 d -> end: Withdrawn  (15%)
    back to: Check that all is complete
Permit clerk: Enter application and calculate fee [6-12-25 min] {rule: Fee schedule 3}
together:
  Zoning planner: Review zoning [15-35-90 min, wait 1-4-12 d]
  Plans examiner: Review structure [45-120-360 min, wait 2-7-20 d]
  branch:
    Fire reviewer: Review fire safety [15-40-120 min, wait 2-6-18 d]
    Fire reviewer: Sign
end: Permit issued
"""


def onward(process: Process, name: str) -> list[str]:
    """The names of what follows a node, looking through nodes without a name."""
    named = {node.name: node.id for node in process.nodes}
    return [_name(process, flow.target) for flow in process.outgoing(named[name])]


def _name(process: Process, key: str) -> str:
    node: FlowNode = process.by_id[key]
    return node.name or f"({', '.join(_name(process, f.target) for f in process.outgoing(key))})"


def problems(*lines: str) -> list[Finding]:
    with pytest.raises(OutlineError) as caught:
        read("\n".join(lines), "bad.txt")
    return list(caught.value.findings)


@pytest.fixture(scope="module")
def permit() -> Process:
    return read(PERMIT, "permit.txt").process


def test_the_steps_follow_one_another_and_a_question_parts_them(permit: Process) -> None:
    assert permit.name == "Building permit intake"
    assert onward(permit, "Complete?") == [
        "Enter application and calculate fee",
        "Send missing-items notice",
    ]
    shares = {
        flow.name: flow.share.usual.value for flow in permit.flows if flow.share and flow.name
    }
    assert shares == {"yes": 0.62, "no": 0.38}


def test_numbers_keys_and_problems_belong_to_their_step(permit: Process) -> None:
    check = next(node for node in permit.nodes if node.name.startswith("Check"))
    by = check.attributes
    assert by.work is not None
    assert by.wait is not None
    assert by.work.maximum.value == 35
    assert (by.wait.minimum, by.wait.usual) == (WorkingDays(0), WorkingDays(1))
    assert (by.systems, by.problem) == (("PermitTrack",), "People forget the site plan")
    assert [data.name for data in permit.reads(check.id)] == ["Form"]


def test_a_wait_with_a_limit_is_a_race_between_a_message_and_a_clock(permit: Process) -> None:
    race = next(n for n in permit.nodes if isinstance(n, Gateway) and n.type is GatewayType.EVENT)
    assert [_name(permit, flow.target) for flow in permit.outgoing(race.id)] == [
        "Missing items",
        "after 30 d",
    ]
    timer = next(n for n in permit.nodes if n.name == "after 30 d")
    assert isinstance(timer, Event)
    assert timer.definitions[0].deadline is not None
    assert timer.definitions[0].deadline.usual == WorkingDays(30)
    assert onward(permit, "after 30 d") == ["Withdrawn"]
    receive = next(n for n in permit.nodes if isinstance(n, Task) and n.type is TaskType.RECEIVE)
    assert (receive.attributes.who, receive.attributes.outside) == ("Applicant", True)
    assert [_name(permit, flow.target) for flow in permit.outgoing(receive.id)] == [
        "Check that all is complete"
    ]


def test_what_is_done_together_meets_in_a_join(permit: Process) -> None:
    assert onward(permit, "Enter application and calculate fee") == [
        "(Review zoning, Review structure, Review fire safety)"
    ]
    assert onward(permit, "Review zoning") == onward(permit, "Sign") == ["(Permit issued)"]


def test_what_stands_before_the_first_step_is_kept(permit: Process) -> None:
    assert permit.trigger == "Application arrives (4 a day; portal 87%, counter 8%, mail 5%)"
    start = permit.nodes[0]
    assert (start.name, start.documentation) == ("Application arrives", "A first draft")


def test_an_unstructured_part_is_written_with_go_to() -> None:
    table = (
        "id,kind,who,does what,then\n"
        "a,xor,Clerk,First?,b: one; c: two\n"
        "b,xor,Clerk,Second?,c: back; d: on\n"
        "c,xor,Clerk,Third?,b: back; d: on\n"
        "d,user,Clerk,File,\n"
    )
    process = read_csv(table.encode(), "Tangle.csv").process
    written = write(process)
    assert "go to: " in written.data.decode()
    assert written.findings == ()
    assert read(written.data, "x").process == process


def test_the_written_outline_can_be_read_by_people(permit: Process) -> None:
    text = write(permit).data.decode()
    assert "? Complete?   yes 62% | no 38%\n  no:\n" in text
    assert "\n    go to: s2\n" in text
    assert ("\ntogether:\n  Zoning planner: Review zoning [15-35-90 min, wait 1-4-12 d]\n") in text


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("", TaskType.USER),
        (" {rule: law: Fee code 3}", TaskType.RULE),
        (" {in: FeeCalc}", TaskType.RULE),
        (" {rule: law:}", TaskType.USER),
    ],
)
def test_people_decide_unless_a_rule_or_a_system_is_named(keys: str, kind: TaskType) -> None:
    process = read(f"Street supervisor: Decide how urgent it is{keys}", "x").process
    task = next(node for node in process.nodes if isinstance(node, Task))
    assert task.type is kind
    written = write(process)
    assert "kind:" not in written.data.decode()
    assert read(written.data, "x").process == process


def test_an_end_in_an_answer_belongs_to_who_asked_and_not_to_who_did_the_other_answer() -> None:
    lines = ("Clerk: Look it up", "? Doubtful? yes | no", "  yes:", "    Legal: Decide",
             "  no:", "    end: Refused", "end: Done")  # fmt: skip
    process = read("\n".join(lines), "x").process
    assert process.who(process.by_id["end_refused"]) == "Clerk"
    assert read(write(process).data, "x").process == process


@settings(max_examples=150, deadline=None)
@given(tables())
def test_any_process_of_ours_survives_the_outline(table: Table) -> None:
    process = build(table, Problems())
    written = write(process)
    assert written.findings == ()
    assert read(written.data, "another name.txt").process == process


@pytest.mark.parametrize(
    ("lines", "rule", "where", "words"),
    [
        (("Clerk: A", "    Clerk: B"), "outline-indent", "line 2", "4 blanks; 0 are expected"),
        (("Clerk: A", "   Clerk: B"), "outline-indent", "line 2", "indented by 3"),
        (("? Ok?  yes | no", "      no:"), "outline-indent", "line 2", "6 blanks; 2 are"),
        (("Clerk: A", "\tClerk: B"), "outline-tab", "line 2", "A tab"),
        (("Clerk: Check", "go to: Chekc"), "target-unknown", "line 2", "no step “Chekc”"),
        (("Clerk: A", "Check the form"), "outline-who", "line 2", "Nobody is named"),
        (("Clerk: A [soon]",), "number-unread", "line 1", "“soon” is no number"),
        (("Clerk: A {mood: good}",), "outline-unread", "line 1", "mood"),
        (("Clerk: A [5 min",), "outline-unread", "line 1", "[5 min"),
        (("Clerk: A {kind: usr}",), "kind-unknown", "line 1", "“usr”"),
        (("? Ok?  yes | no", "  maybe:", "    Clerk: A"), "outline-answer", "line 2", "maybe"),
        (("together:", "  Clerk: A"), "outline-together", "line 1", "Fewer than two"),
        (("Clerk: A", "? Ok? yes 60% | no 30%", "  no:", "    back to: A"),
         "shares-wrong", "line 2", "add to 90"),
        (("? Ok? yes | no", "  no:", "    stop", "Clerk: A"), "outline-stop", "line 1", "“no”"),
        (("Clerk: A", "back to: A"), "cycle-without-exit", "line 1", "“A” (line 1)"),
        (("Clerk: A {id: a}", "Clerk: B {id: a}"), "id-doubled", "line 2", "line 1"),
        (("Clerk: ",), "cell-missing", "line 1", "The step has no words"),
        (("",), "outline-empty", "", "The outline is empty"),
        (("  " * 60 + "Clerk: A",), "outline-deep", "line 1", "too deep"),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_with_its_number(
    lines: tuple[str, ...], rule: str, where: str, words: str
) -> None:
    found = problems(*lines)
    assert (found[0].rule, found[0].where) == (rule, where)
    assert words in found[0].message


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Clerk: A", "    Clerk: B", "    Clerk: C", "    Clerk: D"), ["line 2"]),
        (("Clerk: A", "   Clerk: B", "   Clerk: C"), ["line 2"]),
        (("Clerk: A", "\tClerk: B", "\tClerk: C", "\t\tClerk: D"), ["line 2"]),
        (
            ("? Ok?  yes | no", "      no:", "        A: a", "      yes:", "        A: b"),
            ["line 2"],
        ),
        (("Clerk: A", "  Clerk: B", "  Clerk: C", "Clerk: D", "  Clerk: E"), ["line 2", "line 5"]),
        (("Clerk: A", "  Clerk: B", "    Clerk: C"), ["line 2", "line 3"]),
    ],
)
def test_a_wrong_indent_is_told_once_for_the_lines_that_share_it(
    lines: tuple[str, ...], told: list[str]
) -> None:
    assert [one.where for one in problems(*lines)] == told


TABLE_WORDS = re.compile(r"\b(rows?|cells?|columns?|CSV|xlsx|Then|Out of 10|Does what)\b")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"Clerk: A\ngo to: Zzz", "words or the id of a step"),
        (b"Clerk: A {inside: zz}", "no step \u201czz\u201d"),
        (b"Clerk: A {kind: boundary:timer@zz}", "no step \u201czz\u201d"),
        (b"Clerk: A {id: a}\nClerk: B {id: a}", "Give each step"),
        (b"Clerk: A\nback to: A", "go to: step"),
        (b"? Ok? yes 60% | no 30%\n  no:\n    Clerk: A", "add to 100."),
        (b"Clerk:", "The step has no words"),
        (b": Check", "Nobody is named"),
        (b"Clerk: A\xff\x00\x81", "text in UTF-8"),
    ],
)
def test_problems_speak_of_lines_and_steps(text: bytes, words: str) -> None:
    with pytest.raises(OutlineError) as caught:
        read(text, "bad.txt")
    assert words in str(caught.value)
    assert not TABLE_WORDS.search(str(caught.value))


def test_a_guessed_encoding_is_not_about_a_table() -> None:
    found = read("Büro: Prüfen".encode("cp1252"), "x").findings
    assert [one.rule for one in found] == ["encoding-guessed"]
    assert "text in UTF-8" in found[0].remedy


@pytest.mark.parametrize("mend", MENDS)
def test_the_mends_that_are_said_anew_stand_in_the_table_reader(mend: str) -> None:
    package = Path(step_table.__file__).parent
    assert any(f'"{mend}"' in one.read_text("utf-8") for one in package.glob("*.py"))


def test_an_unknown_target_comes_with_the_nearest_step() -> None:
    assert "“Check the form”" in problems("Clerk: Check the form", "go to: Chekc form")[0].remedy


def test_all_problems_of_an_outline_come_at_once() -> None:
    found = problems("Clerk: A [soon]", "B", "go to: Z", "Clerk: C {mood: x}")
    assert {one.where for one in found} == {"line 1", "line 2", "line 3", "line 4"}


def test_deep_nesting_does_not_break_the_reader() -> None:
    lines = []
    for level in range(400):
        lines += ["  " * (2 * level) + f"? Q{level}?  yes | no", "  " * (2 * level + 1) + "no:"]
    assert "outline-deep" in {one.rule for one in problems(*lines)}


def test_a_long_process_is_written_and_read_in_time() -> None:
    rows = "".join(
        f"{n},Clerk,Step {n},{n + 1}: on; {max(n - 5, 1)}: back\n" for n in range(1, 400)
    )
    table = f"no,who,does what,then\n{rows}400,Clerk,Step 400,\n"
    process = read_csv(table.encode(), "Long.csv").process
    written = write(process)
    assert written.findings == ()
    assert read(written.data, "x").process == process


@pytest.mark.parametrize("key", ["process", "trigger", "order", "term permit"])
def test_a_line_about_the_whole_process_is_there_once(key: str) -> None:
    found = problems(f"{key}: A", f"{key}: B", "Clerk: Check")
    assert [(one.rule, one.where) for one in found] == [("preamble-doubled", "line 2")]


@pytest.mark.parametrize("share", ["150", "100.5", "1.2.3"])
def test_a_share_of_a_late_case_is_a_part_of_the_whole(share: str) -> None:
    found = problems("Clerk: A", f"wait for B: c or after 5 d -> end: W ({share}%)")
    assert [(one.rule, one.where) for one in found] == [("share-unread", "line 2")]


def test_a_wait_whose_time_is_not_understood_is_told() -> None:
    text = "Clerk: A\nwait for Applicant: items or after 30 moons -> end: W (15%)\n"
    found = [one for one in read(text, "x").findings if one.rule == "number-unread"]
    assert [one.where for one in found] == ["line 2"]
    assert "“after 30 moons”" in found[0].message


@pytest.mark.parametrize("words", ['"C\\ud800 [x]"', "C\x07"])
def test_a_character_that_no_document_can_hold_is_told_with_its_line(words: str) -> None:
    found = problems("Clerk: A", f"Clerk: {words}")
    assert [(one.rule, one.where) for one in found] == [("character-unfit", "line 2")]


def test_an_outline_that_is_too_deep_is_told_once() -> None:
    lines = [f"{'  ' * n}{'yes:' if n % 2 else f'? Question {n}?   yes | no'}" for n in range(60)]
    assert [one.rule for one in problems(*lines)] == ["outline-deep"]
