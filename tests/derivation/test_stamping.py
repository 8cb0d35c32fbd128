"""Written texts are tied to the facts that they name, and to nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from notation import process
from workbench.derivation.catalogue import CATALOGUE
from workbench.derivation.stamping import NoteError, SourceNote, dangling, stamp
from workbench.model.amount import CasesPerDay
from workbench.model.evidence import Quantity
from workbench.model.process import Process
from workbench.model.scenario import Scenario

PERMIT = process(
    "start > Clerk: Check [15] > xor(62% yes= Enter | 38% no= Ask > @Check) > end Done"
)
NUMBERS = Scenario(arrivals=Quantity(CasesPerDay(4)))


def changed(read: Process, node: str, **attributes: object) -> Process:
    nodes = tuple(
        replace(each, attributes=replace(each.attributes, **attributes))
        if each.id == node
        else each
        for each in read.nodes
    )
    return replace(read, nodes=nodes)


@pytest.mark.parametrize(
    ("ref", "kind", "id_", "fact"),
    [
        ("Check", "step", "Check", "name"),
        ("xor1", "step", "xor1", "labels"),
        ("xor1-Ask", "flow", "xor1-Ask", "share"),
        ("scenario", "scenario", "scenario", "arrivals"),
        ("role Clerk", "role", "Clerk", "steps"),
        ("path start>Check", "path", "start>Check", "exists"),
        ("process", "process", "process", "name"),
    ],
)
def test_a_note_finds_its_thing(ref: str, kind: str, id_: str, fact: str) -> None:
    (source,) = stamp((SourceNote(ref, (fact,)),), PERMIT, NUMBERS)
    assert (source.kind, source.ref) == (kind, id_)
    assert [one.name for one in source.facts] == [fact]
    assert source.facts[0].answer not in (None, "")


def test_only_the_named_fact_changes_the_fingerprint() -> None:
    notes = (SourceNote("Check", ("rule",)),)
    before = stamp(notes, PERMIT, None)
    assert stamp(notes, changed(PERMIT, "Check", problem="slow"), None) == before
    after = stamp(notes, changed(PERMIT, "Check", rule="Code 10.2"), None)
    assert after[0].fingerprint != before[0].fingerprint


def test_two_notes_on_one_thing_are_one_source() -> None:
    notes = (SourceNote("Check", ("name",)), SourceNote("Check", ("who",)))
    (source,) = stamp(notes, PERMIT, None)
    assert [fact.name for fact in source.facts] == ["name", "who"]


def test_a_thing_that_is_gone_answers_nothing_and_is_reported() -> None:
    notes = (SourceNote("Chek", ("name",), "requirements.csv, row 2"),)
    assert stamp(notes, PERMIT, None)[0].facts[0].answer is None
    (finding,) = dangling(notes, PERMIT, None)
    assert finding.rule == "source-unknown"
    assert finding.where == "requirements.csv, row 2"


def test_a_fact_that_nobody_can_ask_for_is_named_with_the_nearest_one() -> None:
    with pytest.raises(NoteError, match=r"row 2: A step has no fact “rulle”\. Did you"):
        stamp((SourceNote("Check", ("rulle",), "row 2"),), PERMIT, None)


PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "library.md"
ROWS = re.findall(
    r"^\| (an?|the) ([^|]+) \| ([^|]+) \| ([^|]+) \|$",
    PAGE.read_text(encoding="utf-8"),
    flags=re.MULTILINE,
)
KINDS = {
    "step, event or gateway": "step",
    "flow": "flow",
    "document or record": "data",
    "scenario": "scenario",
    "staff of a role": "staff",
    "role": "role",
    "way through the process": "path",
    "word of the field": "term",
    "process": "process",
}


def test_the_reference_names_every_kind_of_thing() -> None:
    assert [what for _, what, _, _ in ROWS] == list(KINDS)


@pytest.mark.parametrize(("what", "facts"), [(row[1], row[3]) for row in ROWS])
def test_the_facts_in_the_reference_can_be_asked_for(what: str, facts: str) -> None:
    named = re.findall(r"`([^`]+)`", facts)
    assert named
    assert set(named) <= CATALOGUE[KINDS[what]].keys()
