"""An id of a requirement or test never comes to mean something else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notation import process
from workbench.derivation.derive import derive
from workbench.derivation.ids import clashes, subjects
from workbench.formats import id_register
from workbench.formats.records import RecordError
from workbench.model.register import Entry, Register, Subject

MAY, JUNE, JULY = dt.date(2026, 5, 4), dt.date(2026, 6, 1), dt.date(2026, 7, 1)


def steps(said: str) -> list[Subject]:
    """ "s1 Check; s2 Send" as subjects."""
    return [Subject("step", *part.strip().split(" ", 1)) for part in said.split(";") if part]


def found(*issues: str) -> list[tuple[str, tuple[str, ...]]]:
    """The rules and ids of the clashes of the last issue with those before it."""
    register = Register()
    for day, said in zip((MAY, JUNE, JULY), issues[:-1], strict=False):
        register = register.after(steps(said), day)
    return [(each.rule, each.elements) for each in clashes(register, steps(issues[-1]))]


@pytest.mark.parametrize(
    "issues",
    [
        ("s1 Check; s2 Send", "s1 Check; s2 Send"),
        ("s1 Check; s2 Send", "s1 Check; s2 Send the letter"),
        ("s1 Check; s2 Send", "s1 Check; s2 Send; s3 File"),
        ("s1 Check; s2 Send", "s1 Check", "s1 Check; s2 send "),
        ("s1 Check; s2 Send", "s1 Check; s2 Check"),
        ("s1 Check; s2 Check; s3 Send", "s3 Check"),
    ],
    ids=["same", "reworded", "more", "the same comes back", "copied", "which of two moved"],
)
def test_what_goes_on_meaning_the_same_is_no_clash(issues: tuple[str, ...]) -> None:
    assert not found(*issues)


def test_a_retired_id_is_not_given_to_something_else() -> None:
    assert found("s1 Check; s2 Send", "s1 Check", "s1 Check; s2 File") == [
        ("id-was-retired", ("s2",))
    ]


def test_numbering_anew_is_noticed_at_every_row_that_moved() -> None:
    before = "s1 Receive; s2 Check; s3 Send; s4 File"
    assert found(before, "s1 Receive; s2 Send; s3 File") == [
        ("id-stands-for-another", ("s2",)),
        ("id-stands-for-another", ("s3",)),
    ]


def test_the_finding_says_what_the_id_stood_for_and_until_when() -> None:
    register = Register().after(steps("s2 Send"), MAY).after([], JUNE)
    (finding,) = clashes(register, steps("s2 File"))
    assert "The id s2 of “File” stood for “Send” until 2026-06-01." in finding.message


def test_an_id_that_came_back_is_in_use_again_and_keeps_its_first_day() -> None:
    register = Register().after(steps("s2 Send"), MAY).after([], JUNE)
    assert register.entries == (Entry(Subject("step", "s2", "Send"), MAY, JUNE),)
    assert register.after(steps("s2 Send"), JULY).entries[0].retired is None
    assert register.after(steps("s2 Send"), JULY).entries[0].issued == MAY


def test_every_derived_id_begins_with_an_id_that_is_looked_after() -> None:
    """Or with the words of a role, which mean the same for ever."""
    made = process("start > Clerk: Check [5] > xor(6% yes= Boss: Sign [1] | 4% no= Send [1]) > end")
    known = [subject.id for subject in subjects(made)] + ["clerk", "boss", "main", "scenario"]
    items = (*derive(made).requirements, *derive(made).cases)
    assert len(items) > 10
    for item in items:
        stem = item.id.split("-", 1)[1].lower()
        assert any(stem.startswith(key.lower()) for key in known), item.id


def test_a_flow_that_joins_other_steps_than_before_is_something_else() -> None:
    old, new = process("start > Check > end"), process("start > Send > end")
    flow, other = old.flows[1], new.flows[1]
    register = Register().after(subjects(old), MAY).after([], JUNE)
    renamed = replace(new, flows=(replace(other, id=flow.id),))
    assert [each.elements for each in clashes(register, subjects(renamed))] == [(flow.id,)]


WORDS = st.text(alphabet="abc é'=\"\n,;", max_size=8).map(str.strip)
SUBJECTS = st.builds(
    Subject,
    st.sampled_from(("step", "data", "requirement")),
    st.text("ab1", min_size=1, max_size=3),
    WORDS,
)


@given(st.lists(st.lists(SUBJECTS, max_size=6, unique_by=lambda each: each.key), max_size=5))
def test_a_register_survives_its_file_and_forgets_nothing(issues: list[list[Subject]]) -> None:
    register, seen = Register(), set[tuple[str, str]]()
    for number, now in enumerate(issues):
        register = register.after(now, MAY + dt.timedelta(number))
        seen |= {subject.key for subject in now}
        in_use = {entry.subject for entry in register.entries if not entry.retired}
        assert in_use == set(now)
    assert {entry.subject.key for entry in register.entries} == seen
    assert id_register.read(id_register.write(register), "ids.csv") == register


def test_a_broken_register_is_told_with_its_row() -> None:
    text = "kind,id,stands for,issued,retired\nstep,s1,Check,yesterday,\nstep,,File,2026-05-04,\n"
    with pytest.raises(RecordError) as caught:
        id_register.read(text, "ids.csv")
    said = str(caught.value)
    assert "row 2" in said
    assert "“yesterday” is no day." in said
    assert "row 3" in said
