"""Changes in words, and nothing for what is only drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from derivation.rich_process import NUMBERS, RICH
from workbench.derivation.changes import compare
from workbench.model.amount import CalendarDays, CasesPerDay, Count, Share, WorkingMinutes
from workbench.model.change import ElementChange
from workbench.model.element import (
    DataObject,
    EventDefinition,
    FlowNode,
    SequenceFlow,
    Task,
    TaskType,
    Trigger,
)
from workbench.model.evidence import Evidence, Quantity, Source, spread
from workbench.model.process import Process
from workbench.model.scenario import Staff

Edit = Callable[[Process], Process]


def node(key: str, edit: Callable[[FlowNode], FlowNode]) -> Edit:
    return lambda process: replace(
        process, nodes=tuple(edit(n) if n.id == key else n for n in process.nodes)
    )


def attribute(key: str, **changes: object) -> Edit:
    return node(
        key,
        lambda n: replace(n, attributes=replace(n.attributes, **changes)),  # type: ignore[arg-type]
    )


def flow(key: str, **changes: object) -> Edit:
    return lambda process: replace(
        process,
        flows=tuple(
            replace(f, **changes) if f.id == key else f  # type: ignore[arg-type]
            for f in process.flows
        ),
    )


STOPWATCH = Evidence(Source.STOPWATCH, n=20)
EDITS: list[tuple[Edit, str]] = [
    (
        attribute("site", who="Fire marshal"),
        "Step “Inspect the site” (site) is now done by Fire marshal, was Inspector.",
    ),
    (
        node("check", lambda n: replace(n, name="Check papers")),
        "Step “Check request” (check) is now called “Check papers”, was “Check request”.",
    ),
    (
        attribute("check", work=spread(WorkingMinutes, 8, 15, 35, STOPWATCH)),
        (
            "Step “Check request” (check): work is now 15 minutes (8 to 35) (stop-watch, "
            "n = 20), was 10 minutes (5 to 30) (guess)."
        ),
    ),
    (
        attribute("check", rule=""),
        "Step “Check request” (check): rule was “Rule 7”, now there is none.",
    ),
    (
        attribute("ask", rule="Rule 9"),
        "Step “Ask for papers” (ask): rule is now “Rule 9”, there was none.",
    ),
    (
        node("ask", lambda n: replace(n, type=TaskType.MANUAL) if isinstance(n, Task) else n),
        "Step “Ask for papers” (ask) is now of the kind manual task, was send task.",
    ),
    (
        flow("g1-ask", name="never"),
        "Flow “no” from “Complete?” to “Ask for papers”: answer is now “never”, was “no”.",
    ),
    (
        flow("g1-ask", share=Quantity(Share(0.25))),
        (
            "Flow “no” from “Complete?” to “Ask for papers”: share is now 25 % (guess), "
            "was 30 % (guess)."
        ),
    ),
    (
        flow("answer-check", target="assess"),
        (
            "Flow from “Sends papers” to “Check request” now leads to “Assess risk” (assess), "
            "was “Check request” (check)."
        ),
    ),
    (
        node(
            "silence",
            lambda n: replace(
                n,
                definitions=(EventDefinition(Trigger.TIMER, deadline=Quantity(CalendarDays(30))),),
            ),
        ),
        (
            "Event “none in 14 days” (silence): trigger is now timer 30 calendar days (guess), "
            "was timer 14 calendar days (guess)."
        ),
    ),
    (
        lambda p: replace(p, data=(*p.data, DataObject("data_new", "Letter"))),
        "Data “Letter” (data_new) was added.",
    ),
    (
        lambda p: replace(p, associations=p.associations[1:]),
        "Step “Check request” (check): uses were Request form, now there are none.",
    ),
    (
        lambda p: replace(p, nodes=p.nodes[:-1]),
        "Event “Stopped” (stopped) was removed.",
    ),
    (
        lambda p: replace(p, flows=(*p.flows, SequenceFlow("x", "ask", "done"))),
        "Flow from “Ask for papers” to “Licence renewed” was added.",
    ),
    (
        lambda p: replace(p, nodes=(*p.nodes, Task("t", "Call back", lane="lane_head"))),
        "Step “Call back” (t) was added, done by Head.",
    ),
    (
        lambda p: replace(p, message_flows=p.message_flows[1:]),
        "Message m_start was removed.",
    ),
    (
        lambda p: replace(p, terms=(("system", "Renewals"), ("code", "LIC"))),
        "The process: term system is now Renewals, was the licence system.",
    ),
]


@pytest.mark.parametrize(("edit", "words"), EDITS, ids=[words for _, words in EDITS])
def test_a_change_is_told_in_words(edit: Edit, words: str) -> None:
    assert words in [change.words for change in compare(RICH, edit(RICH))]


def test_one_edit_of_one_property_is_one_change() -> None:
    (change,) = compare(RICH, attribute("check", rule="Rule 8")(RICH))
    assert change == ElementChange(
        "step", "check", "changed", "rule", "Rule 7", "Rule 8",
        "Step “Check request” (check): rule is now “Rule 8”, was “Rule 7”.",
    )  # fmt: skip


def test_the_same_version_has_no_change() -> None:
    assert compare(RICH, RICH, NUMBERS, NUMBERS) == ()


def test_the_order_of_rows_is_no_change() -> None:
    assert compare(RICH, replace(RICH, nodes=RICH.nodes[::-1], flows=RICH.flows[::-1])) == ()


def test_a_lane_that_changes_with_who_is_told_once() -> None:
    moved = node("warn", lambda n: replace(n, lane="lane_head"))(RICH)
    assert [change.what for change in compare(RICH, moved)] == ["who"]


def test_numbers_of_the_scenario_are_compared_with_their_evidence() -> None:
    grown = replace(
        NUMBERS,
        arrivals=Quantity(CasesPerDay(6), Evidence(Source.LOG, n=512)),
        staff=(Staff("Licence clerk", Quantity(Count(4)), Quantity(Share(0.5))),),
    )
    assert [change.words for change in compare(RICH, RICH, NUMBERS, grown)] == [
        (
            "The scenario: arrivals is now 6 (log, n = 512) a working day, "
            "was 4 (guess) a working day."
        ),
        "The staff of “Licence clerk”: people is now 4 (guess), was 3 (guess).",
        "The staff of “Inspector” was removed.",
    ]
