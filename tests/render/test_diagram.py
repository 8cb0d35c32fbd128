"""Drawings as SVG: what is in them, that they stand alone, and that they fit on pages."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree

from notation import process as parse
from workbench.formats.bpmn.layout.lay_out import lay_out
from workbench.model.diagram import Bounds, Diagram, Edge, Shape
from workbench.model.element import (
    Annotation,
    CallActivity,
    DataAssociation,
    DataObject,
    Event,
    EventDefinition,
    FlowNode,
    Gateway,
    GatewayType,
    Loop,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    TaskType,
    Trigger,
)
from workbench.model.process import Process
from workbench.render.diagram.drawing import svg, tiles
from workbench.render.raster import png, size, text_width

NS = {"s": "http://www.w3.org/2000/svg"}
PERMIT = parse(
    "start Application received > Clerk: Check completeness > xor(62% yes= Clerk: Enter it"
    " | 38% no= Clerk: Ask for what is missing > end Withdrawn) > and(Zoning: Review zoning"
    " | Fire: Review fire safety | Works: Review drainage and access) > Clerk: Issue the permit"
    " > end Permit issued",
    "Permit",
)


def drawn(process: Process, marked: tuple[str, ...] = ()) -> etree._Element:
    return etree.fromstring(svg(process, lay_out(process), marked))


def texts(root: etree._Element) -> list[str]:
    return [
        " ".join(str(part) for part in text.itertext()) for text in root.iterfind(".//s:text", NS)
    ]


def single(node: FlowNode) -> str:
    """The SVG of one node in a fixed place."""
    box = Shape(node.id, Bounds(0, 0, 100, 80))
    return svg(Process("p", "One", nodes=(node,)), Diagram((box,))).decode()


def test_all_names_are_in_the_drawing() -> None:
    words = " ".join(texts(drawn(PERMIT)))
    names = [node.name for node in PERMIT.nodes] + [flow.name for flow in PERMIT.flows]
    names += [lane.name for lane in PERMIT.lanes]
    assert [name for name in names if name not in words] == []


def test_the_drawing_is_an_image_with_title_and_description() -> None:
    root = drawn(PERMIT)
    assert root.get("role") == "img"
    assert root.findtext("s:title", namespaces=NS) == "Permit"
    said = root.findtext("s:desc", namespaces=NS) or ""
    assert "7 activities" in said
    assert "Clerk, Zoning, Fire, Works" in said
    box = [float(part) for part in (root.get("viewBox") or "").split()]
    assert box[2:] == [float(root.get("width") or 0), float(root.get("height") or 0)]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert svg(PERMIT, lay_out(PERMIT)) == svg(PERMIT, lay_out(PERMIT))


def test_the_drawing_stands_alone() -> None:
    text = svg(PERMIT, lay_out(PERMIT)).decode()
    assert "href" not in text
    assert "url(" not in text
    assert text.count("http") == 1


def test_text_is_escaped_and_control_characters_are_left_out() -> None:
    name = "<script>&\u0007 \"'"
    root = drawn(Process("p", name, nodes=(Task("t", name),)))
    assert root.find(".//s:script", NS) is None
    assert any("<script>&" in text for text in texts(root))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *((Task("a", type=kind), Task("a")) for kind in TaskType if kind is not TaskType.TASK),
        *((Task("a", loop=kind), Task("a")) for kind in Loop if kind is not Loop.NONE),
        (CallActivity("a"), Task("a")),
        (SubProcess("a", by_event=True), SubProcess("a")),
        (SubProcess("a", kind="transaction"), SubProcess("a")),
        (Event("a", position=Position.START), Event("a", position=Position.END)),
        (Event("a", position=Position.CATCH), Event("a", position=Position.START)),
        (Event("a", position=Position.BOUNDARY, interrupting=False), Event("a")),
    ],
    ids=lambda node: "",
)
def test_what_differs_in_bpmn_looks_different(one: FlowNode, other: FlowNode) -> None:
    assert single(one) != single(other)


def test_every_trigger_and_gateway_has_its_own_sign() -> None:
    events = [
        single(Event("a", position=Position.CATCH, definitions=(EventDefinition(kind),)))
        for kind in Trigger
    ]
    gateways = [single(Gateway("a", type=kind)) for kind in GatewayType]
    assert len({*events, *gateways}) == len(Trigger) + len(GatewayType)


def test_a_throwing_event_is_filled_and_a_catching_one_is_not() -> None:
    signs = [
        single(Event("a", position=place, definitions=(EventDefinition(Trigger.SIGNAL),)))
        for place in (Position.CATCH, Position.THROW)
    ]
    assert signs[0] != signs[1]


def test_what_is_marked_has_an_outline_and_a_sign_and_is_named_in_the_description() -> None:
    plain, marked = drawn(PERMIT), drawn(PERMIT, ("Reviewzoning",))
    assert "\u25ba" not in texts(plain)
    assert "\u25ba" in texts(marked)
    assert "Review zoning" in (marked.findtext("s:desc", namespaces=NS) or "").split("\u25ba")[1]
    assert any(float(rect.get("stroke-width", 0)) > 3 for rect in marked.iterfind(".//s:rect", NS))


def test_lines_of_text_fit_into_their_task() -> None:
    for node in PERMIT.nodes:
        if isinstance(node, Task):
            box = lay_out(PERMIT).shape[node.id].bounds
            root = etree.fromstring(svg(replace_nodes(node), Diagram((Shape(node.id, box),))))
            lines = [span.text or "" for span in root.iterfind(".//s:tspan", NS)]
            assert lines
            assert max(text_width(line, 12) for line in lines) <= box.width - 8
            assert len(lines) * 14 <= box.height - 18


def replace_nodes(node: FlowNode) -> Process:
    return Process("p", nodes=(replace(node, lane=None),))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("front", "back"),
    [("#1b1b1b", "#ffffff"), ("#1b1b1b", "#eef2f6"), ("#ffffff", "#0b4f8a")],
)
def test_text_has_a_contrast_of_at_least_four_and_a_half(front: str, back: str) -> None:
    """WCAG 2.2, success criterion 1.4.3; and the drawing uses these colours."""
    light, dark = sorted((luminance(front), luminance(back)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
    text = svg(PERMIT, lay_out(PERMIT), ("Reviewzoning",)).decode()
    assert front in text
    assert back in text


def test_messages_data_and_remarks_are_drawn() -> None:
    process = replace(
        PERMIT,
        participants=(Participant("pool", "City", "p"), Participant("out", "Applicant")),
        message_flows=(MessageFlow("m", "out", "Checkcompleteness", "form"),),
        data=(DataObject("d", "Plan set", "checked"), DataObject("s", "Permit system", store=True)),
        associations=(
            DataAssociation("x", "Reviewzoning", "d", writes=False),
            DataAssociation("y", "Issuethepermit", "s", writes=True),
        ),
        annotations=(Annotation("r", "Within three days", ("Checkcompleteness",)),),
    )
    words = " ".join(texts(drawn(process)))
    for name in ("Applicant", "City", "form", "Plan set", "[checked]", "Permit system", "three"):
        assert name in words
    assert png(svg(process, lay_out(process)), 0.5).startswith(b"\x89PNG")


def test_what_a_closed_sub_process_holds_is_not_drawn() -> None:
    nodes = (SubProcess("s", "Closed"), Task("t", "Hidden", parent="s"))
    shapes = (
        Shape("s", Bounds(0, 0, 100, 80), expanded=False),
        Shape("t", Bounds(300, 0, 100, 80)),
    )
    root = etree.fromstring(svg(Process("p", nodes=nodes), Diagram(shapes)))
    assert texts(root) == ["Closed"]
    assert float(root.get("width") or 0) < 200


def test_a_foreign_drawing_without_words_boxes_or_known_elements_is_drawn() -> None:
    nodes = (Event("e", "Begin", position=Position.START), Gateway("g", "Enough?"))
    shapes = (Shape("e", Bounds(0, 0, 36, 36)), Shape("g", Bounds(150, -7, 50, 50)),
              Shape("group", Bounds(-20, -20, 300, 120)))  # fmt: skip
    edges = (Edge("f", ((36, 18), (150, 18))), Edge("?", ((0, 0), (5, 5))), Edge("!", ()))
    process = Process("p", nodes=nodes, flows=(SequenceFlow("f", "e", "g", "go on"),))
    assert sorted(texts(etree.fromstring(svg(process, Diagram(shapes, edges))))) == [
        "Begin", "Enough?", "go on",
    ]  # fmt: skip


def test_an_empty_process_is_an_empty_drawing() -> None:
    root = drawn(Process("p"))
    assert root.tag.endswith("svg")
    assert texts(root) == []


def test_a_drawing_that_fits_is_one_part_without_a_name() -> None:
    diagram = lay_out(PERMIT)
    assert tiles(PERMIT, diagram, 10_000) == (("", svg(PERMIT, diagram)),)


def test_parts_are_narrow_enough_and_hold_every_node_whole() -> None:
    diagram = lay_out(PERMIT)
    parts = tiles(PERMIT, diagram, 802)
    count = len(parts)
    assert count >= 2
    assert [name for name, _ in parts] == [f"part {n} of {count}" for n in range(1, count + 1)]
    assert all(size(one)[0] <= 802 for _, one in parts)
    assert 802 <= 6.5 * 72 * 12 / 7  # 12 px letters are 7 pt on 6.5 inches
    for node in PERMIT.nodes:
        box = diagram.shape[node.id].bounds
        assert any(_shows(one, box) for _, one in parts), node.id


def test_every_part_repeats_the_lane_names() -> None:
    for _, one in tiles(PERMIT, lay_out(PERMIT), 802):
        words = texts(etree.fromstring(one))
        assert {lane.name for lane in PERMIT.lanes} <= set(words)


def _shows(one: bytes, box: Bounds) -> bool:
    inner = etree.fromstring(one).find(".//s:svg", NS)
    assert inner is not None
    x, _, width, _ = (float(part) for part in (inner.get("viewBox") or "").split())
    return x <= box.x and box.x + box.width <= x + width


def test_neighbouring_parts_overlap_a_little() -> None:
    views = []
    for _, one in tiles(PERMIT, lay_out(PERMIT), 802):
        inner = etree.fromstring(one).find(".//s:svg", NS)
        assert inner is not None
        x, _, width, _ = (float(part) for part in (inner.get("viewBox") or "").split())
        views.append((x, x + width))
    overlaps = [one[1] - two[0] for one, two in pairwise(views)]
    assert all(math.isclose(overlap, 20, abs_tol=0.1) for overlap in overlaps)
