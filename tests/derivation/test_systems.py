"""Which system shall: that of the step, that of the record, that of the process."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notation import process
from workbench.derivation.catalogue import known
from workbench.derivation.derive import Derived, derive
from workbench.derivation.system_facts import acts, keeps
from workbench.model.amount import CasesPerDay, Count, Share
from workbench.model.element import DataAssociation, DataObject, SequenceFlow, Task
from workbench.model.evidence import Evidence, Quantity, Source, spread
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff

LINE = process("start Begun > Clerk: Check form > Clerk: Take fee > Head: Sign > end Done")
SYSTEMS = {"Checkform": ("permit system",), "Takefee": ("payment system", "e-mail")}
TERMS = (("system", "permit system"),)


def using(systems: dict[str, tuple[str, ...]], **changes: object) -> Process:
    """The line with the systems of its steps; the fee makes a receipt that the head uses."""
    nodes = tuple(
        replace(node, attributes=replace(node.attributes, systems=systems.get(node.id, ())))
        for node in LINE.nodes
    )
    base = replace(
        LINE,
        nodes=nodes,
        data=(DataObject("receipt", "Receipt"), DataObject("form", "Form")),
        associations=(
            DataAssociation("a", "Takefee", "receipt", writes=True),
            DataAssociation("b", "Sign", "receipt", writes=False),
            DataAssociation("c", "Takefee", "form", writes=False),
            DataAssociation("d", "Checkform", "form", writes=True),
        ),
        terms=TERMS,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def sentence(derived: Derived, key: str) -> str:
    return next(item.statement for item in derived.requirements if item.id == key)


def test_what_a_step_makes_is_kept_and_owned_where_the_step_is_done() -> None:
    derived = derive(using(SYSTEMS))
    assert sentence(derived, "DR-receipt-owner") == (
        "The payment system shall allow only the clerk to change the receipt."
    )
    assert sentence(derived, "DR-receipt-history").startswith(
        "When a user changes the receipt, the payment system shall record"
    )
    assert sentence(derived, "FR-Takefee-record").startswith(
        "When the clerk completes the step “Take fee”, the payment system shall store the receipt"
    )


def test_a_record_that_also_comes_from_outside_says_so() -> None:
    pays = replace(LINE.by_id["Sign"], id="pays", name="Pays")
    pays = replace(pays, attributes=replace(pays.attributes, outside=True, who="Applicant"))
    base = using(SYSTEMS)
    link = DataAssociation("e", "pays", "receipt", writes=True)
    paid = replace(base, nodes=(*base.nodes, pays), associations=(*base.associations, link))
    assert sentence(derive(paid), "DR-receipt-owner") == (
        "The payment system and the permit system shall allow only the clerk to change the "
        "receipt, apart from what is stored at “Pays”."
    )


def test_a_role_with_steps_in_two_systems_has_one_requirement_that_names_both() -> None:
    derived = derive(using(SYSTEMS))
    assert sentence(derived, "PR-clerk-allow") == (
        "Where the user is a clerk, the systems shall allow in the permit system the step “Check "
        "form”; in the payment system the step “Take fee”."
    )
    assert sentence(derived, "PR-clerk-refuse").endswith(
        "then the permit system and the payment system shall refuse the attempt."
    )


def test_data_passes_to_the_next_step_that_uses_it_and_to_no_other() -> None:
    derived = derive(using(SYSTEMS))
    passed = {item.id: item.statement for item in derived.requirements if "transfer" in item.id}
    assert passed == {
        "IR-Takefee-Sign-transfer": "When the step “Take fee” is complete, the payment system "
        "shall provide the receipt to the permit system.",
        "IR-Checkform-Takefee-transfer": "When the step “Check form” is complete, the permit "
        "system shall provide the form to the payment system.",
    }


def test_what_a_step_makes_anew_is_not_passed_on_from_before() -> None:
    base = using(SYSTEMS)
    links = (DataAssociation("e", "Checkform", "receipt", writes=True),)
    twice = replace(base, associations=(*base.associations, *links))
    keys = {item.id for item in derive(twice).requirements}
    assert "IR-Takefee-Sign-transfer" in keys
    assert "IR-Checkform-Sign-transfer" not in keys


def test_a_system_is_given_the_same_data_once() -> None:
    base = using({**SYSTEMS, "Sign": ("ledger",)})
    file = Task("file", "File", attributes=base.by_id["Sign"].attributes)
    flows = (*base.flows, SequenceFlow("s-f", "Sign", "file"))
    links = (*base.associations, DataAssociation("e", "file", "receipt", writes=False))
    again = replace(base, nodes=(*base.nodes, file), flows=flows, associations=links)
    passed = [item.id for item in derive(again).requirements if "IR-Takefee-" in item.id]
    assert [key for key in passed if "transfer" in key] == ["IR-Takefee-Sign-transfer"]


@pytest.mark.parametrize(
    ("name", "does", "stores"),
    [
        ("permit system", True, True),
        ("GIS", True, True),
        ("PetTrack", True, True),
        ("redaction tool", True, False),
        ("e-mail", False, False),
        ("conference line", False, False),
        ("file shares", False, False),
        ("case file", False, False),
        ("business applications", False, False),
    ],
)
def test_a_channel_or_a_folder_shall_nothing(name: str, does: bool, stores: bool) -> None:
    assert (acts(name), keeps(name)) == (does, stores)


def test_where_a_step_is_done_by_e_mail_the_system_of_the_process_has_to() -> None:
    derived = derive(using({"Takefee": ("e-mail", "case file")}))
    assert sentence(derived, "FR-Takefee-perform") == (
        "The permit system shall allow the clerk to take the fee."
    )
    assert sentence(derived, "IR-Takefee-systems") == (
        "When the clerk opens the step “Take fee”, the permit system shall give access to the "
        "case file."
    )


def test_the_system_of_the_process_tells_and_moves_cases_on() -> None:
    derived = derive(using({**SYSTEMS, "Sign": ("signature system",)}))
    assert "the permit system shall notify the head" in sentence(derived, "FR-Sign-notify")


@pytest.mark.parametrize(
    ("systems", "said"),
    [
        ({"Checkform": ("PetTrack",)}, "the system"),
        ({"Checkform": ("PetTrack",), "Sign": ("PetTrack",)}, "PetTrack"),
        ({"Checkform": ("e-mail",), "Sign": ("e-mail",)}, "the system"),
        ({}, "the system"),
    ],
)
def test_without_a_term_it_is_the_one_in_which_half_of_the_steps_are_done(
    systems: dict[str, tuple[str, ...]], said: str
) -> None:
    answers = known(using(systems, terms=()), None)
    assert answers.answer("process", "process", "system") == said


def test_a_capacity_is_the_highest_of_the_range_with_its_evidence() -> None:
    log = Evidence(Source.LOG, n=61)
    scenario = Scenario(
        "now",
        arrivals=spread(CasesPerDay, 30, 40, 60.5, log),
        staff=(Staff("Head", spread(Count, 1, 2, 3), Quantity(Share(0.5))),),
    )
    derived = derive(using(SYSTEMS), scenario)
    volume = next(item for item in derived.requirements if item.id == "QR-scenario-volume")
    assert volume.statement == "The permit system shall accept 61 new cases in one working day."
    assert volume.rationale == (
        "Arrivals of the scenario: 40 (30 to 60.5) in one working day, log, n = 61."
    )
    assert sentence(derived, "QR-head-users") == (
        "The permit system shall serve 3 users of the role “Head” at the same time."
    )
