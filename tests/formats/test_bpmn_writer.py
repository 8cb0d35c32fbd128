"""What is built reads back as the same process and drawing, whatever the process."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import notation
from workbench.formats.bpmn.reader import read
from workbench.formats.bpmn.writer import build
from workbench.model.amount import CalendarDays, Money, Share, WorkingDays, WorkingMinutes
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
    Lane,
    Loop,
    MessageFlow,
    Participant,
    Position,
    SequenceFlow,
    SubProcess,
    Task,
    TaskType,
    Trigger,
    ValueClass,
)
from workbench.model.evidence import Evidence, Quantity, Source
from workbench.model.process import Process

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), include_characters="\n\t\r"),
    max_size=8,
)
WORD = st.text("abcäß<&\"'", min_size=1, max_size=5)
NUMBER = st.floats(0, 1e300, allow_nan=False) | st.integers(0, 1000).map(float)
EVIDENCE = st.builds(Evidence, st.sampled_from(Source), st.none() | st.integers(0, 999), TEXT, TEXT)


@st.composite
def quantities(draw: st.DrawFn, *kinds: type) -> Quantity:
    kind = draw(st.sampled_from(kinds))
    low, usual, high = sorted(draw(st.tuples(NUMBER, NUMBER, NUMBER)))
    evidence = draw(EVIDENCE)
    if draw(st.booleans()):
        return Quantity(kind(usual), evidence)
    return Quantity(kind(usual), evidence, kind(low), kind(high))


WAITS = quantities(WorkingMinutes, WorkingDays, CalendarDays)
ATTRIBUTES = st.builds(
    Attributes,
    who=TEXT,
    outside=st.booleans(),
    phase=TEXT,
    systems=st.lists(TEXT, max_size=2).map(tuple),
    work=st.none() | quantities(WorkingMinutes),
    wait=st.none() | WAITS,
    cost=st.none() | quantities(Money),
    rule=TEXT,
    mandated=st.booleans(),
    problem=TEXT,
    value_class=st.none() | st.sampled_from(ValueClass),
    row=TEXT,
)
UNREAD = st.sampled_from(["", "R3/PT1H", "2026-05-12T09:00:00Z", "after lunch"])
"""Times that name no deadline; one that does, such as P30D, is read as one."""


def definition(trigger: Trigger) -> st.SearchStrategy[EventDefinition]:
    if trigger is Trigger.TIMER:
        timer, timers = st.just(trigger), UNREAD | st.just("P30D")
        return st.builds(EventDefinition, timer, TEXT, timers, WAITS) | st.builds(
            EventDefinition, timer, TEXT, UNREAD, st.none()
        )
    return st.builds(EventDefinition, st.just(trigger), TEXT)


DEFINITIONS = st.sampled_from(Trigger).flatmap(definition)
KINDS = st.sampled_from(["sub-process", "transaction", "ad-hoc sub-process"])


@st.composite
def nodes(draw: st.DrawFn, key: str, before: tuple[FlowNode, ...], lanes: list[str]) -> FlowNode:
    boxes = [node for node in before if isinstance(node, SubProcess)]
    around = draw(st.none() | st.sampled_from(boxes)) if boxes else None
    common = {
        "id": key,
        "name": draw(TEXT),
        "documentation": draw(TEXT),
        "lane": draw(st.none() | st.sampled_from(lanes)) if lanes else None,
        "parent": around.id if around else None,
        "process": around.process if around else draw(st.sampled_from(["p", "q"])),
        "attributes": draw(st.just(Attributes()) | ATTRIBUTES),
    }
    activity = {"loop": draw(st.sampled_from(Loop)), "default": draw(st.none() | st.just("f0"))}
    kind = draw(st.integers(0, 4))
    if kind == 0:
        return Task(**common, **activity, type=draw(st.sampled_from(TaskType)))
    if kind == 1:
        return SubProcess(**common, **activity, by_event=draw(st.booleans()), kind=draw(KINDS))
    if kind == 2:
        return CallActivity(**common, **activity, called=draw(st.sampled_from(["", "other"])))
    if kind == 3:
        return Gateway(**common, type=draw(st.sampled_from(GatewayType)))
    return draw(events(common, before))


@st.composite
def events(draw: st.DrawFn, common: dict, before: tuple[FlowNode, ...]) -> Event:
    hosts = [node.id for node in before if isinstance(node, Task)]
    positions = [one for one in Position if one is not Position.BOUNDARY or hosts]
    position = draw(st.sampled_from(positions))
    stays = position in (Position.START, Position.BOUNDARY)
    catches = position in (Position.START, Position.BOUNDARY, Position.CATCH)
    return Event(
        **common,
        position=position,
        definitions=tuple(draw(st.lists(DEFINITIONS, max_size=3))),
        attached_to=draw(st.sampled_from(hosts)) if position is Position.BOUNDARY else None,
        interrupting=draw(st.booleans()) if stays else True,
        parallel_multiple=draw(st.booleans()) if catches else False,
    )


@st.composite
def processes(draw: st.DrawFn) -> Process:
    lanes: tuple[Lane, ...] = ()
    for place in range(draw(st.integers(0, 3))):
        parent = draw(st.none() | st.sampled_from(lanes)) if lanes else None
        home = parent.process if parent else draw(st.sampled_from(["p", "q"]))
        key = parent.id if parent else None
        lanes += (Lane(f"lane_{place}", draw(TEXT), home, key, draw(TEXT)),)
    found: tuple[FlowNode, ...] = ()
    for place in range(draw(st.integers(1, 6))):
        found += (draw(nodes(f"n{place}", found, [lane.id for lane in lanes])),)
    keys = st.sampled_from([node.id for node in found])
    flow = st.builds(
        SequenceFlow, st.just("f"), keys, keys, TEXT, TEXT, st.none() | quantities(Share), TEXT
    )
    data = st.builds(DataObject, st.just("d"), TEXT, TEXT, st.booleans(), TEXT)
    remark = st.builds(Annotation, st.just("a"), TEXT, st.lists(keys, unique=True).map(tuple))
    flows = numbered("f", draw(st.lists(flow, max_size=5)))
    things = numbered("d", draw(st.lists(data, max_size=3)))
    order = draw(st.permutations(found))
    return Process(
        "p",
        draw(TEXT),
        draw(TEXT),
        nodes=tuple(order),
        flows=flows,
        participants=draw(st.sampled_from([(), (Participant("pool", "A", "p", "Why"),)])),
        lanes=tuple(draw(st.permutations(lanes))),
        message_flows=draw(st.sampled_from([(), (MessageFlow("m", "n0", "pool", "Form"),)])),
        data=things,
        associations=draw(associations(keys, things)),
        annotations=numbered("a", draw(st.lists(remark, max_size=2))),
        terms=tuple(draw(st.lists(st.tuples(WORD, TEXT), max_size=2))),
        trigger=draw(TEXT),
    )


def associations(keys: st.SearchStrategy, things: tuple) -> st.SearchStrategy:
    if not things:
        return st.just(())
    data = st.sampled_from([thing.id for thing in things])
    link = st.builds(DataAssociation, st.just("l"), keys, data, st.booleans())
    return st.lists(link, max_size=4).map(lambda links: numbered("l", links))


def numbered(stem: str, things: list) -> tuple:
    return tuple(replace(thing, id=f"{stem}{place}") for place, thing in enumerate(things))


@given(processes())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_process_that_is_built_reads_back_equal(process: Process) -> None:
    result = read(build(process, Diagram()))
    assert result.process == process
    assert result.findings == tuple(
        finding for finding in result.findings if finding.rule == "dangling-flow"
    )


BOXES = st.builds(Bounds, *[st.floats(-1e6, 1e6)] * 4)


@given(
    st.lists(
        st.builds(
            Shape,
            st.sampled_from(["lane", "box", "task", "pool"]),
            BOXES,
            st.none() | BOXES,
            st.booleans(),
            st.booleans(),
        ),
        unique_by=lambda shape: shape.element,
    ),
    st.lists(
        st.builds(
            Edge,
            st.just("f"),
            st.lists(st.tuples(*[st.floats(-1e6, 1e6)] * 2)).map(tuple),
            st.none() | BOXES,
        ),
        max_size=1,
    ),
)
@settings(max_examples=50, deadline=None)
def test_a_drawing_that_is_built_reads_back_equal(shapes: list[Shape], edges: list[Edge]) -> None:
    process = Process(
        "p",
        nodes=(SubProcess("box", process="p"), Task("task", process="p")),
        lanes=(Lane("lane", process="p"),),
        participants=(Participant("pool", process="p"),),
    )
    diagram = Diagram(tuple(shapes), tuple(edges))
    assert read(build(process, diagram)).diagram == diagram


EXAMPLE = notation.process(
    "start > Clerk: Check [5-15-35; wait 60] > xor(62% yes= Clerk: Enter [5] | 38% no= Head: Ask "
    "[10] > @Check) > end Done"
)


def test_building_twice_gives_the_same_bytes() -> None:
    assert build(EXAMPLE, Diagram()) == build(EXAMPLE, Diagram())


def test_a_process_in_one_line_survives() -> None:
    assert read(build(EXAMPLE, Diagram())).process == EXAMPLE


@pytest.mark.parametrize(
    ("value", "text"),
    [(15.0, "15"), (15, "15"), (0.1, "0.1"), (1e300, "1e+300"), (1 / 3, "0.3333333333333333")],
)
def test_numbers_are_written_short(value: float, text: str) -> None:
    work = Quantity(WorkingMinutes(value))
    node = Task("a", process="p", attributes=Attributes(work=work))
    xml = build(Process("p", nodes=(node,)), Diagram())
    assert f'usual="{text}"'.encode() in xml
    assert read(xml).process.nodes[0].attributes.work == work


def test_the_children_of_a_task_stand_in_the_order_of_the_schema() -> None:
    task = Task(
        "a", documentation="Why", process="p", loop=Loop.STANDARD, attributes=Attributes(row="7")
    )
    process = Process(
        "p",
        nodes=(task,),
        flows=(SequenceFlow("f", "a", "a"),),
        data=(DataObject("d"),),
        associations=(DataAssociation("w", "a", "d", True), DataAssociation("r", "a", "d", False)),
    )
    xml = build(process, Diagram())
    root = etree.fromstring(xml)
    found = [etree.QName(child).localname for child in next(root.iter("{*}task"))]
    assert found == [
        "documentation",
        "extensionElements",
        "incoming",
        "outgoing",
        "property",
        "dataInputAssociation",
        "dataOutputAssociation",
        "standardLoopCharacteristics",
    ]
    assert [etree.QName(child).localname for child in next(root.iter("{*}process"))] == [
        "extensionElements",
        "task",
        "sequenceFlow",
        "dataObject",
        "dataObjectReference",
    ]
    assert read(xml).process == process
