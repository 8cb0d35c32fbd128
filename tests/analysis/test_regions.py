"""The structure tree of drawn processes; the fragments under it have a test of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notation import process
from workbench.analysis.control_flow import control_flow
from workbench.analysis.regions import Region, RegionKind, bottom_up_regions, regions
from workbench.model.element import Gateway, GatewayType, SequenceFlow, Task
from workbench.model.process import Process


def tree(drawn: Process | str) -> Region:
    return regions(control_flow(process(drawn) if isinstance(drawn, str) else drawn))


def shape(region: Region) -> str:
    """The tree in brackets; steps by id, gateways and events left out."""
    if region.kind is RegionKind.STEP:
        return region.nodes[0] if len(region.nodes[0]) == 1 else ""
    if region.kind is RegionKind.FLOW:
        return "-"
    inside = " ".join(filter(None, map(shape, region.children)))
    return f"{region.kind[:3]}({inside})"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("start > A > B > end", "seq(A B)"),
        ("start > A > xor(50% B | 50% C) > D > end", "seq(A cho(B C) D)"),
        ("start > xor(50% B | 50% ) > D > end", "seq(cho(B -) D)"),
        ("start > and(A > B | C) > D > end", "seq(par(seq(A B) C) D)"),
        ("start > or(50% A | 70% C) > D > end", "seq(inc(A C) D)"),
        ("start > A > xor(80% end | 20% @A)", "seq(loo(seq(A) -))"),
        ("start > A > xor(80% B > end | 20% C > @A)", "seq(loo(seq(A) C) B)"),
        ("start > A > xor(80% B > end a | 20% C > end b)", "seq(A cho(seq(B) seq(C)))"),
        ("start > xor(50% and(A | B) | 50% C) > end", "seq(cho(seq(par(A B)) C))"),
    ],
)
def test_trees(text: str, expected: str) -> None:
    assert shape(tree(text)) == expected


def test_an_exit_out_of_a_loop_is_unstructured_and_not_concurrent() -> None:
    root = tree("start > A > xor(60% B > end a | 40% C > xor(90% @A | 10% D > end b))")
    (rigid,) = [r for r in bottom_up_regions(root) if r.kind is RegionKind.UNSTRUCTURED]
    assert not rigid.concurrent
    assert "cross" in rigid.why


@pytest.mark.parametrize(
    ("split", "join"),
    [("xor", GatewayType.PARALLEL), ("and", GatewayType.EXCLUSIVE), ("or", GatewayType.PARALLEL)],
)
def test_blocks_joined_by_another_kind_are_mismatched(split: str, join: GatewayType) -> None:
    drawn = process(f"start > {split}(A | B) > C > end")
    nodes = tuple(
        replace(n, type=join) if isinstance(n, Gateway) and n.id.endswith("join") else n
        for n in drawn.nodes
    )
    kinds = {region.kind for region in bottom_up_regions(tree(replace(drawn, nodes=nodes)))}
    assert RegionKind.MISMATCHED in kinds


def test_a_draft_with_loose_parts_has_a_tree_of_the_rest() -> None:
    drawn = process("start > A > B > end")
    loose = replace(drawn, nodes=(*drawn.nodes, Task("x", process="p"), Task("y", process="p")),
                    flows=(*drawn.flows, SequenceFlow("xy", "x", "y")))  # fmt: skip
    assert tree(loose).nodes == ("start", "A", "B", "end")


def test_an_empty_process_has_an_empty_tree() -> None:
    assert tree(Process("p")).nodes == ()


@st.composite
def structured(draw: st.DrawFn, depth: int = 3) -> str:
    """A process made of blocks alone, in one line."""
    counter = iter(range(1000))

    def row(level: int) -> str:
        return " > ".join(block(level) for _ in range(draw(st.integers(1, 3))))

    def block(level: int) -> str:
        kind = draw(st.sampled_from(["step", "step", "xor", "and"])) if level else "step"
        if kind == "step":
            return f"T{next(counter)}"
        return f"{kind}({row(level - 1)} | {row(level - 1)})"

    return f"start > {row(depth)} > end"


@settings(deadline=None)
@given(structured())
def test_what_is_built_of_blocks_is_found_to_be(text: str) -> None:
    drawn = process(text)
    root = tree(drawn)
    kinds = {region.kind for region in bottom_up_regions(root)}
    assert not kinds & {RegionKind.UNSTRUCTURED, RegionKind.MISMATCHED}
    assert sorted(root.nodes) == sorted(node.id for node in drawn.nodes)
    assert sorted(root.flows) == sorted(flow.id for flow in drawn.flows)
    splits = sum(text.count(word) for word in ("xor(", "and("))
    blocks = [
        r for r in bottom_up_regions(root) if r.kind in (RegionKind.CHOICE, RegionKind.PARALLEL)
    ]
    assert len(blocks) == splits
