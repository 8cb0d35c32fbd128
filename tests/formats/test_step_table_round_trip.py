"""What is written reads back as the same process, whatever stands in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notation import process as in_one_line
from step_tables import tables
from workbench.formats.step_table.building import build
from workbench.formats.step_table.problems import Problems
from workbench.formats.step_table.reader import read_csv, read_xlsx
from workbench.formats.step_table.row import Table
from workbench.formats.step_table.writer import write_csv, write_xlsx
from workbench.model.element import (
    Annotation,
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    GatewayType,
    Loop,
    Position,
    SequenceFlow,
    Task,
    Trigger,
)
from workbench.model.process import Process


@settings(max_examples=100, deadline=None)
@given(tables())
def test_any_process_of_ours_survives_the_csv_file(table: Table) -> None:
    process = build(table, Problems())
    written = write_csv(process)
    assert written.findings == ()
    assert read_csv(written.data, "another name.csv").process == process


@settings(max_examples=15, deadline=None)
@given(tables())
def test_any_process_of_ours_survives_the_excel_file(table: Table) -> None:
    process = build(table, Problems())
    written = write_xlsx(process)
    assert written.findings == ()
    assert read_xlsx(written.data, "another name.xlsx").process == process


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=12, alphabet="=+-@'\";,\t|ab1 (%)>?:"))
def test_no_written_cell_is_a_formula_and_its_text_comes_back(name: str) -> None:
    process = read_csv(b"who,does what\nClerk,Check\n", "x").process
    renamed = replace(
        process,
        nodes=tuple(replace(n, name=name) if n.id == "s1" else n for n in process.nodes),
    )
    written = write_csv(renamed)
    cells = written.data.decode().split("\n")[2].split(",")
    assert not any(cell.strip('"')[:1] in tuple("=+-@\t") for cell in cells if cell.strip('"'))
    if not written.findings:
        assert read_csv(written.data, "x").process == renamed


def test_the_same_process_is_the_same_excel_file() -> None:
    process = read_csv(b"who,does what\nClerk,Check\n", "x").process
    assert write_xlsx(process).data == write_xlsx(process).data


def _foreign(*nodes: FlowNode, flows: tuple[SequenceFlow, ...] = ()) -> Process:
    start = Event("Start_1", "", position=Position.START)
    end = Event("End_1", "", position=Position.END)
    ends = (
        SequenceFlow("Flow_1", "Start_1", nodes[0].id),
        SequenceFlow("Flow_2", nodes[-1].id, "End_1"),
    )
    return Process("Process_1", "Foreign", nodes=(start, *nodes, end), flows=(*ends, *flows))


@pytest.mark.parametrize(
    ("process", "words"),
    [
        (_foreign(Task("Task_1", "Check", loop=Loop.PARALLEL)), "the loop of this step"),
        (_foreign(Task("Task_1", "")), "the name of this step"),
        (
            replace(
                _foreign(Task("Task_1", "Check")), annotations=(Annotation("Note_1", "urgent"),)
            ),
            "no place for this annotation: “Note_1”",
        ),
        (
            _foreign(
                Task("Task_1", "Check"),
                Task("Task_2", "File"),
                flows=(SequenceFlow("Flow_3", "Task_1", "Task_2", condition="${ok}"),),
            ),
            "the condition of this sequence flow",
        ),
        (
            _foreign(
                Event(
                    "Wait_1",
                    "Paid",
                    definitions=(EventDefinition(Trigger.MESSAGE, "payment received"),),
                )
            ),
            "the event definition",
        ),
    ],
    ids=["loop", "no name", "annotation", "condition", "message"],
)
def test_what_a_table_cannot_say_of_a_foreign_process_is_told(process: Process, words: str) -> None:
    findings = write_csv(process).findings
    assert {finding.rule for finding in findings} == {"not-in-step-table"}
    assert any(words in finding.message for finding in findings)


def test_a_split_that_bpmn_leaves_out_gets_a_row_of_its_own() -> None:
    process = _foreign(
        Task("A", "Check"),
        Task("B", "File"),
        Task("C", "Post"),
        flows=(
            SequenceFlow("Flow_3", "A", "B"),
            SequenceFlow("Flow_4", "A", "C"),
            SequenceFlow("Flow_5", "B", "End_1"),
        ),
    )
    back = read_csv(write_csv(process).data, "x").process
    split = back.by_id["A_split"]
    assert isinstance(split, Gateway)
    assert split.type is GatewayType.PARALLEL
    assert [flow.target for flow in back.outgoing("A_split")] == ["B", "C"]


def test_only_nobody_becomes_somebody_in_a_process_in_one_line() -> None:
    process = in_one_line(
        "start > Clerk: Check [15] > xor(62% yes= Enter | 38% no= Ask > @Check) > end Done"
    )
    (finding,) = write_csv(process).findings
    assert finding.message == (
        "A step table does not hold the who of this step as it is: "
        "“start”, “xor1”, “Enter”, “Ask”, “xor1_join” and 1 more."
    )
    back = read_csv(write_csv(process).data, "x").process
    assert set(back.by_id) == set(process.by_id)
    assert [flow.share for flow in back.flows] == [flow.share for flow in process.flows]
