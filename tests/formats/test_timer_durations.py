"""Timers of imported files: what their ISO 8601 text says, and that the file stays as it is."""

from __future__ import annotations

import pytest

from workbench.derivation.derive import derive
from workbench.formats.bpmn.durations import duration
from workbench.formats.bpmn.editor import SetDeadline, edit, to_bytes
from workbench.formats.bpmn.reader import read
from workbench.model.amount import CalendarDays, WorkingDays, WorkingMinutes
from workbench.model.element import Event
from workbench.model.evidence import Quantity, Source

FILE = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
<process id="p"><startEvent id="s"/><intermediateCatchEvent id="c" name="Wait">
<timerEventDefinition><timeDuration>{}</timeDuration></timerEventDefinition>
</intermediateCatchEvent><endEvent id="e"/><sequenceFlow id="a" sourceRef="s" targetRef="c"/>
<sequenceFlow id="b" sourceRef="c" targetRef="e"/></process></definitions>"""


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("P5D", CalendarDays(5)),
        ("P2W", CalendarDays(14)),
        ("P0.5D", CalendarDays(0.5)),
        ("P1DT12H", CalendarDays(1.5)),
        ("PT48H", CalendarDays(2)),
        ("PT2H", WorkingMinutes(120)),
        (" PT1H30M ", WorkingMinutes(90)),
        ("PT90S", WorkingMinutes(1.5)),
        ("P0D", WorkingMinutes(0)),
    ],
)
def test_durations_are_read(text: str, amount: CalendarDays | WorkingMinutes) -> None:
    found = duration(text)
    assert found is not None
    assert found.usual == amount
    assert found.evidence.source is Source.MODEL


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P1M", "P1Y", "R3/PT10M", "2026-05-01T09:00:00", "${deadline}", "-P5D", "5D"],
)
def test_what_has_no_fixed_length_is_not_read(text: str) -> None:
    assert duration(text) is None


def test_an_imported_timer_is_a_deadline_and_is_printed_as_one() -> None:
    process = read(FILE.format("P5D").encode()).process
    event = process.by_id["c"]
    assert isinstance(event, Event)
    assert (event.definitions[0].timer, event.definitions[0].deadline) == ("P5D", duration("P5D"))
    said = " ".join(requirement.statement for requirement in derive(process).requirements)
    assert "5 calendar days" in said
    assert "P5D" not in said


def test_our_own_deadline_goes_before_and_can_be_taken_away_again() -> None:
    own = Quantity(WorkingDays(3))
    file = read(FILE.format("P5D").encode())
    changed = edit(file, SetDeadline("c", own))
    event = changed.process.by_id["c"]
    assert isinstance(event, Event)
    assert event.definitions[0].deadline == own
    again = edit(changed, SetDeadline("c", None))
    assert again.process == file.process
    assert b"deadline" not in to_bytes(again)
    assert b"deadline" not in to_bytes(file)
    assert to_bytes(again).count(b"P5D") == 1
