"""Every flow has a test, and every test can be run."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest

from derivation.library_tables import TABLES, library_process
from derivation.replay import ImpossibleError, replay
from derivation.rich_process import RICH
from notation import process
from workbench.derivation import paths
from workbench.derivation.derive import derive
from workbench.model.element import Gateway, GatewayType
from workbench.model.process import Process

EXAMPLES: dict[str, Process] = {
    "rich": RICH,
    **{name: library_process(name) for name in TABLES},
    "line": process("start > Clerk: Check > end Done"),
    "loop": process("start > A: Check > xor(60% ok= A: Enter | 40% no= A: Ask > @Check) > end"),
    "parallel with a choice inside": process(
        "start > and(A: One > xor(90% x= A: Two | 10% y= A: Three) | B: Four) > end Done"
    ),
    "nested": process("start > and(A: One | and(B: Two | or(C: Three | C: Four))) > end Done"),
    "race": process("start > evt(A: Paid | A: Late > end Lost) > A: Ship > end Done"),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_tests_go_through_every_flow(name: str) -> None:
    derived = derive(EXAMPLES[name])
    tested = {flow for case in derived.cases for flow in case.flows}
    assert tested == set(EXAMPLES[name].flows_by_id)
    assert derived.coverage.flows_tested == derived.coverage.flows == len(tested)
    assert not derived.findings


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_run_replays_in_another_token_game(name: str) -> None:
    for case in derive(EXAMPLES[name]).cases:
        assert not replay(EXAMPLES[name], case.flows), case.id


def test_the_other_token_game_knows_a_run_that_cannot_be() -> None:
    line = EXAMPLES["line"]
    first, second = (flow.id for flow in line.flows)
    with pytest.raises(ImpossibleError):
        replay(line, [second, first])
    assert replay(line, [first])


def test_the_first_test_is_the_most_probable_way() -> None:
    permit = derive(EXAMPLES["permit"])
    assert permit.cases[0].id == "AT-main"
    assert permit.cases[0].outcome == "Permit issued"
    assert "x1-s4" in permit.cases[0].flows
    # 62 % complete, 70 % to be reviewed, 55 % approved: 0.2387, and four more ways
    assert permit.coverage.share == pytest.approx(
        0.62 * 0.7 * 0.55  # main
        + 0.38 * 0.85 * 0.62 * 0.7 * 0.55  # once incomplete
        + 0.38 * 0.15  # withdrawn
        + 0.62 * 0.3  # over the counter
        + 0.62 * 0.7 * 0.45 * 0.55  # corrected once
    )


def test_all_branches_of_a_parallel_block_are_in_one_test() -> None:
    main = derive(EXAMPLES["permit"]).cases[0]
    assert {"a1-s7", "a1-s8", "a1-s9", "a1-s10", "s7-j1", "s8-j1", "s9-j1", "s10-j1"} <= set(
        main.flows
    )


def test_each_further_test_deviates_once() -> None:
    """On the permit table no test but the first takes more than one new answer."""
    permit = EXAMPLES["permit"]
    cases = derive(permit).cases
    usual = set(cases[0].flows)
    for case in cases[1:]:
        answers = [f for f in case.flows if permit.flows_by_id[f].share and f not in usual]
        source = [permit.flows_by_id[flow].source for flow in answers]
        assert [key for key, _ in groupby(source)] in (["x1", "v1"], ["x2_choice"], ["x3"])


def test_a_join_that_waits_for_ever_is_reported_and_not_dropped() -> None:
    good = process("start > xor(50% a= A: One | 50% b= A: Two) > end Done")
    nodes = tuple(
        replace(node, type=GatewayType.PARALLEL)
        if isinstance(node, Gateway) and node.id.endswith("_join")
        else node
        for node in good.nodes
    )
    derived = derive(replace(good, nodes=nodes))
    assert not derived.cases
    assert {f.elements[0] for f in derived.findings if f.rule == "flow-without-run"} == set(
        good.flows_by_id
    )


def test_a_dead_branch_beside_a_good_one_is_reported() -> None:
    """Only the flows of the branch that never ends lack a test."""
    loop = process("start > A: Check > xor(60% ok= A: Enter | 40% no= B: Ask > @Check) > end")
    cut = replace(loop, flows=tuple(f for f in loop.flows if f.id != "Ask-Check"))
    trap = process("start > xor(50% a= A: One | 50% b= A: Two > and(A: Three | A: Four)) > end")
    wrong = replace(trap, flows=tuple(f for f in trap.flows if f.id != "and1-Four"))
    assert not [f for f in derive(cut).findings if f.rule == "flow-without-run"]
    dead = [f.elements[0] for f in derive(wrong).findings if f.rule == "flow-without-run"]
    assert dead
    assert not set(dead) & {"start-xor1", "xor1-One"}


def test_flows_for_which_the_tests_would_become_too_long_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    permit = EXAMPLES["permit"]
    whole = derive(permit).cases
    monkeypatch.setattr(paths, "PLACES_AT_MOST", 40)
    derived = derive(permit)
    assert derived.cases == whole[: len(derived.cases)]
    (found,) = derived.findings
    assert found.rule == "too-many-tests"
    tested = {flow for case in derived.cases for flow in case.flows}
    assert set(found.elements) == {flow.id for flow in permit.flows} - tested


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_a_test_verifies_exists(name: str) -> None:
    derived = derive(EXAMPLES[name])
    ids = {requirement.id for requirement in derived.requirements}
    for case in derived.cases:
        assert set(case.verifies) <= ids
        assert case.verifies


def test_every_requirement_of_a_step_or_an_answer_has_a_test() -> None:
    derived = derive(EXAMPLES["permit"])
    shown = {key for case in derived.cases for key in case.verifies}
    wanted = {each.id for each in derived.requirements if each.id.startswith("FR-")}
    assert wanted <= shown
