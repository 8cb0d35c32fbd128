"""What a reader would stumble over: names, counts, shares and sentences of real processes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from documents.test_blocks import words
from notation import process
from workbench.analysis.report import analyse
from workbench.derivation.naming import name
from workbench.documents import wording
from workbench.documents.blocks.catalogue import BLOCKS
from workbench.documents.dossier import Dossier
from workbench.documents.following import activities, name_after, steps, what_follows
from workbench.documents.process_names import process_names
from workbench.model.amount import Money, Share, WorkingMinutes
from workbench.model.evidence import Evidence, Quantity, Source
from workbench.settings import Settings
from workbench.usecases import documenting
from workbench.usecases.opening import open_source

MIWG = Path(__file__).parent.parent / "data" / "miwg"
GUESS, LOG = Evidence(Source.GUESS), Evidence(Source.LOG)


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """A way to fill a dossier without its pictures."""
    monkeypatch.setattr(documenting, "drawings", lambda *_: {})
    return lambda source: documenting.fill(
        open_source(str(source), Settings()), dt.date(2026, 5, 4)
    )


def said(dossier: Dossier, name: str, **options: str) -> str:
    return words(BLOCKS[name](dossier, options))


def test_a_process_that_is_called_has_outcomes_of_its_own(filled) -> None:  # type: ignore[no-untyped-def]
    dossier = filled(MIWG / "C.5.0.bpmn")
    told = said(dossier, "outcomes")
    assert "The file holds 2 processes: Bank - Process and Check for connected clients." in told
    assert "Outcomes of Bank - Process" in told
    end = (
        "The end after “Document group of connected clients according to Capital Requirements "
        "Regulation (CRR)” or “Check if group of connected clients exists” | 100 %"
    )
    assert end in told
    assert f"Check for connected clients: ends with: {end}" in said(dossier, "summary")
    assert "_f7ce4bda" not in said(dossier, "summary") + said(dossier, "step-table")


def test_shares_of_one_process_add_up_to_one(filled) -> None:  # type: ignore[no-untyped-def]
    shares: dict[str, float] = {}
    for outcome in filled(MIWG / "C.5.0.bpmn").analysis.visits.outcomes:
        shares[outcome.process] = shares.get(outcome.process, 0) + outcome.visits
    assert list(shares.values()) == pytest.approx([1, 1])


def test_ends_without_a_name_are_told_apart_by_the_step_before() -> None:
    named = process("start > xor(yes= Clerk: Pay > end A | no= Clerk: Close > end B)", "Claim")
    nodes = tuple(replace(n, name="") if n.name in ("A", "B") else n for n in named.nodes)
    drawn = replace(named, nodes=nodes)
    ends = [node for node in drawn.nodes if not drawn.outgoing(node.id)]
    assert [name(drawn, end) for end in ends] == [
        "the end after “Pay”", "the end after “Close”",
    ]  # fmt: skip
    assert process_names(drawn) == {"p": "Claim"}


def test_hand_offs_of_nobody_are_not_zero(filled) -> None:  # type: ignore[no-untyped-def]
    dossier = filled(MIWG / "C.1.1.bpmn")
    assert said(dossier, "handovers") == "Not known: nobody is said to do the steps."
    assert "Hand-offs | not known | nobody is said to do the steps" in said(dossier, "summary")
    hands = analyse(process("start > Check [5] > end")).handovers
    assert (hands.total, hands.within, hands.outside) == (None, None, None)


def test_hand_offs_within_the_agency_and_with_outsiders_add_up(filled) -> None:  # type: ignore[no-untyped-def]
    hands = filled("building-permit").analysis.handovers
    assert hands.within.mean.value + hands.outside.mean.value == pytest.approx(
        hands.total.mean.value
    )
    assert "within the agency, and" in said(filled("building-permit"), "handovers")


def test_events_of_outside_parties_are_no_steps_without_a_time(filled) -> None:  # type: ignore[no-untyped-def]
    assert "steps of outside" not in said(filled("building-permit"), "cycle-time")


@pytest.mark.parametrize(
    "name",
    ["building-permit", "employee-onboarding", "incident-handling", "public-records-request"],
)
def test_no_sentence_ends_twice_and_no_name_leads_to_itself(filled, name: str) -> None:  # type: ignore[no-untyped-def]
    dossier = filled(name)
    for block in ("step-table", "process-diagram", "role-summary"):
        assert not re.search(r"\?\.|\.\.| 1 steps", said(dossier, block))
    for node in steps(dossier.process):
        assert what_follows(dossier.process, node) != wording.sentence(node.name)


@pytest.mark.parametrize("name", ["building-permit", "public-records-request"])
def test_a_guide_counts_its_cards_and_answers_what_its_quiz_asks(filled, name: str) -> None:  # type: ignore[no-untyped-def]
    whole = filled(name)
    for role in whole.process.roles:
        dossier = replace(whole, role=role)
        cards, told = said(dossier, "work-instructions"), said(dossier, "role-summary")
        count = len(re.findall(r"^WI-", cards, re.MULTILINE))
        assert not count or f"do {wording.counted(count, 'step')} of" in told
        quiz = said(dossier, "quiz")
        for question in re.findall(r"the answer to “([^”]+)” is", quiz):
            assert f"{question} ('If the answer is'" in cards


def test_a_question_is_told_with_how_to_decide_it(filled) -> None:  # type: ignore[no-untyped-def]
    told = said(filled("building-permit"), "work-instructions")
    assert "How to decide: Answer yes only when no item on the checklist is open." in told


def test_steps_are_counted_without_questions_events_and_ends(filled) -> None:  # type: ignore[no-untyped-def]
    drawn = filled("building-permit").process
    assert len(activities(drawn)) == 18
    assert len(steps(drawn)) > 18


def test_a_share_has_the_name_of_the_way_it_belongs_to(filled) -> None:  # type: ignore[no-untyped-def]
    told = said(filled("building-permit"), "evidence")
    assert "Which comes first?: items arrive | 85 %" in told
    assert "Permit clerk: cost | USD 38 an hour" in told


def test_what_nothing_is_required_of_has_a_name(filled) -> None:  # type: ignore[no-untyped-def]
    told = said(filled("building-permit"), "dispositions")
    assert "Zoning code | document or record" in told
    assert "Plan set (corrected) | document or record" in told


def test_a_library_rule_says_that_it_is_an_example(filled) -> None:  # type: ignore[no-untyped-def]
    told = said(filled("public-records-request"), "rules")
    for line in told.splitlines():
        assert "| yes |" not in line or "[library example: put in" in line


def test_what_comes_after_an_event_gateway_is_a_race(filled) -> None:  # type: ignore[no-untyped-def]
    drawn = filled("building-permit").process
    follows = what_follows(drawn, drawn.by_id["v1"])
    assert follows == "Whichever comes first: items arrive; none in 30 days."
    assert name_after(drawn, "nowhere") == "(no name)"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(WorkingMinutes(491.4), GUESS), "490 min"),
        (Quantity(WorkingMinutes(491.4), LOG), "491 min"),
        (Quantity(WorkingMinutes(12345.0), LOG), "12,300 min"),
        (Quantity(Share(0.0842), GUESS), "8.4 %"),
        (Quantity(Share(0.998), GUESS), "99.8 %"),
        (Quantity(Share(1.0), GUESS), "100 %"),
        (Quantity(Share(0.0), GUESS), "0 %"),
        (Quantity(Share(0.00001), GUESS), "under 0.01 %"),
    ],
)
def test_a_calculated_number_has_the_digits_that_its_evidence_bears(
    quantity: Quantity[WorkingMinutes], words: str
) -> None:
    assert wording.estimate(quantity) == words


def test_money_is_rounded_and_times_of_a_column_have_one_unit() -> None:
    assert wording.money(Quantity(Money(442.66), GUESS), "USD") == "USD 440"
    times = [Quantity(WorkingMinutes(value), LOG) for value in (17.6, 300, 15)]
    assert wording.durations(times, None) == (
        "0.29 working hours", "5 working hours", "0.25 working hours",
    )  # fmt: skip
    mixed = [Quantity(WorkingMinutes(value), LOG) for value in (320, 2.6)]
    assert wording.durations(mixed, None) == ("320 min", "2.6 min")
    assert wording.duration(Quantity(WorkingMinutes(480), LOG), None) == "1 working day of 8 h"
