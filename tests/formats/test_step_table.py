"""The step table: what people type becomes the process they meant."""

from __future__ import annotations

import pytest

from workbench.formats.capture import Captured
from workbench.formats.step_table.problems import TableError
from workbench.formats.step_table.reader import read_csv
from workbench.formats.step_table.writer import write_csv
from workbench.model.amount import CalendarDays, WorkingDays, WorkingMinutes
from workbench.model.element import (
    Event,
    Gateway,
    GatewayType,
    Position,
    Task,
    TaskType,
    Trigger,
)
from workbench.model.evidence import Evidence, Source
from workbench.model.process import Process

PERMIT = """
| id | lane | kind | step | work | wait | next |
|---|---|---|---|---|---|---|
| s1 | Applicant (ext) | start | Application received | | | s2 |
| s2 | Permit clerk | user | Check completeness | T(8,15,35) | T(0.1,0.5,2)d | x1 |
| x1 | Permit clerk | xor | Complete? | | | s4:62 yes; s3:38 no |
| s3 | Permit clerk | send | Send missing-items notice | T(5,8,15) | | v1 |
| v1 | Permit clerk | evt | Which comes first? | | | s3w:85 items arrive; s3x:15 none in 30 days |
| s3w | Applicant (ext) | receive | Supplies missing items | | T(1,6,25)d | s2 |
| s3x | Permit clerk | user | Close as withdrawn | T(3,5,8) | T(21,21,21)d | e2 |
| s4 | Permit clerk | rule | Plan review needed? | | | s5:70 yes; s6:30 over the counter |
| s5 | Permit clerk | and | Review in parallel | | | s7; s8 |
| s7 | Zoning planner | user | Review zoning | T(15,35,90) | T(1,4,12)d | j1 |
| s8 | Fire reviewer | user | Review fire safety | T(15,40,120) | T(2,6,18)d | j1 |
| j1 | Permit clerk | join(2) | All reviews in | | | s6 |
| s6 | Permit clerk | user | Issue permit | T(4,8,15) | | e1 |
| e1 | Applicant (ext) | end | Permit issued | | | |
| e2 | Applicant (ext) | end | Withdrawn | | | |
"""


def lay(*rows: str, head: str = "No|Who|Does what|Minutes|Then|Out of 10") -> Captured:
    """A table in plain words, cells between bars."""
    text = "\n".join(f"|{row}|" for row in (head, *rows))
    return read_csv(text.encode(), "office-work.csv")


def ways(process: Process) -> set[str]:
    return {f"{flow.source}>{flow.target}" for flow in process.flows}


def rules(captured: Captured) -> list[str]:
    return [finding.rule for finding in captured.findings]


@pytest.fixture(scope="module")
def permit() -> Process:
    return read_csv(PERMIT.encode(), "building-permit.csv").process


def test_every_row_becomes_a_node_and_inserted_nodes_name_their_row(permit: Process) -> None:
    assert permit.name == "Building permit"
    assert permit.id == "building_permit"
    inserted = {
        node.id: node.attributes.row for node in permit.nodes if node.id != node.attributes.row
    }
    assert inserted == {"v1_s3w": "v1", "v1_s3x": "v1", "s4_choice": "s4"}
    assert len(permit.nodes) == 15 + 3


def test_shares_stand_on_the_flows_with_their_answers(permit: Process) -> None:
    shares = {flow.id: (flow.name, flow.share.usual.value) for flow in permit.flows if flow.share}
    assert shares == {
        "x1-s4": ("yes", 0.62),
        "x1-s3": ("no", 0.38),
        "v1-v1_s3w": ("", 0.85),
        "v1-v1_s3x": ("", 0.15),
        "s4_choice-s5": ("yes", 0.7),
        "s4_choice-s6": ("over the counter", 0.3),
    }


def test_work_is_minutes_and_waits_keep_their_unit(permit: Process) -> None:
    check = permit.by_id["s2"].attributes
    assert check.work is not None
    assert check.wait is not None
    assert (check.work.low, check.work.usual, check.work.high) == (
        WorkingMinutes(8),
        WorkingMinutes(15),
        WorkingMinutes(35),
    )
    assert check.wait.usual == WorkingDays(0.5)


def test_thirty_days_are_calendar_days_where_the_late_case_waits_twenty_one_working_days(
    permit: Process,
) -> None:
    late, early = permit.by_id["v1_s3x"], permit.by_id["v1_s3w"]
    assert isinstance(late, Event)
    assert isinstance(early, Event)
    assert late.definitions[0].deadline is not None
    assert late.definitions[0].deadline.usual == CalendarDays(30)
    assert (late.definitions[0].timer, late.name) == ("P30D", "none in 30 days")
    assert early.triggers == (Trigger.MESSAGE,)


def test_ten_days_are_working_days_where_the_late_case_waits_ten_working_days() -> None:
    table = PERMIT.replace("none in 30 days", "none in 21 days")
    late = read_csv(table.encode(), "x").process.by_id["v1_s3x"]
    assert isinstance(late, Event)
    assert late.definitions[0].deadline is not None
    assert late.definitions[0].deadline.usual == WorkingDays(21)


def test_outside_parties_are_pools_and_their_steps_stand_in_the_agencys_lanes(
    permit: Process,
) -> None:
    assert [(pool.id, pool.process) for pool in permit.participants] == [
        ("pool_agency", "building_permit"),
        ("party_applicant", None),
    ]
    assert [lane.id for lane in permit.lanes] == [
        "lane_permit_clerk",
        "lane_zoning_planner",
        "lane_fire_reviewer",
    ]
    supplied = permit.by_id["s3w"]
    assert (supplied.lane, supplied.attributes.who) == ("lane_permit_clerk", "Applicant")
    assert permit.by_id["s2"].attributes.who == ""


def test_messages_go_between_the_party_and_the_steps_that_speak_with_it(permit: Process) -> None:
    assert [(flow.id, flow.source, flow.target) for flow in permit.message_flows] == [
        ("m_s1", "party_applicant", "s1"),
        ("m_s3", "s3", "party_applicant"),
        ("m_s3w", "party_applicant", "s3w"),
        ("m_e1", "e1", "party_applicant"),
        ("m_e2", "e2", "party_applicant"),
    ]


def test_a_send_with_several_parties_far_away_invents_no_message() -> None:
    process = lay(
        "1|Vendor (ext)|Offer arrives|||",
        "2|Buyer|Send the contract|||",
        "3|Buyer|File the copy|||",
        "4|Inspector (ext)|Confirms the contract|||",
        "5|Buyer|Close|||",
    ).process
    assert "m_s2" not in {flow.id for flow in process.message_flows}


def test_an_empty_then_is_the_next_row_and_a_start_and_an_end_are_added() -> None:
    process = lay("1|Clerk|Check|||", "2|Clerk|File|||").process
    assert ways(process) == {"s1_start>s1", "s1>s2", "s2>s2_end"}
    assert process.by_id["s1_start"].attributes.row == "s1"
    assert process.by_id["s2_end"].attributes.row == "s2"


def test_without_numbers_a_number_is_the_place_among_the_rows() -> None:
    process = lay(
        "Clerk|Check|if complete -> 4; else -> row 2",
        "Clerk|Ask for more|back to 1",
        "Clerk|Archive|end: Filed",
        "Clerk|Issue|3",
        head="Who|Does what|Then",
    ).process
    assert {"s1_choice>s4", "s1_choice>s2", "s2>s1", "s4>s3"} <= ways(process)


def test_where_a_row_has_a_number_places_are_not_counted() -> None:
    with pytest.raises(TableError, match="there is no row “2”"):
        lay("7|Clerk|Check||2|", "|Clerk|Issue|||")


def test_a_condition_makes_a_gateway_named_after_it() -> None:
    process = lay(
        "1|Clerk|Check the form|8-15-35|if complete -> 3; else -> 2|6 yes, 4 no",
        "2|Clerk|Ask for the rest||back to 1|",
        "3|Clerk|File||end: Filed|",
    ).process
    gateway = process.by_id["s1_choice"]
    assert isinstance(gateway, Gateway)
    assert (gateway.name, gateway.type) == ("Complete?", GatewayType.EXCLUSIVE)
    said = [
        (f.target, f.name, f.share.usual.value) for f in process.outgoing("s1_choice") if f.share
    ]
    assert said == [("s3", "yes", 0.6), ("s2", "no", 0.4)]
    assert {"s2>s1", "s3>end_filed"} <= ways(process)
    assert process.by_id["end_filed"].name == "Filed"


@pytest.mark.parametrize(
    "written",
    ["6 yes, 4 no", "60% yes; 40% no", "6, 4", "4 no, 6 yes", "60%", "40% no", "4 of 10 no, 6"],
)
def test_shares_can_be_written_in_several_ways(written: str) -> None:
    process = lay(
        f"1|Clerk|Complete?||if complete -> 2; else -> end: Refused|{written}", "2|Clerk|File|||"
    ).process
    shares = {f.name: f.share.usual.value for f in process.outgoing("s1") if f.share}
    assert shares == {"yes": 0.6, "no": 0.4}


def test_rows_together_are_split_and_joined_at_the_next_common_row() -> None:
    process = lay(
        "5|Clerk|Route|||",
        "6|Planner|Review zoning||together with 7, 8|",
        "7|Engineer|Review structure|||",
        "8|Firefighter|Review fire safety|||",
        "9|Clerk|Consolidate|||",
    ).process
    assert {"s5>s6_split", "s6_split>s6", "s6_split>s7", "s6_split>s8"} <= ways(process)
    assert {"s6>s6_join", "s7>s6_join", "s8>s6_join", "s6_join>s9"} <= ways(process)


def test_lettered_rows_at_the_same_time_are_a_parallel_block() -> None:
    process = lay(
        "4|Clerk|Route|||",
        "5a|Planner|Review zoning||at the same time|",
        "5b|Engineer|Review structure|||",
        "6|Clerk|Consolidate|||",
    ).process
    assert {"s5a_split>s5a", "s5a_split>s5b", "s5a>s5a_join", "s5b>s5a_join"} <= ways(process)
    join = process.by_id["s5a_join"]
    assert isinstance(join, Gateway)
    assert join.type is GatewayType.PARALLEL


def test_a_parallel_block_is_the_same_where_each_of_its_rows_says_so() -> None:
    once = ("at the same time", "", "")
    each = ("at the same time", "at the same time", "at the same time")
    with_numbers = ("together with 5b, 5c", "together with 5a, 5c", "at the same time")
    made = [
        lay(
            "4|Clerk|Route|||",
            f"5a|Planner|Review zoning||{said[0]}|",
            f"5b|Engineer|Review structure||{said[1]}|",
            f"5c|Firefighter|Review fire safety||{said[2]}|",
            "6|Clerk|Consolidate|||",
        ).process
        for said in (once, each, with_numbers)
    ]
    assert made[0] == made[1] == made[2]


def test_waiting_for_something_or_a_time_is_an_event_based_gateway_with_a_timer() -> None:
    process = lay(
        "1|Clerk|Send the notice||wait for the items, or after 30 days -> end: Withdrawn|",
        "2|Clerk|Register the items|||",
    ).process
    gateway, timer = process.by_id["s1_wait"], process.by_id["s1_wait_end_withdrawn"]
    assert isinstance(gateway, Gateway)
    assert isinstance(timer, Event)
    assert gateway.type is GatewayType.EVENT
    assert timer.definitions[0].timer == "P30D"
    assert process.by_id["s1_wait_s2"].name == "the items"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Send the letter", TaskType.SEND),
        ("Wait for the reply", TaskType.RECEIVE),
        ("Decide how urgent it is", TaskType.USER),
        ("Sendai office visit", TaskType.USER),
        ("Check", TaskType.USER),
    ],
)
def test_the_verb_sets_the_type_where_no_kind_is_given(words: str, kind: TaskType) -> None:
    task = lay(f"1|Clerk|{words}|||").process.by_id["s1"]
    assert isinstance(task, Task)
    assert task.type is kind


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ("|||", TaskType.USER),
        ("Fee code 3||", TaskType.RULE),
        ("|FeeCalc|", TaskType.RULE),
        ("||rule", TaskType.RULE),
        ("Fee code 3||user", TaskType.USER),
    ],
)
def test_people_decide_unless_a_rule_a_system_or_the_kind_says_otherwise(
    cells: str, kind: TaskType
) -> None:
    head = "No|Who|Does what|Rule|In|Kind"
    task = lay(f"1|Street supervisor|Decide the fee|{cells}", head=head).process.by_id["s1"]
    assert isinstance(task, Task)
    assert task.type is kind


def test_customers_are_taken_to_be_outside_and_that_is_said() -> None:
    captured = lay("1|Applicant|Application arrives|||", "2|Customer service|Answer|||")
    start = captured.process.by_id["s1"]
    assert isinstance(start, Event)
    assert (start.position, start.triggers) == (Position.START, (Trigger.MESSAGE,))
    assert captured.process.parties == ("Applicant",)
    assert rules(captured) == ["outside-party"]


def test_spellings_of_a_role_are_merged_only_where_case_blanks_or_plural_differ() -> None:
    captured = lay(
        "1|Permit Clerk|Check|||",
        "2|permit  clerks|File|||",
        "3|Clerk - Permits|Post|||",
    )
    assert captured.process.roles == ("Permit Clerk", "Clerk - Permits")
    assert rules(captured) == ["role-merged", "roles-similar"]


def test_a_timer_starts_what_is_done_every_month() -> None:
    table = "trigger,first Monday of every month\nwho,does what\nClerk,Count\n"
    start = read_csv(table.encode(), "x").process.by_id["s1_start"]
    assert isinstance(start, Event)
    assert start.triggers == (Trigger.TIMER,)


def test_what_stands_above_the_headings_is_read() -> None:
    table = (
        "process,Building permit\ntrigger,by mail\nnotes,A first draft\n"
        "term system,the permit system\nold remark\nwho,does what\nClerk,Check\n"
    )
    captured = read_csv(table.encode(), "x")
    process = captured.process
    assert (process.name, process.trigger, process.documentation) == (
        "Building permit",
        "by mail",
        "A first draft",
    )
    assert process.terms == (("system", "the permit system"),)
    assert rules(captured) == ["preamble-unread"]


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Rosa, interview 12 May 2026", Evidence(Source.INTERVIEW, None, "2026-05-12", "Rosa")),
        ("log n=512", Evidence(Source.LOG, 512)),
        ("stop-watch", Evidence(Source.STOPWATCH)),
        ("law: Code 10.2", Evidence(Source.LAW, note="Code 10.2")),
        ("library default", Evidence(Source.LIBRARY)),
        ("blogs say so", Evidence(Source.GUESS, note="blogs say so")),
        ("", Evidence(Source.GUESS)),
    ],
)
def test_the_source_of_a_row_is_the_evidence_of_its_numbers(text: str, ground: Evidence) -> None:
    process = lay(f"Clerk|Check|15|{text}", head="who|does what|minutes|source").process
    work = process.by_id["s1"].attributes.work
    assert work is not None
    assert work.evidence == ground


def test_each_number_can_have_a_source_of_its_own() -> None:
    source = "minutes: stop-watch n=20; waits: interview, Rosa"
    process = lay(f"Clerk|Check|15|2 d|{source}", head="who|does what|minutes|wait|source").process
    by = process.by_id["s1"].attributes
    assert by.work is not None
    assert by.wait is not None
    assert by.work.evidence == Evidence(Source.STOPWATCH, 20)
    assert by.wait.evidence == Evidence(Source.INTERVIEW, who="Rosa")


def test_documents_stores_and_states_are_data_objects() -> None:
    row = "Clerk|Check|Application form; Permit register [store]|Permit (issued)"
    process = lay(row, head="who|does what|uses|makes").process
    assert [(d.id, d.name, d.state, d.store) for d in process.data] == [
        ("data_application_form", "Application form", "", False),
        ("data_permit_register", "Permit register", "", True),
        ("data_permit_issued", "Permit", "issued", False),
    ]
    assert [link.id for link in process.associations] == [
        "s1_uses_application_form",
        "s1_uses_permit_register",
        "s1_makes_permit_issued",
    ]


@pytest.mark.parametrize(
    ("cell", "uses", "makes"),
    [
        ("Form / Permit", {"Form"}, {"Permit"}),
        ("Form/Permit", {"Form"}, {"Permit"}),
        ("Form /", {"Form"}, set()),
        ("/ Service request", set(), {"Service request"}),
        ("/", set(), set()),
        ("Form", {"Form"}, set()),
        ("I/O form / Permit; Bill", {"I/O form"}, {"Permit", "Bill"}),
    ],
)
def test_one_column_says_what_is_used_and_what_is_made(
    cell: str, uses: set[str], makes: set[str]
) -> None:
    process = lay(f"1|Clerk|Check|{cell}", head="No|Who|Does what|Uses / Makes").process
    name = {one.id: one.name for one in process.data}
    used = {name[link.data] for link in process.associations if not link.writes}
    made = {name[link.data] for link in process.associations if link.writes}
    assert (used, made) == (uses, makes)


def test_a_boundary_event_and_the_inside_of_a_sub_process_are_rows_too() -> None:
    process = lay(
        "s1|start|Clerk|Case arrives|a|",
        "a|subprocess|Clerk|Handle|e|",
        "b|boundary!:timer@a|Clerk|After 2 d|c|",
        "c|user|Clerk|Remind|nothing|",
        "d|user|Clerk|Do|nothing|a",
        "e|end|Clerk|Done||",
        head="id|kind|who|does what|then|inside",
    ).process
    reminder = process.by_id["b"]
    assert isinstance(reminder, Event)
    assert (reminder.attached_to, reminder.interrupting) == ("a", False)
    assert reminder.definitions[0].deadline is not None
    assert reminder.definitions[0].deadline.usual == WorkingDays(2)
    assert process.by_id["d"].parent == "a"
    assert process.outgoing("d") == ()


def test_the_written_table_reads_back_as_the_same_process(permit: Process) -> None:
    written = write_csv(permit)
    assert written.findings == ()
    assert read_csv(written.data, "another name").process == permit
