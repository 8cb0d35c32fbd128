"""Expected visits against fractions solved densely, and against what one can count by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notation import process
from workbench.analysis.control_flow import control_flow
from workbench.analysis.linear import solve
from workbench.analysis.visits import Visits, expected_visits
from workbench.model.amount import Share
from workbench.model.element import (
    Attributes,
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    Trigger,
)
from workbench.model.evidence import Evidence, Quantity, Source
from workbench.model.process import Process


def visits(text: str) -> Visits:
    return expected_visits(control_flow(process(text)))


def share(value: float, source: Source = Source.LOG) -> Quantity[Share]:
    return Quantity(Share(value), Evidence(source))


@pytest.mark.parametrize(
    ("text", "step", "expected"),
    [
        ("start > A > xor(80% B > end | 20% R > @A)", "A", 1.25),
        ("start > A > xor(80% B > end | 20% R > @A)", "R", 0.25),
        ("start > and(A | B | C) > D > end", "D", 1),
        ("start > and(A | and(B | C)) > D > end", "D", 1),
        ("start > and(A | xor(30% B | 70% C)) > D > end", "D", 1),
        ("start > and(A | xor(30% B | 70% C)) > D > end", "B", 0.3),
        ("start > or(60% A | 50% B) > C > end", "C", 1),
        ("start > or(60% A | 50% B) > C > end", "A", 0.6),
        ("start > or(60% A | 70% or(50% B | 90% C)) > D > end", "D", 1),
        ("start > xor(20% and(A | B) | 80% C) > D > end", "D", 1),
        ("start > A > and(B | C) > xor(50% @A | 50% end)", "B", 2),
        ("start > evt(25% A > end a | 75% B > end b)", "B", 0.75),
    ],
)
def test_visits_of_small_processes(text: str, step: str, expected: float) -> None:
    assert visits(text).nodes[step] == pytest.approx(expected, rel=1e-12)


def test_flows_count_every_token_even_into_a_join() -> None:
    flows = visits("start > and(A | B) > C > end").flows
    assert flows["A-and1_join"] == flows["B-and1_join"] == flows["and1_join-C"] == 1


def test_paths_that_meet_in_a_join_of_more_flows_than_branches_fire_it_once() -> None:
    parallel = Gateway("j", type=GatewayType.PARALLEL)
    drawn = process("start > and(A | xor(85% B | 15% C)) > D > end")
    flows = tuple(
        replace(flow, target="j") if flow.target in ("xor1_join", "and1_join") else flow
        for flow in drawn.flows
        if flow.source not in ("xor1_join", "and1_join")
    )
    nodes = tuple(n for n in drawn.nodes if not n.id.endswith("_join"))
    last = SequenceFlow("j-D", "j", "D")
    joined = Process("p", nodes=(*nodes, parallel), flows=(*flows, last))
    assert expected_visits(control_flow(joined)).nodes["D"] == pytest.approx(1)


def test_outcome_shares_are_those_of_the_ends() -> None:
    found = visits("start > xor(62% A > end good | 38% B > end bad)")
    shares = {o.name: o.share.usual.value for o in found.outcomes if o.share}
    assert shares == {"good": pytest.approx(0.62), "bad": pytest.approx(0.38)}


def test_outcomes_of_paths_that_never_join_have_no_share() -> None:
    found = visits("start > and(A > end a | B > end b)")
    assert [outcome.share for outcome in found.outcomes] == [None, None]


def test_outcomes_of_two_pools_have_shares_of_their_own() -> None:
    nodes = tuple(
        node
        for pool in "pq"
        for node in (
            Event(f"s{pool}", position=Position.START, process=pool),
            Event(f"e{pool}", position=Position.END, process=pool),
        )
    )
    flows = tuple(SequenceFlow(pool, f"s{pool}", f"e{pool}") for pool in "pq")
    found = expected_visits(control_flow(Process("p", nodes=nodes, flows=flows)))
    assert [o.share.usual.value for o in found.outcomes if o.share] == [1, 1]


def test_missing_shares_are_equal_parts_and_said_to_be_a_guess() -> None:
    control = control_flow(process("start > xor(A | B | 40% C) > end"))
    found = expected_visits(control)
    assert (found.nodes["A"], found.nodes["C"]) == (pytest.approx(0.3), pytest.approx(0.4))
    assert found.evidence["A"].source is Source.GUESS
    assert [finding.rule for finding in control.findings] == ["shares-missing"]


def test_the_default_flow_takes_the_rest_without_a_guess() -> None:
    drawn = process("start > xor(40% A | B) > end")
    flows = tuple(replace(f, share=share(0.4)) if f.share else f for f in drawn.flows)
    control = control_flow(replace(drawn, flows=flows))
    found = expected_visits(control)
    assert found.nodes["B"] == pytest.approx(0.6)
    assert found.evidence["B"].source is Source.LOG
    assert control.findings == ()


def test_evidence_is_the_weakest_share_on_the_way_and_no_other() -> None:
    drawn = process("start > xor(40% A | 60% B) > xor(50% C | 50% D) > end")
    sources = {"xor1": Source.LOG, "xor2": Source.INTERVIEW}
    flows = tuple(
        replace(f, share=share(f.share.usual.value, sources[f.source])) if f.share else f
        for f in drawn.flows
    )
    evidence = expected_visits(control_flow(replace(drawn, flows=flows))).evidence
    assert evidence["A"].source is Source.LOG
    assert evidence["C"].source is Source.INTERVIEW
    assert "start" not in evidence


def test_a_cycle_without_exit_is_reported_with_its_row() -> None:
    drawn = process("start > xor(50% A > end | 50% B > C > @B)")
    rows = tuple(replace(n, attributes=Attributes(row=f"s{i}")) for i, n in enumerate(drawn.nodes))
    found = expected_visits(control_flow(replace(drawn, nodes=rows)))
    (finding,) = found.findings
    assert finding.elements == ("B", "C")
    assert "step s4" in finding.where
    assert found.unknown == ("B", "C")
    assert found.nodes["A"] == pytest.approx(0.5)


def test_tokens_that_multiply_in_a_cycle_are_reported() -> None:
    found = visits("start > A > and(B > @A | C > @A | D) > end")
    assert [finding.rule for finding in found.findings] == ["cycle-without-exit"]


def test_steps_that_nothing_leads_to_count_nothing() -> None:
    drawn = process("start > A > end")
    lost = replace(drawn, nodes=(*drawn.nodes, Task("x", "Lost", process="p")))
    assert expected_visits(control_flow(lost)).nodes["x"] == 0


def with_boundary(interrupting: bool, chance: float | None) -> Process:
    drawn = process("start > A > B > end ok")
    event = Event("late", "Late", position=Position.BOUNDARY, attached_to="A",
                  interrupting=interrupting)  # fmt: skip
    flow = SequenceFlow("late-X", "late", "X", share=share(chance) if chance else None)
    nodes = (*drawn.nodes, event, Task("X", "Chase"), Event("endx", "x", position=Position.END))
    nodes = tuple(replace(node, process="p") for node in nodes)
    return replace(drawn, nodes=nodes, flows=(*drawn.flows, flow, SequenceFlow("x", "X", "endx")))


@pytest.mark.parametrize(
    ("interrupting", "chance", "after", "chased"),
    [(True, 0.1, 0.9, 0.1), (False, 0.1, 1, 0.1), (True, None, 1, 0)],
)
def test_boundary_events_are_branches(
    interrupting: bool, chance: float | None, after: float, chased: float
) -> None:
    control = control_flow(with_boundary(interrupting, chance))
    found = expected_visits(control).nodes
    assert (found["B"], found["X"]) == (pytest.approx(after), pytest.approx(chased))
    unknown = [f.rule for f in control.findings] == ["boundary-without-share"]
    assert unknown == (chance is None)


def sub_process(inside: tuple[FlowNode, ...], flows: tuple[SequenceFlow, ...]) -> Process:
    nodes: tuple[FlowNode, ...] = (
        Event("s", position=Position.START),
        SubProcess("sub", "Review"),
        Task("after", "Go on"),
        Event("e", position=Position.END),
        *(replace(node, parent="sub") for node in inside),
    )
    around = [("s", "sub"), ("sub", "after"), ("after", "e")]
    outer = tuple(SequenceFlow(f"{a}-{b}", a, b) for a, b in around)
    return Process("p", nodes=nodes, flows=(*outer, *flows))


def test_a_sub_process_is_entered_and_left_once_though_its_branches_end_apart() -> None:
    inside = (
        Event("is", position=Position.START),
        Gateway("g", type=GatewayType.PARALLEL),
        Task("a"),
        Task("b"),
    )
    pairs = [("is", "g"), ("g", "a"), ("g", "b")]
    found = sub_process(inside, tuple(SequenceFlow(a + b, a, b) for a, b in pairs))
    numbers = expected_visits(control_flow(found)).nodes
    assert numbers == {n: pytest.approx(1) for n in ("s", "sub", "after", "e", "is", "g", "a", "b")}


def test_an_error_thrown_inside_goes_to_the_event_that_catches_it() -> None:
    error = (EventDefinition(Trigger.ERROR, "bad"),)
    inside = (
        Gateway("g"),
        Task("a"),
        Event("thrown", position=Position.END, definitions=error),
    )
    flows = (SequenceFlow("ga", "g", "a", share=share(0.8)),
             SequenceFlow("gt", "g", "thrown", share=share(0.2)))  # fmt: skip
    drawn = sub_process(inside, flows)
    caught = Event("caught", position=Position.BOUNDARY, attached_to="sub", definitions=error)
    more = (caught, Task("mend"))
    whole = replace(drawn, nodes=(*drawn.nodes, *more),
                    flows=(*drawn.flows, SequenceFlow("cm", "caught", "mend")))  # fmt: skip
    found = expected_visits(control_flow(whole)).nodes
    assert (found["mend"], found["after"]) == (pytest.approx(0.2), pytest.approx(0.8))


def test_event_sub_processes_are_left_out_and_said_to_be() -> None:
    drawn = process("start > A > end")
    extra = (SubProcess("es", "On complaint", by_event=True), Task("in", "Answer", parent="es"))
    control = control_flow(replace(drawn, nodes=(*drawn.nodes, *extra)))
    found = expected_visits(control)
    assert found.unknown == ("es", "in")
    assert [f.rule for f in control.findings] == ["event-sub-process-not-analysed"]


def test_links_jump() -> None:
    link = (EventDefinition(Trigger.LINK, "L"),)
    nodes = (
        Event("s", position=Position.START),
        Event("out", position=Position.THROW, definitions=link),
        Event("in", position=Position.CATCH, definitions=link),
        Task("t"),
    )
    flows = (SequenceFlow("1", "s", "out"), SequenceFlow("2", "in", "t"))
    assert expected_visits(control_flow(Process("p", nodes=nodes, flows=flows))).nodes["t"] == 1


@st.composite
def choices(draw: st.DrawFn) -> tuple[int, list[list[tuple[int, int]]]]:
    """A random chain of steps with weighted ways; every step leads to a later one at least."""
    size = draw(st.integers(1, 9))
    rows = []
    for place in range(size):
        onwards = draw(st.integers(place + 1, size))
        others = draw(st.lists(st.integers(0, size), max_size=2))
        targets = dict.fromkeys([onwards, *others])
        rows.append([(target, draw(st.integers(1, 9))) for target in targets])
    return size, rows


def dense(size: int, rows: list[list[tuple[int, int]]]) -> list[Fraction]:
    """v (I - P) = e by Gauss and Jordan in fractions."""
    matrix = [[Fraction(int(i == j)) for j in range(size)] + [Fraction(int(i == 0))]
              for i in range(size)]  # fmt: skip
    for source, row in enumerate(rows):
        total = sum(weight for _, weight in row)
        for target, weight in row:
            if target < size:
                matrix[target][source] -= Fraction(weight, total)
    for column in range(size):
        pivot = next(r for r in range(column, size) if matrix[r][column])
        matrix[column], matrix[pivot] = matrix[pivot], matrix[column]
        matrix[column] = [x / matrix[column][column] for x in matrix[column]]
        for r in range(size):
            if r != column and matrix[r][column]:
                factor = matrix[r][column]
                matrix[r] = [x - factor * y for x, y in zip(matrix[r], matrix[column], strict=True)]
    return [row[-1] for row in matrix]


@settings(deadline=None)
@given(choices())
def test_visits_are_those_of_the_absorbing_chain(
    example: tuple[int, list[list[tuple[int, int]]]],
) -> None:
    size, rows = example
    nodes = [Gateway(f"g{place}") for place in range(size)]
    end = Event(f"g{size}", "done", position=Position.END)
    flows = []
    for place, row in enumerate(rows):
        total = sum(weight for _, weight in row)
        flows += [SequenceFlow(f"{place}-{target}", f"g{place}", f"g{target}",
                               share=share(weight / total)) for target, weight in row]  # fmt: skip
    first = Event("s", position=Position.START)
    start = SequenceFlow("s-g0", "s", "g0")
    found = expected_visits(control_flow(Process("p", nodes=(first, *nodes, end),
                                                 flows=(start, *flows))))  # fmt: skip
    exact = dense(size, rows)
    for place in range(size):
        assert found.nodes[f"g{place}"] == pytest.approx(float(exact[place]), rel=1e-9, abs=1e-12)
    assert sum(outcome.visits for outcome in found.outcomes) == pytest.approx(1, rel=1e-9)


@st.composite
def blocks(draw: st.DrawFn, depth: int = 3) -> tuple[str, dict[str, float]]:
    """Nested blocks in one line, with the visits of every step by multiplying shares."""
    expected: dict[str, float] = {}

    def row(level: int, visits: float) -> str:
        return " > ".join(block(level, visits) for _ in range(draw(st.integers(1, 3))))

    def block(level: int, visits: float) -> str:
        kind = draw(st.sampled_from(["step", "xor", "and", "or"])) if level else "step"
        if kind == "step":
            expected[f"T{len(expected)}"] = visits
            return f"T{len(expected) - 1}"
        first = draw(st.integers(1, 99)) if kind != "and" else 100
        other = {"xor": 100 - first, "and": 100, "or": 100}[kind]
        shares = ["", ""] if kind == "and" else [f"{first}% ", f"{other}% "]
        parts = [row(level - 1, visits * part / 100) for part in (first, other)]
        return f"{kind}({shares[0]}{parts[0]} | {shares[1]}{parts[1]})"

    return f"start > {row(depth, 1.0)} > end", expected


@settings(deadline=None)
@given(blocks())
def test_visits_inside_nested_blocks_are_products_of_shares(
    example: tuple[str, dict[str, float]],
) -> None:
    text, expected = example
    found = visits(text).nodes
    assert {key: found[key] for key in expected} == pytest.approx(expected, rel=1e-9)
    assert found["end"] == pytest.approx(1, rel=1e-9)


def test_the_solver_says_when_there_is_no_solution() -> None:
    assert solve({"a": {"b": 1.0}, "b": {"a": 1.0}}, {"a": 1.0}) is None
    assert solve({"a": {"b": 1.0}, "b": {"a": 1.5}}, {"a": 1.0}) is None


def test_five_thousand_steps_in_one_cycle_are_solved() -> None:
    steps = [Task(f"t{i}", f"Step {i}") for i in range(5000)]
    nodes = (Event("s", position=Position.START), *steps, Gateway("g"),
             Event("e", position=Position.END))  # fmt: skip
    row = ["s", *(step.id for step in steps), "g"]
    flows = [SequenceFlow(f"f{a}", a, b) for a, b in pairwise(row)]
    flows += [SequenceFlow("back", "g", "t0", share=share(0.75)),
              SequenceFlow("on", "g", "e", share=share(0.25))]  # fmt: skip
    found = expected_visits(control_flow(Process("p", nodes=nodes, flows=tuple(flows))))
    assert found.nodes["t4999"] == pytest.approx(4, rel=1e-9)
