"""Joins outside clean blocks: what gets stuck is found, and no number there is called exact."""

from __future__ import annotations

import pytest

from notation import process
from workbench.analysis.check import check
from workbench.analysis.control_flow import control_flow
from workbench.analysis.meetings import meetings
from workbench.analysis.report import analyse
from workbench.analysis.soundness import Verdict
from workbench.model.amount import Share
from workbench.model.element import (
    Event,
    Gateway,
    GatewayType,
    Position,
    SequenceFlow,
    Task,
)
from workbench.model.evidence import Quantity
from workbench.model.process import Process

KINDS = {
    "x": GatewayType.EXCLUSIVE,
    "a": GatewayType.PARALLEL,
    "o": GatewayType.INCLUSIVE,
}


def drawn(flows: str) -> Process:
    """Flows "A-x1:50": capitals are steps, x, a and o gateways by type, s and e the ends."""
    made = []
    for text in flows.split():
        pair, _, share = text.partition(":")
        source, target = pair.split("-")
        given = Quantity(Share(float(share) / 100)) if share else None
        made.append(SequenceFlow(pair, source, target, share=given))
    keys = dict.fromkeys(end for flow in made for end in (flow.source, flow.target))
    nodes = tuple(
        Event(key, key, position=Position.START if key == "s" else Position.END)
        if key[0] in "se"
        else Task(key, key) if key[0].isupper() else Gateway(key, key, type=KINDS[key[0]])
        for key in keys
    )  # fmt: skip
    return Process("p", nodes=nodes, flows=tuple(made))


STUCK = "s-x1 x1-A:50 A-a1 x1-x2:50 x2-a1:50 x2-C:50 C-x3 a1-x3 x3-e"
SEVERAL = "s-a1 a1-A A-x1 a1-a2 a2-x1 a2-C C-x2 x1-x2 x2-e"
SOUND = "s-a1 a1-A a1-B A-a2 a2-C a2-a3 B-a3 C-a4 a3-a4 a4-e"
THREE = "s-a1 a1-A a1-B a1-C A-a2 B-a2 a2-a3 C-a3 a3-e"


@pytest.mark.parametrize(
    ("flows", "verdict", "vertex"),
    [
        (STUCK, Verdict.STUCK, "a1"),
        (SEVERAL, Verdict.SEVERAL, "x2"),
        (SOUND, Verdict.SOUND, ""),
        # inclusive joins wait for what may still come, and so save what parallel ones would not
        (SOUND.replace("a3", "o3").replace("a4", "o4"), Verdict.SOUND, ""),
        (STUCK.replace("a1", "o1"), None, ""),
        ("s-o1 o1-A o1-B A-x1 x1-o2 x1-o3 B-o2 o2-o3 o3-e", Verdict.SOUND, ""),
        ("s-o1 o1-A o1-B A-x1 x1-a2 x1-o3 B-a2 a2-o3 o3-e", Verdict.STUCK, "a2"),
    ],
)
def test_crossing_paths_are_played_through(
    flows: str, verdict: Verdict | None, vertex: str
) -> None:
    parts = meetings(control_flow(drawn(flows))).entangled
    found = [(part.judgement.verdict, part.judgement.vertex.removeprefix("> ")) for part in parts]
    assert (verdict, vertex) in found or (verdict is None and not _faulty(drawn(flows)))
    faults = [finding.elements for finding in check(drawn(flows)) if _parallel(finding.rule)]
    assert bool(faults) is (verdict in (Verdict.STUCK, Verdict.SEVERAL))


def _parallel(rule: str) -> bool:
    return rule in ("unmatched-parallel", "entangled-parallel")


def _faulty(process: Process) -> bool:
    return any(_parallel(finding.rule) for finding in check(process))


@pytest.mark.parametrize("flows", [SOUND, THREE])
def test_where_crossing_paths_are_sound_every_step_is_visited_once(flows: str) -> None:
    found = analyse(drawn(flows))
    assert found.visits.nodes == pytest.approx(dict.fromkeys(found.visits.nodes, 1), rel=1e-9)
    assert found.findings == ()


def test_tokens_that_are_not_joined_are_counted_exactly() -> None:
    """A, the bare path and C each come to the end."""
    found = analyse(drawn(SEVERAL))
    assert found.visits.nodes["e"] == pytest.approx(3, rel=1e-9)
    assert "visits-not-exact" not in {finding.rule for finding in found.findings}


@pytest.mark.parametrize(
    ("process_", "join"),
    [
        (drawn(STUCK), "a1"),
        (process("start > and(A > xor(50% end x | 50% B) | C) > D > end"), "and1_join"),
        (process("start > or(60% A > end x | 60% B | 60% C) > D > end"), "or1_join"),
        (drawn("s-a1 a1-A A-x1 x1-a1:20 x1-e:80"), "a1"),
        (drawn("s-x1 x1-A:50 x1-B:50 A-a1 B-a1 a1-e"), "a1"),
    ],
)
def test_where_no_formula_holds_the_result_says_so(process_: Process, join: str) -> None:
    found = analyse(process_)
    (finding,) = (each for each in found.findings if each.rule == "visits-not-exact")
    assert finding.elements == (join,)
    assert found.cycle_time.total is None


@pytest.mark.parametrize(
    "text",
    [
        "start > and(A | xor(30% B | 70% C)) > D > end",
        "start > or(60% A | 50% or(50% B | 90% C)) > D > end",
        "start > A > xor(80% and(B | C) > end | 20% @A)",
    ],
)
def test_clean_blocks_are_exact_and_nothing_is_said(text: str) -> None:
    rules = {finding.rule for finding in analyse(process(text)).findings}
    assert "visits-not-exact" not in rules
