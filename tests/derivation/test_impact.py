"""What a new version does to the items of an old one, with reasons in words."""

from __future__ import annotations

from dataclasses import replace

from derivation.library_tables import library_process
from derivation.test_forty_edits import attribute, both, flow, node, small, without
from workbench.derivation.derive import derive
from workbench.derivation.impact import impact
from workbench.derivation.reasons import reasons
from workbench.derivation.stale import differences
from workbench.derivation.stamping import SourceNote, stamp
from workbench.derivation.texts import with_texts
from workbench.model.requirement import Pattern, Requirement, RequirementKind


def why(*edits: object) -> dict[str, tuple[str, ...]]:
    found = impact(derive(*small()), *both(*edits)(small()))  # type: ignore[arg-type]
    return {item.id: item.reasons for item in found.stale}


def test_a_reason_names_the_element_and_both_answers() -> None:
    assert why(attribute("s2", rule="Code 11"))["FR-s2-rule"] == (
        "s2: the rule was “Code 10.2”, is now “Code 11”.",
    )


def test_a_name_is_told_once_although_two_facts_come_from_it() -> None:
    assert why(node("s2", name="Check papers"))["FR-s2-perform"] == (
        "s2: the name was “Check form”, is now “Check papers”.",
    )
    assert why(node("s2", name="Check papers"))["WI-clerk-s2"] == (
        "s2: the name was “Check form”, is now “Check papers”.",
    )


def test_a_list_is_told_with_its_members() -> None:
    assert why(flow("x1-s4", name="ok"))["FR-x1-decide"] == (
        "x1: the answers: “ok” is new; “yes” is no longer there.",
    )


def test_what_is_no_longer_there_is_said_so() -> None:
    found = why(without("s3", "x1-s3", "s3-e2"))
    assert found["FR-s3-copy"] == ("s3: it is no longer there.",)


def test_new_and_gone_items_are_named() -> None:
    manual = derive(*small())
    found = impact(manual, *attribute("s4", who="Head")(small()))
    assert {"WI-reviewer-s4", "PR-reviewer-allow", "PR-reviewer-refuse"} == set(found.gone)
    assert {"WI-head-s4", "PR-head-allow", "PR-head-refuse"} == set(found.new)
    assert set(found.gone) <= {item.id for item in found.stale}


def test_what_an_analyst_wrote_is_judged_by_the_facts_that_it_names() -> None:
    """The worked chain of the permit process: the rule of s2 marks what rests on it, no more."""
    permit = library_process("permit")

    def written(key: str, *notes: SourceNote) -> Requirement:
        sources = stamp(notes, permit, None)
        return Requirement(key, RequirementKind.FUNCTIONAL, Pattern.EVENT, "...", sources)

    rests = written("PER-FR-01", SourceNote("s2", ("rule",)), SourceNote("x1", ("answers",)))
    other = written("PER-FR-05", SourceNote("v1_s3x", ("deadline",)), SourceNote("s2", ("name",)))
    ruled = attribute("s2", rule="Checklist B")((permit, small()[1]))[0]
    found = impact(derive(permit), ruled, None, (rests, other))
    items = {item.id for item in found.stale}
    assert items == {"PER-FR-01", "WI-permit-clerk-s2"} | {case.id for case in derive(permit).cases}
    assert found.new == ("FR-s2-rule",)


def test_stale_is_computed_and_goes_away_when_the_change_is_taken_back() -> None:
    item = derive(*small()).requirements[1]
    process, scenario = node("s2", name="Check papers")(small())
    assert reasons(differences(item, process, scenario))
    assert not differences(item, *small())


def test_the_text_of_an_analyst_is_beside_the_derived_one() -> None:
    derived = derive(*small()).requirements
    placed = with_texts(derived, {"FR-s2-perform": "My words.", "FR-gone": "Old words."})
    mine = next(item for item in placed.items if item.id == "FR-s2-perform")
    theirs = next(item for item in derived if item.id == "FR-s2-perform")
    assert mine.text == mine.wording == "My words."
    assert mine.statement == theirs.statement
    assert placed.not_placed == ("FR-gone",)
    assert replace(mine, text="") == theirs
