"""Drawings as SVG: what is in them, that they stand alone, and that they fit on pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree

from notation import process as parse
from workbench.formats.bpmn.layout.lay_out import lay_out
from workbench.formats.bpmn.reader import read
from workbench.formats.step_table.reader import read_csv
from workbench.model.diagram import Bounds, Diagram, Edge, Shape
from workbench.model.element import (
    Annotation,
    Attributes,
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
from workbench.render.diagram.part import parts
from workbench.render.diagram.scene import Scene
from workbench.render.raster import png, size, text_width
from workbench.store import library

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
    (whole,) = tiles(PERMIT, diagram, 10_000)
    assert (whole.name, whole.svg) == ("", svg(PERMIT, diagram))
    assert {node.id for node in PERMIT.nodes} <= set(whole.shows)


def test_parts_are_narrow_enough_and_hold_every_node_once() -> None:
    parts = tiles(PERMIT, lay_out(PERMIT), 802)
    count = len(parts)
    assert count >= 2
    assert [part.name for part in parts] == [f"part {n} of {count}" for n in range(1, count + 1)]
    assert all(size(part.svg)[0] <= 802 for part in parts)
    assert 802 <= 6.5 * 72 * 12 / 7  # 12 px letters are 7 pt on 6.5 inches
    shown = [key for part in parts for key in part.shows]
    assert sorted(shown) == sorted(node.id for node in PERMIT.nodes)


def test_nothing_reaches_over_the_edge_of_a_part() -> None:
    for part in tiles(PERMIT, lay_out(PERMIT), 802):
        width, height = size(part.svg)
        for rect in etree.fromstring(part.svg).iterfind(".//s:g/s:g/s:rect", NS):
            box = {key: float(rect.get(key, 0)) for key in ("x", "width")}
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        assert height < size(svg(PERMIT, lay_out(PERMIT)))[1]


def test_a_part_shows_the_lanes_that_are_used_in_it_and_no_others() -> None:
    for part in tiles(PERMIT, lay_out(PERMIT), 802):
        words = texts(etree.fromstring(part.svg))
        used = {PERMIT.who(PERMIT.by_id[key]) for key in part.shows} - {""}
        assert used <= set(words)
    first = texts(etree.fromstring(tiles(PERMIT, lay_out(PERMIT), 802)[0].svg))
    assert "Zoning" not in first


def test_lines_that_are_cut_say_where_they_go_and_come_from() -> None:
    parts = tiles(PERMIT, lay_out(PERMIT), 802)
    place = {key: number for number, part in enumerate(parts, 1) for key in part.shows}
    words = [" ".join(texts(etree.fromstring(part.svg))) for part in parts]
    cut = [flow for flow in PERMIT.flows if place[flow.source] != place[flow.target]]
    assert cut
    for flow in cut:
        one, two = PERMIT.by_id[flow.source], PERMIT.by_id[flow.target]
        assert f"to part {place[two.id]}: {two.name or 'next step'}" in words[place[one.id] - 1]
        assert f"from part {place[one.id]}: {one.name or 'next step'}" in words[place[two.id] - 1]


def test_a_line_that_only_passes_through_a_part_is_left_out_of_it() -> None:
    steps = " > ".join(f"Clerk: Check the papers number {n}" for n in range(9))
    process = parse(f"start > xor(60% yes= {steps} | 40% no= Clerk: Close it) > end Done")
    parts = tiles(process, lay_out(process), 802)
    words = [" ".join(texts(etree.fromstring(part.svg))) for part in parts]
    middle = [text for text in words[1:-1] if "Close it" not in text]
    assert middle
    assert all("(no)" not in text for text in middle)


def test_pages_of_a_file_are_drawn_below_each_other_and_cut_apart() -> None:
    nodes = (Task("a", "One"), Task("b", "Two"))
    box = Bounds(0, 0, 100, 80)
    pages = (frozenset("a"), frozenset("b"))
    diagram = Diagram((Shape("a", box), Shape("b", box)), pages=pages)
    process = Process("p", nodes=nodes)
    assert size(svg(process, diagram))[1] > 2 * 80
    assert [(t.name, t.shows) for t in tiles(process, diagram, 802)] == [
        ("page 1 of 2", ("a",)), ("page 2 of 2", ("b",)),
    ]  # fmt: skip


def test_words_at_the_edge_are_not_cut() -> None:
    shape = Shape("e", Bounds(0, 0, 36, 36), Bounds(8, 40, 20, 14))
    process = Process("p", nodes=(Event("e", "Immeasurably long"),))
    root = etree.fromstring(svg(process, Diagram((shape,))))
    group = root.find(".//s:g/s:g", NS)
    assert group is not None
    moved = float((group.get("transform") or "").split("(")[1].split()[0])
    for span in root.iterfind(".//s:tspan", NS):
        half = text_width(span.text or "", 12) / 2
        assert moved + float(span.get("x", 0)) - half >= 0
        assert moved + float(span.get("x", 0)) + half <= size(etree.tostring(root))[0]


def test_steps_of_somebody_outside_say_who() -> None:
    by = Attributes(who="Applicant", outside=True)
    nodes = (
        Event("s", "Application received", position=Position.START, attributes=by),
        Task("t", "Pays the fee", type=TaskType.RECEIVE, attributes=by),
        Event("e", "Permit issued", position=Position.END, attributes=by),
    )
    words = texts(drawn(Process("p", nodes=nodes)))
    assert "Applicant:" in words
    assert any("(from Applicant)" in text for text in words)
    assert any("(to Applicant)" in text for text in words)


MIWG = sorted((Path(__file__).parents[1] / "data" / "miwg").glob("*.bpmn"))


@pytest.mark.parametrize("path", MIWG, ids=lambda path: path.stem)
def test_foreign_drawings_are_cut_without_losing_or_doubling_a_node(path: Path) -> None:
    file = read(path.read_bytes())
    whole = Scene(file.process, file.diagram)
    frames = {shape.element for shape in whole.shapes if whole.is_frame(shape)}
    shown = [key for part in tiles(file.process, file.diagram, 802) for key in part.shows]
    nodes = [key for key in shown if key in file.process.by_id and key not in frames]
    assert len(nodes) == len(set(nodes))
    visible = {key for page in file.diagram.paged() for key in _visible(file.process, page)}
    assert visible - frames <= set(nodes)


def _visible(process: Process, page: Diagram) -> set[str]:
    return {one.element for one in Scene(process, page).shapes if one.element in process.by_id}


@pytest.mark.parametrize("name", library.names())
def test_parts_of_our_own_drawings_keep_to_the_width_of_a_page(name: str) -> None:
    process = read_csv((library.folder(name) / "steps.csv").read_bytes(), name).process
    bare = replace(process, data=(), associations=())
    parts = tiles(bare, lay_out(bare), 802)
    assert all(size(part.svg)[0] <= 802 for part in parts)
    shown = [key for part in parts for key in part.shows]
    assert sorted(shown) == sorted(node.id for node in bare.nodes)


@pytest.mark.parametrize("name", library.names())
def test_marks_of_a_part_stand_clear_of_each_other(name: str) -> None:
    process = read_csv((library.folder(name) / "steps.csv").read_bytes(), name).process
    bare = replace(process, data=(), associations=())
    for part in parts(Scene(bare, lay_out(bare)), 802):
        for (_, one), (_, two) in combinations(part.signs, 2):
            beside = one.x + one.width <= two.x or two.x + two.width <= one.x
            assert beside or one.y + one.height <= two.y or two.y + two.height <= one.y
