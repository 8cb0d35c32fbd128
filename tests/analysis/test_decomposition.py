"""The function hierarchy: complete, unique, of handy size, and with the user's phases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notation import process
from workbench.analysis.decomposition import Function, FunctionKind
from workbench.analysis.report import analyse
from workbench.model.element import (
    Activity,
    Attributes,
    DataAssociation,
    DataObject,
    SequenceFlow,
    SubProcess,
    Task,
)
from workbench.model.process import Process

PERMIT = (
    "start > Clerk: Check completeness [19] > xor(62% Clerk: Enter application [14] > "
    "Applicant: Pay fee > Clerk: Route plans [9] > and(Zoning: Review zoning [47] | "
    "Plans: Review structure [175] | Fire: Review fire safety [58]) > Clerk: Consolidate [14] > "
    "xor(55% Chief: Sign [8] > Clerk: Issue permit [9] > end issued | 45% Applicant: Correct > "
    "@Route plans) | 38% Clerk: Send notice [9] > evt(85% @Check completeness | "
    "15% Clerk: Close as withdrawn [5] > end withdrawn))"
)
PHASES = {
    "Checkcompleteness": "Intake", "Sendnotice": "Intake", "Closeaswithdrawn": "Intake",
    "Enterapplication": "Fee and routing", "Payfee": "Fee and routing",
    "Routeplans": "Fee and routing", "Reviewzoning": "Plan review",
    "Reviewstructure": "Plan review", "Reviewfiresafety": "Plan review",
    "Consolidate": "Plan review", "Correct": "Correction", "Sign": "Issue",
    "Issuepermit": "Issue",
}  # fmt: skip


def walk(function: Function) -> Iterator[Function]:
    yield function
    for child in function.children:
        yield from walk(child)


def leaves(function: Function) -> list[Function]:
    return [part for part in walk(function) if not part.children]


def permit() -> Process:
    drawn = process(PERMIT)
    nodes = tuple(
        replace(n, attributes=replace(n.attributes, phase=PHASES.get(n.id, "")))
        for n in drawn.nodes
    )
    return replace(drawn, nodes=nodes)


def functions(drawn: Process) -> Function:
    return analyse(drawn).functions


def test_phases_of_the_user_are_the_first_level() -> None:
    root = functions(permit())
    assert [part.name for part in root.children] == [
        "Intake", "Fee and routing", "Plan review", "Issue", "Correction",
    ]  # fmt: skip
    assert {part.kind for part in root.children} == {FunctionKind.PHASE}
    assert [part.number for part in root.children] == ["F1", "F2", "F3", "F4", "F5"]
    intake = root.children[0]
    assert [leaf.name for leaf in intake.children] == [
        "Check completeness", "Send notice", "Close as withdrawn",
    ]  # fmt: skip
    assert intake.children[0].number == "F1.1"


def test_a_phase_of_one_step_is_a_leaf_with_the_name_of_the_phase() -> None:
    correction = functions(permit()).children[-1]
    assert (correction.name, correction.children, correction.steps) == (
        "Correction", (), ("Correct",),
    )  # fmt: skip


def test_without_phases_blocks_stay_together() -> None:
    root = functions(process(PERMIT))
    reviews = {"Reviewzoning", "Reviewstructure", "Reviewfiresafety"}
    smallest = min(
        (part for part in walk(root) if reviews <= set(part.steps)), key=lambda p: len(p.steps)
    )
    assert len(smallest.steps) < len(root.steps) / 2 + 1


def test_a_function_adds_up_the_work_and_visits_of_its_steps() -> None:
    root = functions(permit())
    assert root.work is not None
    parts = [part.work.usual.value for part in root.children if part.work]
    assert root.work.usual.value == pytest.approx(sum(parts))
    review = root.children[2]
    assert review.roles == ("Zoning", "Plans", "Fire", "Clerk")
    assert review.visits == pytest.approx(4 / 0.55 * 0.62 / (1 - 0.38 * 0.85))


def test_a_group_is_named_by_what_it_makes() -> None:
    drawn = process("start > " + " > ".join(f"Check part {i} [5]" for i in range(9)) + " > end")
    data = DataObject("d", "Plan set")
    links = tuple(DataAssociation(f"w{i}", f"Checkpart{i}", "d", writes=True) for i in range(3))
    root = functions(replace(drawn, data=(data,), associations=links))
    assert root.children[0].name == "Check plan set"
    assert root.children[0].data == ("Plan set",)
    assert root.children[1].name.startswith("Check part 3 and ")


def test_outside_parties_are_apart_from_roles() -> None:
    drawn = process("start > Clerk: Ask > Applicant: Answer > end")
    nodes = tuple(
        replace(n, attributes=Attributes("Applicant", outside=True)) if n.id == "Answer" else n
        for n in drawn.nodes
    )
    root = functions(replace(drawn, nodes=nodes))
    assert (root.roles, root.parties) == (("Clerk",), ("Applicant",))


def test_steps_of_one_name_are_told_apart() -> None:
    drawn = process("start > Clerk: A > Chief: B > end")
    nodes = tuple(replace(n, name="Review") if isinstance(n, Task) else n for n in drawn.nodes)
    names = [leaf.name for leaf in leaves(functions(replace(drawn, nodes=nodes)))]
    assert names == ["Review", "Review (Chief)"]


def test_a_sub_process_is_a_function_with_its_name() -> None:
    inside = tuple(Task(f"i{n}", f"Look {n}", parent="sub") for n in range(4))
    outside = tuple(Task(f"o{n}", f"Do {n}") for n in range(5))
    row = [outside[0], outside[1], SubProcess("sub", "Review plans"), *outside[2:]]
    pairs = [*pairwise(row), *pairwise(inside)]
    flows = tuple(SequenceFlow(f"{a.id}-{b.id}", a.id, b.id) for a, b in pairs)
    root = functions(Process("p", "P", nodes=(*row, *inside), flows=flows))
    review = next(part for part in walk(root) if part.name == "Review plans")
    assert [leaf.steps[0] for leaf in review.children] == ["i0", "i1", "i2", "i3"]


@pytest.mark.parametrize("count", [0, 1, 2, 7, 8, 40, 300])
def test_long_rows_are_cut_into_handy_parts(count: int) -> None:
    steps = " > ".join(f"S{i}" for i in range(count))
    root = functions(process(f"start > {steps} > end" if steps else "start > end"))
    for part in walk(root):
        assert len(part.children) != 1
        assert len(part.children) <= 7
        assert len(part.children) >= 3 or len(part.steps) < 3
    assert len(leaves(root)) == max(count, 1)


@st.composite
def drawings(draw: st.DrawFn) -> str:
    """Blocks in blocks, with names that repeat and some rework."""
    numbers = iter(range(10_000))

    def row(depth: int) -> str:
        return " > ".join(block(depth) for _ in range(draw(st.integers(1, 5))))

    def block(depth: int) -> str:
        kind = draw(st.sampled_from(["", "", "xor", "and"])) if depth else ""
        who = draw(st.sampled_from(["Clerk", "Chief"]))
        if not kind:
            return f"{who}: Step {next(numbers)} [5]"
        return f"{kind}({row(depth - 1)} | {row(depth - 1)})"

    return f"start > {row(3)} > end"


@settings(deadline=None, max_examples=60)
@given(drawings())
def test_every_hierarchy_keeps_the_rules(text: str) -> None:
    drawn = process(text)
    root = functions(drawn)
    steps = [node.id for node in drawn.nodes if isinstance(node, Activity)]
    assert sorted(step for leaf in leaves(root) for step in leaf.steps) == sorted(steps)
    names = [part.name.casefold() for part in walk(root)]
    assert len(names) == len(set(names))
    numbers = [part.number for part in walk(root)]
    assert len(numbers) == len(set(numbers))
    for part in walk(root):
        assert len(part.children) != 1
        assert len(part.children) <= 7
        if part.children:
            assert sorted(s for c in part.children for s in c.steps) == sorted(part.steps)
    assert functions(process(text)) == root
