"""What the reader makes of single elements, in files as other tools write them."""

from __future__ import annotations

import pytest

from workbench.formats.bpmn.reader import BpmnFile, read
from workbench.model.amount import CalendarDays, Share, WorkingMinutes
from workbench.model.element import (
    Annotation,
    DataAssociation,
    Event,
    EventDefinition,
    Gateway,
    Loop,
    Position,
    SubProcess,
    Trigger,
    ValueClass,
)
from workbench.model.evidence import Evidence, Quantity, Source, spread

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def days(count: float) -> Quantity[CalendarDays]:
    """What a timer of so many days says of itself."""
    return Quantity(CalendarDays(count), Evidence(Source.MODEL))


CONDITIONAL = "conditionalEventDefinition"
READ, WRITE = "dataInputAssociation", "dataOutputAssociation"


def opened(inside: str, prefix: str = "", name: str = "") -> BpmnFile:
    declared = f"xmlns:{prefix}" if prefix else "xmlns"
    head = f'<{prefix}{":" if prefix else ""}definitions {declared}="{BPMN}" '
    tail = f"</{prefix}{':' if prefix else ''}definitions>"
    return read(f'{head}xmlns:wb="urn:workbench:bpmn:1">{inside}{tail}'.encode(), name)


def inside(text: str) -> BpmnFile:
    return opened(f'<process id="p">{text}</process>')


@pytest.mark.parametrize("prefix", ["bpmn", "semantic", "x"])
def test_the_prefix_does_not_matter(prefix: str) -> None:
    text = f'<{prefix}:process id="p"><{prefix}:userTask id="a" name="Check"/></{prefix}:process>'
    assert [node.name for node in opened(text, prefix).process.nodes] == ["Check"]


def test_all_of_our_attributes_are_read() -> None:
    node = inside(
        """<userTask id="a"><extensionElements><wb:step who="Applicant" outside="true"
        phase="Intake" rule="Code 10" mandated="true" problem="late" value="BVA" row="s1">
        <wb:system>GIS</wb:system><wb:system>Mail</wb:system>
        <wb:work usual="15" low="8" high="35.5" unit="working minutes" source="stop-watch" n="20"
          date="2026-05-12" who="Rosa" note="spring"/>
        <wb:wait usual="3" unit="calendar days"/></wb:step></extensionElements></userTask>"""
    ).process.nodes[0]
    seen = Evidence(Source.STOPWATCH, 20, "2026-05-12", "Rosa", "spring")
    attributes = node.attributes
    assert attributes.work == spread(WorkingMinutes, 8, 15, 35.5, seen)
    assert attributes.wait == Quantity(CalendarDays(3))
    assert (attributes.who, attributes.outside, attributes.phase) == ("Applicant", True, "Intake")
    assert (attributes.rule, attributes.mandated, attributes.row) == ("Code 10", True, "s1")
    assert (attributes.problem, attributes.value_class) == ("late", ValueClass.BUSINESS)
    assert attributes.systems == ("GIS", "Mail")


def test_a_flow_has_its_condition_share_and_default() -> None:
    process = inside(
        """<exclusiveGateway id="g" default="f"/><task id="a"/>
        <sequenceFlow id="f" name="yes" sourceRef="g" targetRef="a"><documentation>D</documentation>
        <extensionElements><wb:flow><wb:share usual="0.62" unit="share"/></wb:flow>
        </extensionElements><conditionExpression>${ok}</conditionExpression></sequenceFlow>"""
    ).process
    [flow] = process.flows
    assert (flow.condition, flow.documentation, flow.share) == ("${ok}", "D", Quantity(Share(0.62)))
    assert isinstance(process.nodes[0], Gateway)
    assert process.nodes[0].default == "f"


@pytest.mark.parametrize(
    ("loop", "expected"),
    [
        ("<standardLoopCharacteristics/>", Loop.STANDARD),
        ("<multiInstanceLoopCharacteristics/>", Loop.PARALLEL),
        ('<multiInstanceLoopCharacteristics isSequential="true"/>', Loop.SEQUENTIAL),
        ("", Loop.NONE),
    ],
)
def test_loop_markers_are_read(loop: str, expected: Loop) -> None:
    assert inside(f'<task id="a">{loop}</task>').process.nodes[0].loop is expected  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        ('<messageEventDefinition messageRef="m"/>', EventDefinition(Trigger.MESSAGE, "Form")),
        ('<messageEventDefinition messageRef="t:m"/>', EventDefinition(Trigger.MESSAGE, "Form")),
        ('<signalEventDefinition signalRef="gone"/>', EventDefinition(Trigger.SIGNAL)),
        ('<errorEventDefinition errorRef="e"/>', EventDefinition(Trigger.ERROR, "E42")),
        ('<linkEventDefinition name="B"/>', EventDefinition(Trigger.LINK, "B")),
        (
            f"<{CONDITIONAL}><condition>x &gt; 1</condition></{CONDITIONAL}>",
            EventDefinition(Trigger.CONDITIONAL, "x > 1"),
        ),
        (
            "<timerEventDefinition><timeDuration> P30D\n</timeDuration></timerEventDefinition>",
            EventDefinition(Trigger.TIMER, timer="P30D", deadline=days(30)),
        ),
        (
            "<eventDefinitionRef>shared</eventDefinitionRef>",
            EventDefinition(Trigger.TIMER, timer="P1D", deadline=days(1)),
        ),
    ],
)
def test_event_definitions_are_read(definition: str, expected: EventDefinition) -> None:
    roots = """<message id="m" name="Form"/><error id="e" errorCode="E42"/>
    <timerEventDefinition id="shared"><timeDuration>P1D</timeDuration></timerEventDefinition>"""
    event = f'<process id="p"><intermediateCatchEvent id="a">{definition}</intermediateCatchEvent>'
    node = opened(f"{roots}{event}</process>").process.nodes[0]
    assert isinstance(node, Event)
    assert node.definitions == (expected,)


def test_a_boundary_event_takes_the_lane_of_its_activity() -> None:
    process = inside(
        """<laneSet><lane id="l" name="Clerk"><flowNodeRef>a</flowNodeRef></lane></laneSet>
        <boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><timerEventDefinition/>
        <extensionElements><wb:step><wb:deadline usual="30" unit="calendar days"/></wb:step>
        </extensionElements></boundaryEvent><userTask id="a"/>"""
    ).process
    event = process.by_id["b"]
    assert isinstance(event, Event)
    assert (event.position, event.interrupting) == (Position.BOUNDARY, False)
    assert event.definitions[0].deadline == Quantity(CalendarDays(30))
    assert process.who(event) == "Clerk"


def test_sub_processes_of_all_kinds_hold_their_nodes_and_hand_down_their_lane() -> None:
    process = inside(
        """<laneSet><lane id="l"><flowNodeRef>s</flowNodeRef></lane></laneSet>
        <subProcess id="s"><transaction id="t"><adHocSubProcess id="h"><task id="a"/>
        </adHocSubProcess></transaction><subProcess id="e" triggeredByEvent="true">
        <startEvent id="st" isInterrupting="false"/></subProcess></subProcess><task id="z"/>"""
    ).process
    assert [(node.id, node.parent, node.lane) for node in process.nodes] == [
        ("s", None, "l"),
        ("t", "s", "l"),
        ("h", "t", "l"),
        ("a", "h", "l"),
        ("e", "s", "l"),
        ("st", "e", "l"),
        ("z", None, None),
    ]
    boxes = [node for node in process.nodes if isinstance(node, SubProcess)]
    assert [(box.kind, box.by_event) for box in boxes] == [
        ("sub-process", False),
        ("transaction", False),
        ("ad-hoc sub-process", False),
        ("sub-process", True),
    ]


def test_nested_lanes_put_a_node_into_the_inner_one() -> None:
    process = inside(
        """<laneSet><lane id="out"><flowNodeRef>a</flowNodeRef><childLaneSet><lane id="in">
        <flowNodeRef> a </flowNodeRef></lane></childLaneSet></lane><lane id="next"/></laneSet>
        <task id="a"/>"""
    ).process
    assert [(lane.id, lane.parent) for lane in process.lanes] == [
        ("out", None),
        ("in", "out"),
        ("next", None),
    ]
    assert process.nodes[0].lane == "in"


def test_pools_black_boxes_and_messages_between_them() -> None:
    process = opened(
        """<message id="m" name="Form"/><collaboration id="c">
        <participant id="a" name="Agency" processRef="p"/><participant id="b" name="Applicant"/>
        <participant id="x" name="Court" processRef="elsewhere"/>
        <messageFlow id="f" sourceRef="b" targetRef="t" messageRef="m"/></collaboration>
        <process id="p"><task id="t"/></process>"""
    ).process
    assert [(pool.name, pool.process) for pool in process.participants] == [
        ("Agency", "p"),
        ("Applicant", None),
        ("Court", None),
    ]
    assert process.name == "Agency"
    assert [(flow.source, flow.target, flow.name) for flow in process.message_flows] == [
        ("b", "t", "Form")
    ]


DATA = """<dataObject id="o" name="Plan"/><dataObject id="alone" name="Log"/>
<dataObjectReference id="r1" dataObjectRef="o"><dataState name="new"/></dataObjectReference>
<dataObjectReference id="r2" name="Plan (checked)" dataObjectRef="o"/>
<dataStoreReference id="sr" name="Archive"/>"""


def test_data_is_its_references_with_their_states() -> None:
    data = inside(DATA).process.data
    assert [(thing.id, thing.name, thing.state, thing.store) for thing in data] == [
        ("alone", "Log", "", False),
        ("r1", "Plan", "new", False),
        ("r2", "Plan (checked)", "", False),
        ("sr", "Archive", "", True),
    ]


@pytest.mark.parametrize(
    ("association", "expected"),
    [
        (
            f'<{READ} id="i"><sourceRef>r1</sourceRef><targetRef>in</targetRef></{READ}>',
            DataAssociation("i", "t", "r1", False),
        ),
        (
            f"<{READ}><sourceRef>o</sourceRef><targetRef>in</targetRef></{READ}>",
            DataAssociation("t_uses_r1", "t", "r1", False),
        ),
        (
            f'<{WRITE} id="w"><sourceRef>out</sourceRef><targetRef>sr</targetRef></{WRITE}>',
            DataAssociation("w", "t", "sr", True),
        ),
    ],
)
def test_data_associations_belong_to_the_task_that_holds_them(
    association: str, expected: DataAssociation
) -> None:
    io = '<ioSpecification><dataInput id="in"/><dataOutput id="out"/></ioSpecification>'
    process = inside(f'{DATA}<task id="t">{io}{association}</task>').process
    assert process.associations == (expected,)


def test_an_association_with_two_sources_is_two_associations() -> None:
    association = f'<{READ} id="i"><sourceRef>r1</sourceRef><sourceRef>sr</sourceRef></{READ}>'
    process = inside(f'{DATA}<task id="t">{association}</task>').process
    assert process.associations == (
        DataAssociation("i", "t", "r1", False),
        DataAssociation("i_sr", "t", "sr", False),
    )


def test_a_plain_association_between_data_and_a_step_counts_as_well() -> None:
    process = inside(
        f"""{DATA}<task id="t"/><association id="x" sourceRef="r1" targetRef="t"/>
        <association id="y" sourceRef="t" targetRef="sr" associationDirection="One"/>"""
    ).process
    assert process.associations == (
        DataAssociation("x", "t", "r1", False),
        DataAssociation("y", "t", "sr", True),
    )


def test_remarks_know_what_they_are_about_from_either_end() -> None:
    process = inside(
        """<task id="a"/><task id="b"/><textAnnotation id="n"><text>Slow</text></textAnnotation>
        <association id="x" sourceRef="n" targetRef="a"/>
        <association id="y" sourceRef="b" targetRef="n"/>"""
    ).process
    assert process.annotations == (Annotation("n", "Slow", ("a", "b")),)


def test_artifacts_without_ids_get_one() -> None:
    process = inside(
        f"""{DATA}<task id="t"/><textAnnotation><text>Slow</text></textAnnotation>
        <association sourceRef="r1" targetRef="t"/><association sourceRef="r2" targetRef="t"/>"""
    ).process
    assert [remark.id for remark in process.annotations] == ["textAnnotation_without_id_1"]
    assert [link.id for link in process.associations] == [
        "association_without_id_1",
        "association_without_id_2",
    ]


def test_documentation_is_kept_with_its_mark_up_as_text() -> None:
    node = inside(
        '<task id="a"><documentation>One <b xmlns="x">two</b><!-- not this --></documentation>'
        "<documentation>Three</documentation></task>"
    ).process.nodes[0]
    assert node.documentation == "One two\n\nThree"


@pytest.mark.parametrize(
    ("attribute", "expected"), [('name="Own"', "Own"), ('name=""', ""), ("", "permit")]
)
def test_the_given_name_is_used_only_where_the_file_has_none(attribute: str, expected: str) -> None:
    file = opened(f'<process id="p" {attribute}/>', name="permit")
    assert file.process.name == expected


def test_several_diagrams_are_one_drawing_and_the_first_shape_counts() -> None:
    namespaces = (
        'xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI" '
        'xmlns:c="http://www.omg.org/spec/DD/20100524/DC"'
    )

    def plane(element: str, x: int) -> str:
        return (
            f"<d:BPMNDiagram {namespaces}><d:BPMNPlane><d:BPMNShape bpmnElement='{element}'>"
            f"<c:Bounds x='{x}' y='0' width='1' height='1'/></d:BPMNShape></d:BPMNPlane>"
            "</d:BPMNDiagram>"
        )

    text = '<process id="p"><task id="a"/><subProcess id="s"/></process>'
    file = opened(text + plane("a", 1) + plane("a", 2) + plane("t:s", 3))
    assert [(shape.element, shape.bounds.x) for shape in file.diagram.shapes] == [
        ("a", 1),
        ("s", 3),
    ]
    assert not file.diagram.shape["s"].expanded
    assert file.diagram.shape["a"].expanded
