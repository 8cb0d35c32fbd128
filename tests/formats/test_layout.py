"""Drawings laid out: nothing overlaps, every line keeps clear of nodes, for any process."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from call_count import calls
from notation import process as parse
from workbench.formats.bpmn.layout.lay_out import lay_out
from workbench.formats.bpmn.layout.rank import forward, ranks
from workbench.formats.bpmn.layout.text import width, wrap
from workbench.formats.step_table.reader import read_csv
from workbench.model.diagram import Bounds, Diagram
from workbench.model.element import (
    Annotation,
    DataAssociation,
    DataObject,
    Event,
    FlowNode,
    Gateway,
    Lane,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
)
from workbench.model.process import Process
from workbench.store import library

NEAR = 1e-6


def overlaps(one: Bounds, other: Bounds) -> bool:
    return (
        one.x < other.x + other.width - NEAR
        and other.x < one.x + one.width - NEAR
        and one.y < other.y + other.height - NEAR
        and other.y < one.y + one.height - NEAR
    )


def contains(outer: Bounds, inner: Bounds) -> bool:
    return (
        outer.x - NEAR <= inner.x
        and outer.y - NEAR <= inner.y
        and inner.x + inner.width <= outer.x + outer.width + NEAR
        and inner.y + inner.height <= outer.y + outer.height + NEAR
    )


def on_border(box: Bounds, point: tuple[float, float]) -> bool:
    x, y = point
    right, bottom = box.x + box.width, box.y + box.height
    inside = box.x - NEAR <= x <= right + NEAR and box.y - NEAR <= y <= bottom + NEAR
    return inside and min(abs(x - box.x), abs(x - right), abs(y - box.y), abs(y - bottom)) < NEAR


def on_outline(node: FlowNode | None, box: Bounds, point: tuple[float, float]) -> bool:
    """Whether a point is on the border of a box, or of the diamond in it."""
    if not isinstance(node, Gateway):
        return on_border(box, point)
    x, y = point[0] - box.x - box.width / 2, point[1] - box.y - box.height / 2
    return abs(abs(x) + abs(y) - box.width / 2) < 0.02


def crosses(box: Bounds, one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether a level or upright line runs through the inside of a box."""
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return (
        left < box.x + box.width - NEAR
        and box.x + NEAR < right
        and top < box.y + box.height - NEAR
        and box.y + NEAR < bottom
    )


def ends_of(process: Process) -> dict[str, tuple[str, str]]:
    found = {flow.id: (flow.source, flow.target) for flow in process.flows}
    found |= {flow.id: (flow.source, flow.target) for flow in process.message_flows}
    for link in process.associations:
        ends = (link.node, link.data) if link.writes else (link.data, link.node)
        found[link.id] = ends
    for remark in process.annotations:
        found |= {f"{remark.id}_about_{about}": (remark.id, about) for about in remark.about}
    return found


def around(process: Process, element: str) -> set[str]:
    """An element, its host and what contains them."""
    found = {element}
    node = process.by_id.get(element)
    while node is not None:
        if isinstance(node, Event) and node.attached_to:
            found.add(node.attached_to)
        found |= {node.parent} if node.parent else set()
        node = process.by_id.get(node.parent or "")
    return found


def problems(process: Process, diagram: Diagram) -> list[str]:
    """Everything that is wrong with a drawing, in words."""
    shape = diagram.shape
    things = [node.id for node in process.nodes]
    things += [data.id for data in process.data] + [note.id for note in process.annotations]
    found = [f"{key} has no shape" for key in things if key not in shape]
    found += [
        f"{one} overlaps {other}"
        for one, other in combinations(things, 2)
        if overlaps(shape[one].bounds, shape[other].bounds)
        and one not in around(process, other)
        and other not in around(process, one)
        and not (
            isinstance(process.by_id.get(one), SubProcess)
            and other not in process.by_id
            and contains(shape[one].bounds, shape[other].bounds)
        )
    ]
    found += _label_problems(things, diagram)
    for key, (source, target) in ends_of(process).items():
        if source in shape and target in shape:
            found += _line_problems(process, diagram, key, source, target, things)
    return found


def _label_problems(things: list[str], diagram: Diagram) -> list[str]:
    labels = [(key, diagram.shape[key].label) for key in things]
    named = [(key, label) for key, label in labels if label is not None]
    solid = [(key, diagram.shape[key].bounds) for key in things]
    on_shapes = [
        f"the words of {key} are on {other}"
        for key, label in named
        for other, box in solid
        if overlaps(label, box)
        and not (other == "sub" and contains(box, diagram.shape[key].bounds))
    ]
    on_words = [
        f"the words of {one} are on those of {other}"
        for (one, box), (other, second) in combinations(named, 2)
        if overlaps(box, second)
    ]
    return on_shapes + on_words


def _line_problems(
    process: Process, diagram: Diagram, key: str, source: str, target: str, things: list[str]
) -> list[str]:
    if key not in diagram.edge:
        return [f"{key} has no line"]
    shape, way = diagram.shape, diagram.edge[key].points
    found = [
        f"{key} is slanted at {one}"
        for one, other in pairwise(way)
        if abs(one[0] - other[0]) > NEAR and abs(one[1] - other[1]) > NEAR
    ]
    for end, point in ((source, way[0]), (target, way[-1])):
        if not on_outline(process.by_id.get(end), shape[end].bounds, point):
            found.append(f"{key} does not end on {end}")
    free = around(process, source) | around(process, target)
    free |= {
        other
        for other in things
        for end in (source, target)
        if isinstance(process.by_id.get(other), SubProcess)
        and contains(shape[other].bounds, shape[end].bounds)
    }
    found += [
        f"{key} crosses {other}"
        for other in things
        if other not in free
        for one, two in pairwise(way)
        if crosses(shape[other].bounds, one, two)
    ]
    return found


def lane_problems(process: Process, diagram: Diagram) -> list[str]:
    shape = diagram.shape
    found = [
        f"{node.id} is not in {node.lane}"
        for node in process.nodes
        if node.lane and node.parent is None
        if not contains(shape[node.lane].bounds, shape[node.id].bounds)
    ]
    for pool in process.participants:
        lanes = [shape[lane.id].bounds for lane in process.lanes if lane.process == pool.process]
        if lanes:
            found += _tiling(shape[pool.id].bounds, lanes)
    return found


def _tiling(pool: Bounds, lanes: list[Bounds]) -> list[str]:
    ordered = sorted(lanes, key=lambda lane: lane.y)
    edges = [pool.y, *(lane.y + lane.height for lane in ordered)]
    tiled = all(abs(lane.y - edge) < NEAR for lane, edge in zip(ordered, edges, strict=False))
    wide = all(abs(lane.x + lane.width - pool.x - pool.width) < NEAR for lane in ordered)
    same = len({(round(lane.x, 6), round(lane.width, 6)) for lane in ordered}) == 1
    ends = abs(edges[-1] - pool.y - pool.height) < NEAR
    return [] if tiled and wide and same and ends else ["the lanes do not tile the pool"]


NAMES = st.sampled_from(
    ["", "Check", "Send missing-items notice", "Review structure, energy and accessibility"]
)


@st.composite
def processes(draw: st.DrawFn) -> Process:
    """Any graph: loops, several ends, isolated nodes, lanes, messages, data, boundary events."""
    count, lanes = draw(st.integers(1, 14)), draw(st.integers(0, 4))
    kinds = draw(st.lists(st.sampled_from("TTTGESX"), min_size=count, max_size=count))
    places = draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    nodes = [
        _node(kind, f"n{i}", draw(NAMES), f"l{places[i] % lanes}" if lanes else None)
        for i, kind in enumerate(kinds)
    ]
    hosts = [node for node in nodes if isinstance(node, Task)]
    for i, host in enumerate(hosts[: draw(st.integers(0, 2))]):
        nodes += [
            Event(f"b{i}{j}", draw(NAMES), lane=host.lane, process="p",
                  position=Position.BOUNDARY, attached_to=host.id)
            for j in range(draw(st.integers(1, 2)))
        ]  # fmt: skip
    ids = [node.id for node in nodes]
    targets = [node.id for node in nodes if not (isinstance(node, Event) and node.attached_to)]
    pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(targets)), max_size=24))
    flows = tuple(
        SequenceFlow(f"f{i}", source, target, draw(NAMES) if draw(st.booleans()) else "")
        for i, (source, target) in enumerate(dict.fromkeys(pairs))
    )
    pools = draw(st.integers(0, 3))
    return Process(
        "p",
        nodes=tuple(nodes),
        flows=flows,
        lanes=tuple(Lane(f"l{i}", f"Role {i}", "p") for i in range(lanes)),
        participants=(Participant("pool", "Agency", "p"), *_parties(pools)) if pools else (),
        message_flows=tuple(draw(_messages(ids, pools - 1))) if pools > 1 else (),
        data=(DataObject("d0", "Case file"), DataObject("d1", "Letter", "sent", store=True)),
        associations=tuple(draw(_associations(ids))),
        annotations=(Annotation("a0", "By law within three days", (draw(st.sampled_from(ids)),)),),
    )


def _parties(count: int) -> list[Participant]:
    return [Participant(f"party{i}", f"Party {i}") for i in range(count - 1)]


def _node(kind: str, key: str, name: str, lane: str | None) -> FlowNode:
    if kind == "G":
        return Gateway(key, name, lane=lane, process="p")
    if kind in "SEX":
        place = {"S": Position.START, "E": Position.END, "X": Position.CATCH}[kind]
        return Event(key, name, lane=lane, process="p", position=place)
    return Task(key, name, lane=lane, process="p")


@st.composite
def _messages(draw: st.DrawFn, ids: list[str], parties: int) -> list[MessageFlow]:
    ends = draw(st.lists(st.tuples(st.sampled_from(ids), st.integers(0, parties - 1)), max_size=5))
    return [
        MessageFlow(f"m{i}", *((node, f"party{party}") if i % 2 else (f"party{party}", node)))
        for i, (node, party) in enumerate(ends)
    ]


@st.composite
def _associations(draw: st.DrawFn, ids: list[str]) -> list[DataAssociation]:
    users = draw(st.lists(st.tuples(st.sampled_from(ids), st.integers(0, 1)), max_size=4))
    return [
        DataAssociation(f"x{i}", node, f"d{data}", writes=bool(i % 2))
        for i, (node, data) in enumerate(dict.fromkeys(users))
    ]


@settings(max_examples=100, deadline=None)
@given(processes())
def test_any_process_is_laid_out_without_overlaps_or_lines_through_nodes(process: Process) -> None:
    diagram = lay_out(process)
    assert problems(process, diagram) == []
    assert lane_problems(process, diagram) == []


@settings(max_examples=30, deadline=None)
@given(processes(), processes())
def test_what_is_inside_a_sub_process_is_drawn_inside_it(outer: Process, inner: Process) -> None:
    process = nested(outer, inner)
    diagram = lay_out(process)
    assert problems(process, diagram) == []
    box = diagram.shape["sub"].bounds
    assert all(
        contains(box, diagram.shape[node.id].bounds)
        for node in process.nodes
        if node.parent == "sub" and not (isinstance(node, Event) and node.attached_to)
    )


def nested(outer: Process, inner: Process) -> Process:
    """The second process as a sub-process after the first node of the first."""

    def renamed(node: FlowNode) -> FlowNode:
        changed = replace(node, id=f"i{node.id}", parent="sub", lane=None)
        if isinstance(changed, Event) and changed.attached_to:
            return replace(changed, attached_to=f"i{changed.attached_to}")
        return changed

    first = outer.nodes[0]
    sub = SubProcess("sub", "All of it", lane=first.lane, process="p")
    flows = [
        replace(flow, id=f"i{flow.id}", source=f"i{flow.source}", target=f"i{flow.target}")
        for flow in inner.flows
    ]
    link = SequenceFlow("into", first.id, "sub")
    linked = [DataAssociation("xi", f"i{inner.nodes[0].id}", "d0", writes=True)]
    parties = [pool.id for pool in outer.participants if pool.process is None][:1]
    return replace(
        outer,
        nodes=(*outer.nodes, sub, *map(renamed, inner.nodes)),
        flows=(*outer.flows, *flows, link),
        associations=(*outer.associations, *linked),
        message_flows=(
            *outer.message_flows,
            *(MessageFlow("mi", f"i{inner.nodes[0].id}", party) for party in parties),
        ),
    )


PERMIT = parse(
    "start > Clerk: Check completeness > xor(62% yes= Clerk: Enter it"
    " | 38% no= Clerk: Ask for what is missing > @Check completeness) > Planner: Review"
    " > Clerk: Issue the permit > end Issued"
)


def test_the_usual_way_runs_straight_from_left_to_right() -> None:
    diagram = lay_out(PERMIT)
    way = ["start", "Checkcompleteness", "xor1", "Enterit"]
    boxes = [diagram.shape[key].bounds for key in way]
    assert len({box.y + box.height / 2 for box in boxes}) == 1
    assert all(one.x + one.width < two.x for one, two in pairwise(boxes))
    assert len(diagram.edge["xor1-Enterit"].points) == 2


def test_a_loop_goes_back_around_the_nodes() -> None:
    diagram = lay_out(PERMIT)
    way = diagram.edge["Askforwhatismissing-Checkcompleteness"].points
    assert way[-1][0] < way[0][0]
    assert problems(PERMIT, diagram) == []


def test_lanes_are_equal_bands_where_their_needs_are_alike() -> None:
    process = parse("start > A: One > B: Two > C: Three > A: Four > end")
    shape = lay_out(process).shape
    boxes = [shape[lane.id].bounds for lane in process.lanes]
    assert len({round(box.height, 3) for box in boxes}) == 1
    assert len({(box.x, box.width) for box in boxes}) == 1


def test_one_tall_lane_does_not_stretch_all_others() -> None:
    branches = " | ".join(f"A: Step {n}" for n in range(8))
    process = parse(f"start > and({branches}) > B: Two > C: Three > D: Four > end")
    shape = lay_out(process).shape
    tall, *others = (shape[lane.id].bounds.height for lane in process.lanes)
    assert tall > 600
    assert max(others) < tall / 2


def test_outside_parties_are_thin_bands_over_the_full_width() -> None:
    parties = tuple(Participant(f"party{n}", f"Party {n}") for n in range(3))
    process = replace(PERMIT, participants=(Participant("pool", "City", "p"), *parties))
    shape = lay_out(process).shape
    pool = shape["pool"].bounds
    boxes = [shape[party.id].bounds for party in parties]
    assert all((box.x, box.width, box.height) == (pool.x, pool.width, 60) for box in boxes)
    assert [box.y < pool.y for box in boxes] == [True, False, True]


def test_a_message_runs_upright_between_its_node_and_the_band() -> None:
    pools = (Participant("pool", "City", "p"), Participant("out", "Applicant"))
    message = MessageFlow("m", "out", "start")
    diagram = lay_out(replace(PERMIT, participants=pools, message_flows=(message,)))
    (x1, y1), (x2, y2) = diagram.edge["m"].points
    assert x1 == x2
    assert y1 == diagram.shape["out"].bounds.y + 60
    assert y2 == diagram.shape["start"].bounds.y


def test_a_boundary_event_sits_on_the_border_of_its_activity() -> None:
    timer = Event("b", "Too late", process="p", position=Position.BOUNDARY, attached_to="Enterit")
    box = lay_out(replace(PERMIT, nodes=(*PERMIT.nodes, timer))).shape
    host, event = box["Enterit"].bounds, box["b"].bounds
    assert event.y + event.height / 2 == pytest.approx(host.y + host.height)
    assert host.x <= event.x
    assert event.x + event.width <= host.x + host.width


def test_a_flow_from_a_boundary_event_leaves_downwards_even_when_it_leads_back() -> None:
    hosts = (Task("a"), Task("b"), Event("e", position=Position.START), Task("c"))
    events = tuple(
        Event(key, position=Position.BOUNDARY, attached_to="a") for key in ("late", "stopped")
    )
    ends = (("a", "b"), ("b", "a"), ("e", "b"), ("c", "a"), ("late", "e"))
    flows = tuple(SequenceFlow(f"{one}-{two}", one, two) for one, two in ends)
    process = Process("p", nodes=(*hosts, *events), flows=flows)
    diagram = lay_out(process)
    assert problems(process, diagram) == []
    one, two = diagram.edge["late-e"].points[:2]
    assert one[0] == two[0]
    assert one[1] < two[1]


def test_data_of_one_task_stand_above_it() -> None:
    data = (DataObject("d", "Form"),)
    link = (DataAssociation("x", "Enterit", "d", writes=True),)
    diagram = lay_out(replace(PERMIT, data=data, associations=link))
    thing, host = diagram.shape["d"].bounds, diagram.shape["Enterit"].bounds
    assert thing.y + thing.height < host.y
    assert diagram.edge["x"].points[0][1] == host.y


@pytest.mark.parametrize(
    "process",
    [
        Process("p"),
        Process("p", nodes=(Task("a"),)),
        Process("p", nodes=(Task("a"),), flows=(SequenceFlow("f", "a", "gone"),)),
        Process("p", nodes=(Task("a"),), flows=(SequenceFlow("f", "a", "a"),)),
        Process("p", participants=(Participant("x", "A"), Participant("y", "B")),
                message_flows=(MessageFlow("m", "x", "y"),)),
        Process("p", lanes=(Lane("l", "Nobody", "p"),), participants=(Participant("q", "", "p"),)),
        Process("p", nodes=(Task("a", parent="b"), SubProcess("b", parent="a"))),
        Process("p", nodes=tuple(Task(f"t{n}") for n in range(30))),
    ],
    ids=["empty", "one", "dangling", "self-loop", "pools", "empty-lane", "circle", "no-flows"],
)  # fmt: skip
def test_a_draft_is_laid_out_too(process: Process) -> None:
    diagram = lay_out(process)
    assert all(node.id in diagram.shape for node in process.nodes)
    assert all(pool.id in diagram.shape for pool in process.participants)


def test_lanes_inside_lanes_and_several_pools_keep_their_nodes() -> None:
    lanes = (Lane("a", "A", "p"), Lane("a1", "A1", "p", "a"), Lane("a2", "A2", "p", "a"),
             Lane("b", "B", "p"))  # fmt: skip
    nodes = tuple(Task(f"t{lane}", lane=lane, process="p") for lane in ("a1", "a2", "b"))
    other = Task("other", process="q")
    pools = (Participant("pool", "City", "p"), Participant("pool2", "County", "q"))
    process = Process("p", nodes=(*nodes, other), lanes=lanes, participants=pools,
                      message_flows=(MessageFlow("m", "tb", "other"),))  # fmt: skip
    shape = lay_out(process).shape
    assert all(contains(shape[n.lane or ""].bounds, shape[n.id].bounds) for n in nodes)
    assert contains(shape["a"].bounds, shape["a1"].bounds)
    assert contains(shape["a"].bounds, shape["a2"].bounds)
    assert contains(shape["pool2"].bounds, shape["other"].bounds)
    assert not overlaps(shape["pool"].bounds, shape["pool2"].bounds)


def test_a_deep_nest_of_sub_processes_is_laid_out() -> None:
    nodes = [SubProcess(f"s{n}", parent=f"s{n - 1}" if n else None) for n in range(120)]
    assert len(lay_out(Process("p", nodes=tuple(nodes))).shapes) == 120


@settings(max_examples=60, deadline=None)
@given(processes())
def test_flows_without_a_common_end_never_run_on_top_of_each_other(process: Process) -> None:
    diagram = lay_out(process)
    ends = {flow.id: {flow.source, flow.target} for flow in process.flows}
    pieces = [
        (key, min(piece), max(piece))
        for key in ends
        for piece in pairwise(diagram.edge[key].points)
    ]
    assert [
        (one[0], two[0])
        for one, two in combinations(pieces, 2)
        if not ends[one[0]] & ends[two[0]] and shared_length((one[1], one[2]), (two[1], two[2])) > 1
    ] == []


def shared_length(
    one: tuple[tuple[float, float], ...], two: tuple[tuple[float, float], ...]
) -> float:
    """The length that two level or two upright pieces have in common."""
    for axis in (0, 1):
        if len({round(point[axis], 3) for point in (*one, *two)}) == 1:
            low = max(one[0][1 - axis], two[0][1 - axis])
            return min(one[1][1 - axis], two[1][1 - axis]) - low
    return 0.0


@settings(max_examples=20, deadline=None)
@given(processes())
def test_the_same_process_is_drawn_the_same(process: Process) -> None:
    assert lay_out(process) == lay_out(replace(process))


@pytest.mark.parametrize("name", library.names())
@pytest.mark.parametrize("data", [True, False], ids=["with data", "without data"])
def test_words_keep_clear_of_lines_lane_borders_and_other_words(name: str, data: bool) -> None:
    process = read_csv((library.folder(name) / "steps.csv").read_bytes(), name).process
    if not data:
        process = replace(process, data=(), associations=())
    diagram = lay_out(process)
    assert word_problems(process, diagram) == []


def word_problems(process: Process, diagram: Diagram) -> list[str]:
    """Words on lines of flows, on borders of lanes and pools, and on other words."""
    labels = [(one.element, one.label) for one in (*diagram.shapes, *diagram.edges) if one.label]
    flows = {flow.id for flow in (*process.flows, *process.message_flows)}
    pieces = [
        (f"the line of {edge.element}", piece)
        for edge in diagram.edges
        if edge.element in flows
        for piece in pairwise(edge.points)
    ]
    for band in (*process.lanes, *process.participants):
        box = diagram.shape[band.id].bounds
        pieces += [
            (f"the border of {band.id}", ((box.x, y), (box.x + box.width, y)))
            for y in (box.y, box.y + box.height)
        ]
    found = [
        f"the words of {key} are on {what}"
        for key, label in labels
        for what, (one, other) in pieces
        if crosses(label, one, other)
    ]
    return found + [
        f"the words of {one} are on those of {other}"
        for (one, box), (other, second) in combinations(labels, 2)
        if overlaps(box, second)
    ]


def test_answers_have_a_line_of_their_own() -> None:
    for name in library.names():
        process = read_csv((library.folder(name) / "steps.csv").read_bytes(), name).process
        diagram = lay_out(process)
        named = [flow.id for flow in process.flows if flow.name]
        pieces = [
            (key, min(piece), max(piece))
            for key in named
            for piece in pairwise(diagram.edge[key].points)
        ]
        shared = [
            (one[0], two[0])
            for one, two in combinations(pieces, 2)
            if one[0] != two[0] and shared_length(one[1:], two[1:]) > 1
        ]
        assert shared == []


def test_loops_are_cut_where_they_lead_back() -> None:
    graph = {"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": []}
    kept = forward(list(graph), graph)
    assert kept == {"a": ["b"], "b": ["c"], "c": ["d"], "d": []}
    assert ranks(kept) == {"a": 0, "b": 1, "c": 2, "d": 3}


def test_loops_are_cut_where_fewer_flows_have_to_go_back() -> None:
    """The short cut from a to d must not turn the long way b, c, d around."""
    graph = {"a": ["d", "b"], "b": ["c"], "c": ["d"], "d": ["e", "b"], "e": []}
    kept = forward(list(graph), graph)
    assert kept["c"] == ["d"]
    assert kept["d"] == ["e"]
    assert ranks(kept) == {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4}


def test_words_are_as_wide_as_in_adobe_s_metrics_of_helvetica() -> None:
    assert (
        width("Hello, World", 1000)
        == 722 + 556 + 222 * 2 + 556 + 278 + 278 + 944 + 556 + 333 + 222 + 556
    )
    assert wrap("one two three", width("one two")) == ("one two", "three")
    assert wrap("immeasurable", width("immeas")) == ("immeas", "urable")


def tangle(count: int) -> Process:
    """Steps of twelve lanes with flows that jump ahead and back."""
    nodes = tuple(Task(f"t{n}", "Check the form", lane=f"l{n % 12}") for n in range(count))
    steps = [(n, n + 1) for n in range(count - 1)] + [(n, n + 7) for n in range(0, count - 10, 5)]
    steps += [(n, n - 9) for n in range(20, count, 10)]
    flows = tuple(SequenceFlow(f"f{n}", f"t{a}", f"t{b}", "yes") for n, (a, b) in enumerate(steps))
    lanes = tuple(Lane(f"l{n}", f"Role {n}") for n in range(12))
    return Process("p", nodes=nodes, flows=flows, lanes=lanes)


def test_twice_the_nodes_are_not_four_times_the_work_of_drawing() -> None:
    lay_out(tangle(50))
    assert calls(lambda: lay_out(tangle(400))) < 3.2 * calls(lambda: lay_out(tangle(200)))


def test_places_are_whole_hundredths_so_that_every_python_draws_alike() -> None:
    # Python 3.12 began to add up floating-point numbers with more care than 3.11.
    diagram = lay_out(parse("start > Clerk: Check the plans > xor(File it | Ask again) > end"))
    numbers = [n for s in diagram.shapes for n in vars(s.bounds).values()]
    numbers += [n for edge in diagram.edges for point in edge.points for n in point]
    assert numbers == [round(number, 2) for number in numbers]
