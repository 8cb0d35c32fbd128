"""The whole analysis of good processes and of drafts."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

from notation import process
from workbench.analysis.check import check
from workbench.analysis.control_flow import control_flow
from workbench.analysis.measures import FORMULAS
from workbench.analysis.regions import RegionKind, bottom_up_regions, mismatched, regions
from workbench.analysis.report import analyse
from workbench.formats.bpmn.reader import read
from workbench.formats.plain import plain
from workbench.model.amount import CasesPerDay, Count, MoneyPerHour, Share
from workbench.model.element import (
    Event,
    Gateway,
    GatewayType,
    Lane,
    Position,
    SequenceFlow,
    Task,
)
from workbench.model.evidence import Quantity
from workbench.model.finding import Severity
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff

MODELS = Path(__file__).parents[1] / "data" / "miwg"
TEXT = "start > Clerk: A [5] > and(Clerk: B [2-4-9] | Chief: C [8]) > xor(80% end ok | 20% @A)"


def scenario() -> Scenario:
    staff = tuple(
        Staff(role, Quantity(Count(1)), Quantity(Share(0.5)), Quantity(MoneyPerHour(30)))
        for role in ("Clerk", "Chief")
    )
    return Scenario(arrivals=Quantity(CasesPerDay(5)), staff=staff)


def test_every_kind_of_measure_is_made_with_its_formula() -> None:
    found = analyse(process(TEXT), scenario()).measures
    assert {measure.name for measure in found} == set(FORMULAS)
    assert all(measure.formula == FORMULAS[measure.name] for measure in found)
    assert all(math.isfinite(measure.quantity.usual.value) for measure in found)


def test_without_a_scenario_there_is_no_load() -> None:
    found = analyse(process(TEXT))
    assert (found.load, found.bottleneck) == (None, None)
    assert "load" not in {measure.name for measure in found.measures}


def test_findings_of_all_parts_come_together() -> None:
    drawn = process("start > Clerk: A [500] > xor(B | C) > xor(50% D > end | 50% E > @E)")
    rules = {finding.rule for finding in analyse(drawn, scenario()).findings}
    assert rules == {"shares-missing", "cycle-without-exit", "overload", "staff-without-role"}


@pytest.mark.parametrize(
    ("role", "near"), [("Clark", "Clerk"), ("CLERK", "Clerk"), ("Cheif", "Chief"), ("Zoo", "")]
)
def test_staff_of_a_role_that_is_not_there_is_reported_with_the_nearest(
    role: str, near: str
) -> None:
    numbers = scenario()
    strange = replace(numbers, staff=(*numbers.staff, replace(numbers.staff[0], role=role)))
    findings = analyse(process(TEXT), strange).findings
    (finding,) = (found for found in findings if found.rule == "staff-without-role")
    assert (finding.severity, finding.where) == (Severity.WARNING, role)
    assert f"“{role}”" in finding.message
    assert finding.message.endswith(f"Is “{near}” meant?" if near else "is not in the process.")


def test_staff_of_a_role_without_work_or_of_an_empty_lane_is_no_stranger() -> None:
    drawn = process("start > Clerk: A > end")
    laned = replace(drawn, lanes=(*drawn.lanes, Lane("empty", "Chief")))
    rules = {finding.rule for finding in analyse(laned, scenario()).findings}
    assert "staff-without-role" not in rules


def test_an_analysis_has_a_plain_form() -> None:
    found = plain(analyse(process(TEXT), scenario()))
    assert found["visits"]["nodes"]["A"] == pytest.approx(1.25)
    assert found["cycle_time"]["total"]["unit"] == "working minutes"


@pytest.mark.parametrize(
    "drawn",
    [
        Process("p"),
        Process("p", nodes=(Task("t", "Alone"),)),
        Process("p", nodes=(Gateway("g"), Gateway("h", type=GatewayType.PARALLEL))),
        Process("p", nodes=(Task("t", "Round"),), flows=(SequenceFlow("f", "t", "t"),)),
        Process("p", nodes=(Event("e", position=Position.END),)),
        Process("p", flows=(SequenceFlow("f", "x", "y"),)),
        process("start > A > B > @A"),
        process("start > and(A > end a | B > @A)"),
        process("start > or(A | B | C) > xor(@A | @B)"),
    ],
)
def test_no_draft_makes_the_analysis_fail(drawn: Process) -> None:
    found = analyse(drawn, scenario())
    assert all(math.isfinite(number) for number in found.visits.nodes.values())


@pytest.mark.parametrize("path", sorted(MODELS.glob("*.bpmn")), ids=lambda path: path.stem)
def test_the_reference_models_of_the_interchange_group_are_analysed(path: Path) -> None:
    drawn = read(path.read_bytes()).process
    found = analyse(drawn, scenario())
    known = {*found.visits.nodes, *found.visits.unknown}
    assert known == {node.id for node in drawn.nodes}
    assert {finding.severity for finding in check(drawn)} <= set(Severity)


@pytest.mark.parametrize("path", sorted(MODELS.glob("*.bpmn")), ids=lambda path: path.stem)
def test_the_mismatched_regions_are_those_of_the_whole_tree(path: Path) -> None:
    drawn = read(path.read_bytes()).process
    others = tuple(
        replace(node, type=GatewayType.PARALLEL)
        if isinstance(node, Gateway) and drawn.outgoing(node.id)[1:]
        else node
        for node in drawn.nodes
    )
    for variant in (drawn, replace(drawn, nodes=others)):
        control = control_flow(variant)
        whole = [r for r in bottom_up_regions(regions(control)) if r.kind is RegionKind.MISMATCHED]
        bare = [replace(region, nodes=(), flows=(), children=()) for region in whole]
        assert list(mismatched(control)) == bare


def test_blocks_nested_a_hundred_deep_are_analysed() -> None:
    text = "A0"
    for level in range(1, 101):
        text = f"xor(50% {text} > T{level} | 50% B{level})"
    found = analyse(process(f"start > {text} > end"), scenario())
    assert found.cycle_time.total is not None
    assert found.visits.nodes["end"] == pytest.approx(1)
