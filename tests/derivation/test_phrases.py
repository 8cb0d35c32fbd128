"""Labels of clerks inside sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.derivation import clauses, phrases


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Check completeness", "check completeness"),
        ("Enter application and calculate fee", "enter the application and calculate the fee"),
        ("Send missing-items notice", "send the missing-items notice"),
        ("Log and categorise the ticket", "log and categorise the ticket"),
        ("Issue permit and inspection card", "issue the permit and inspection card"),
        ("Prepare and image device", "prepare and image the device"),
        ("State role, systems and equipment", "state the role, systems and equipment"),
        (
            "Review structure, energy and accessibility",
            "review structure, energy and accessibility",
        ),
        ("Create CJIS record.", "create the CJIS record"),
        ("Send search task to custodians", "send the search task to custodians"),
        ("Close as withdrawn", "close the case as withdrawn"),
        ("Reassign to the right queue", "reassign the case to the right queue"),
        ("Review", "review the case"),
        ("Check with applicant", "check with the applicant"),
        ("Register for medical insurance", "register for medical insurance"),
        ("Check for completeness", "check the case for completeness"),
        ("Search", ""),
        ("Review and redact", ""),
        ("Pick up and diagnose", ""),
        ("Ask to clarify", "ask to clarify"),
        ("Create employee record and start form", ""),
        ("Log and start the statutory clock", "log and start the statutory clock"),
        ("Assign Approver", "assign the Approver"),
        ("End business relation", "end the business relation"),
        ("Set priority from impact and urgency", "set the priority from impact and urgency"),
        ("No-records letter", ""),
        ("Extension notice", ""),
        ("Complete?", ""),
        ("Check complete?", ""),
        ("", ""),
    ],
)
def test_an_order_becomes_what_follows_to(label: str, said: str) -> None:
    assert clauses.deed(label) == said


def test_the_case_has_the_word_of_the_process() -> None:
    assert clauses.deed("Refer", "request") == "refer the request"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Supplies missing items", "supplies missing items"),
        ("Pays the plan review fee", "pays the plan review fee"),
        ("Pays deposit", "pays the deposit"),
        ("Clarifies", "clarifies"),
        ("Signs in, acknowledges policies", "signs in and acknowledges policies"),
        ("Signature", ""),
        ("Sign contract", ""),
    ],
)
def test_a_tale_becomes_what_follows_a_name(label: str, said: str) -> None:
    assert clauses.act(label) == said


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Application received", "the application is received"),
        ("Papers sent", "the papers are sent"),
        ("The offer accepted", "the offer is accepted"),
        ("Business closed", "the business is closed"),
        ("Not cleared", ""),
        ("Ready to work", ""),
        ("Withdrawn", ""),
        ("Monday morning", ""),
    ],
)
def test_an_event_becomes_a_clause(label: str, said: str) -> None:
    assert clauses.happening(label) == said


@pytest.mark.parametrize(
    ("role", "said", "being"),
    [
        ("Permit clerk", "the permit clerk", "is a permit clerk"),
        ("Applicant", "the applicant", "is an applicant"),
        ("HR", "HR", "belongs to HR"),
        ("Legal", "Legal", "belongs to Legal"),
        ("Service desk", "the service desk", "belongs to the service desk"),
        ("CJIS coordinator", "the CJIS coordinator", "is a CJIS coordinator"),
        ("Head of Market Service", "the Head of Market Service", "is a Head of Market Service"),
        ("", "the user", "is a user"),
    ],
)
def test_a_role_is_spoken_of(role: str, said: str, being: str) -> None:
    assert phrases.actor(role) == said
    assert phrases.membership(role) == being


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Check", "check"), ("GIS extract", "GIS extract"), ("iPad form", "iPad form"),
        ("Monday list", "Monday list"), ("IT-support ticket", "IT-support ticket"),
        ("Plan 2B", "plan 2B"), ("P02 request", "P02 request"), ("", ""),
        ("Head of Market Service", "Head of Market Service"), ("Customer Data", "Customer Data"),
        ("List for Monday", "list for Monday"), ("Record of CJIS", "record of CJIS"),
    ],
)  # fmt: skip
def test_only_ordinary_words_begin_small(label: str, said: str) -> None:
    assert phrases.lower_first(label) == said


@given(st.text(max_size=40))
def test_any_label_can_be_said(label: str) -> None:
    tidied = phrases.tidy(label)
    assert "\n" not in tidied
    assert phrases.quoted(tidied).count("“") == 1
    for said in (clauses.deed(label), clauses.act(label), clauses.happening(label)):
        assert "  " not in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Plan set", "the plan set"),
        ("approved", "the data “approved”"),
        ("Invoice cleared", "the data “Invoice cleared”"),
        ("Live feed", "the live feed"),
        ("PetTrack", "PetTrack"),
        ("PetTrack export", "the PetTrack export"),
    ],
)
def test_a_thing_has_its_article(name: str, said: str) -> None:
    assert phrases.thing(name) == said


def test_a_sentence_ends_once() -> None:
    assert phrases.sentence("plan review needed?") == "Plan review needed?"
    assert phrases.sentence("the plan is there") == "The plan is there."
