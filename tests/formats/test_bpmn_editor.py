"""An edit changes what it names and leaves every foreign thing as it was."""

from __future__ import annotations

import io

import pytest
from lxml import etree

from workbench.formats.bpmn.editor import (
    AddFlow,
    AddNode,
    Edit,
    Remove,
    Rename,
    SetAttributes,
    SetCondition,
    SetDeadline,
    SetDocumentation,
    SetShare,
    edit,
    to_bytes,
)
from workbench.formats.bpmn.reader import read
from workbench.formats.bpmn.xml_input import BpmnError
from workbench.model.amount import CalendarDays, Share, WorkingMinutes
from workbench.model.diagram import Bounds
from workbench.model.element import (
    Attributes,
    Event,
    EventDefinition,
    Position,
    SequenceFlow,
    Task,
    TaskType,
    Trigger,
)
from workbench.model.evidence import Quantity

FOREIGN = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<!-- drawn by hand -->
<?tool keep="me"?>
<m:definitions xmlns:m="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="urn:vendor"
    xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:l="http://www.omg.org/spec/DD/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="urn:x" v:mark="1">
  <m:process id="p" v:colour="blue"><!-- inside -->
    <m:laneSet id="ls"><m:lane id="lane" name="Clerk">
      <m:flowNodeRef>a</m:flowNodeRef><m:flowNodeRef>b</m:flowNodeRef></m:lane></m:laneSet>
    <m:startEvent id="s"><m:outgoing>f0</m:outgoing></m:startEvent>
    <m:userTask id="a" name="Check" v:form="x">
      <m:documentation>Old</m:documentation>
      <m:extensionElements><v:form id="b"><v:field id="f1">&amp;</v:field></v:form>
        <!-- keep --></m:extensionElements>
      <m:incoming>f0</m:incoming><m:outgoing>f1</m:outgoing>
    </m:userTask>
    <?between tasks?>
    <m:boundaryEvent id="late" attachedToRef="a"><m:outgoing>f3</m:outgoing>
      <m:timerEventDefinition id="td"/></m:boundaryEvent>
    <m:exclusiveGateway id="b" default="f2"><m:incoming>f1</m:incoming>
      <m:outgoing>f2</m:outgoing></m:exclusiveGateway>
    <m:endEvent id="e"><m:incoming>f2</m:incoming><m:incoming>f3</m:incoming></m:endEvent>
    <m:sequenceFlow id="f0" sourceRef="s" targetRef="a"/>
    <m:sequenceFlow id="f1" sourceRef="a" targetRef="b"><v:way>x</v:way></m:sequenceFlow>
    <m:sequenceFlow id="f2" sourceRef="b" targetRef="e" v:w="3"/>
    <m:sequenceFlow id="f3" sourceRef="late" targetRef="e"/>
    <m:textAnnotation id="n"><m:text>Slow</m:text></m:textAnnotation>
    <m:association id="x" sourceRef="n" targetRef="a"/>
  </m:process>
  <v:extra><v:deep>kept</v:deep></v:extra>
  <di:BPMNDiagram><di:BPMNPlane bpmnElement="p">
    <di:BPMNShape id="a_di" bpmnElement="a" v:fill="red">
      <dc:Bounds x="0" y="0" width="100" height="80"/></di:BPMNShape>
    <di:BPMNShape id="b_di" bpmnElement="b">
      <dc:Bounds x="200" y="15" width="50" height="50"/></di:BPMNShape>
    <di:BPMNEdge id="f1_di" bpmnElement="f1">
      <l:waypoint x="100" y="40"/><l:waypoint x="200" y="40"/></di:BPMNEdge>
  </di:BPMNPlane></di:BPMNDiagram>
</m:definitions>
<!-- the end -->
"""
FILE = read(FOREIGN)


def canonical(xml: bytes) -> str:
    return str(etree.canonicalize(from_file=io.BytesIO(xml), with_comments=True))


def subtrees(xml: bytes, but: set[str]) -> dict[str, str]:
    """The canonical form of everything that holds none of the named elements."""
    root = etree.fromstring(xml)
    found = {}
    for place, element in enumerate(root.iter(etree.Element)):
        keys = {part.get("id") or part.get("bpmnElement") for part in element.iter(etree.Element)}
        if element is not root and not keys & but:
            key = element.get("id") or f"{element.tag} {place}"
            found[key] = str(etree.canonicalize(etree.tostring(element, with_tail=False).decode()))
    return found


STEP = Attributes(who="Rosa", systems=("GIS",), work=Quantity(WorkingMinutes(12.5)))
HALF = Quantity(Share(0.5))
MONTH = Quantity(CalendarDays(30))


@pytest.mark.parametrize(
    ("one", "touched"),
    [
        (Rename("a", "Look"), {"a"}),
        (SetAttributes("a", STEP), {"a"}),
        (SetAttributes("e", STEP), {"e"}),
        (SetShare("f2", HALF), {"f2"}),
        (SetDocumentation("a", "New"), {"a"}),
        (SetDocumentation("b", "New"), {"b"}),
        (SetCondition("f2", "x < 1"), {"f2"}),
        (SetDeadline("late", MONTH), {"late"}),
        (Rename("n", "Fast"), {"n"}),
    ],
)
def test_an_edit_leaves_all_other_elements_byte_for_byte(one: Edit, touched: set[str]) -> None:
    written = to_bytes(edit(FILE, one))
    before, after = subtrees(FOREIGN, touched), subtrees(written, touched)
    assert {key: after[key] for key in before if " " not in key} == {
        key: before[key] for key in before if " " not in key
    }
    assert canonical(written) != canonical(FOREIGN)
    for kept in (b"<!-- drawn by hand -->", b'<?tool keep="me"?>', b"<!-- inside -->",
                 b"<!-- keep -->", b"<?between tasks?>", b"<!-- the end -->", b'v:form="x"',
                 b'<v:field id="f1">&amp;</v:field>', b"<v:deep>kept</v:deep>"):  # fmt: skip
        assert kept in written


def test_nothing_edited_is_written_as_it_came() -> None:
    assert canonical(to_bytes(FILE)) == canonical(FOREIGN)
    assert to_bytes(FILE).startswith(b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>")


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "ISO-8859-1"])
@pytest.mark.parametrize("standalone", ["", " standalone='no'", " standalone='yes'"])
def test_the_declaration_stays(encoding: str, standalone: str) -> None:
    head = f"<?xml version='1.0' encoding='{encoding}'{standalone}?>"
    text = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p'/>"
    xml = f"{head}\n{text}</definitions>".encode(encoding)
    written = to_bytes(read(xml))
    assert written.decode(encoding).startswith(f"{head}\n<definitions")


def test_a_file_without_declaration_gets_none() -> None:
    text = b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process/>'
    assert to_bytes(read(text + b"</definitions>")).startswith(b"<definitions")


def test_the_edited_values_are_read_back() -> None:
    process = edit(
        FILE,
        Rename("a", "Look"),
        SetAttributes("a", STEP),
        SetShare("f2", HALF),
        SetDocumentation("a", "New"),
        SetCondition("f2", "x < 1"),
        SetDeadline("late", MONTH),
        Rename("n", "Fast"),
    ).process
    node, flow = process.by_id["a"], process.flows_by_id["f2"]
    assert (node.name, node.documentation, node.attributes) == ("Look", "New", STEP)
    assert (flow.share, flow.condition) == (HALF, "x < 1")
    assert process.by_id["late"].definitions[0].deadline == MONTH  # type: ignore[attr-defined]
    assert process.annotations[0].text == "Fast"
    assert FILE.process.by_id["a"].name == "Check"


@pytest.mark.parametrize(
    ("there", "back"),
    [
        (SetAttributes("e", STEP), SetAttributes("e", Attributes())),
        (SetShare("f2", HALF), SetShare("f2", None)),
        (SetDocumentation("b", "New"), SetDocumentation("b", "")),
        (SetCondition("f2", "x < 1"), SetCondition("f2", "")),
        (SetDeadline("late", MONTH), SetDeadline("late", None)),
    ],
)
def test_taking_an_edit_back_gives_the_file_back(there: Edit, back: Edit) -> None:
    assert canonical(to_bytes(edit(FILE, there, back))) == canonical(FOREIGN)


def test_setting_attributes_keeps_the_deadline_and_what_a_later_version_may_add() -> None:
    process = edit(FILE, SetDeadline("late", MONTH), SetAttributes("late", STEP)).process
    late = process.by_id["late"]
    assert isinstance(late, Event)
    assert late.definitions == (EventDefinition(Trigger.TIMER, deadline=MONTH),)
    assert late.attributes == STEP


def test_a_node_and_a_flow_are_added_with_their_drawing_and_schema_order() -> None:
    task = Task("new", "File", lane="lane", process="p", type=TaskType.USER, attributes=STEP)
    flow = SequenceFlow("g", "b", "new", "no", condition="y", share=HALF)
    file = edit(FILE, AddNode(task, Bounds(300, 0, 100, 80)), AddFlow(flow))
    assert file.process.by_id["new"] == task
    assert file.process.flows_by_id["g"] == flow
    assert file.findings == ()
    assert file.diagram.shape["new"].bounds == Bounds(300, 0, 100, 80)
    assert file.diagram.edge["g"].points == ((250, 40), (300, 40))
    root = etree.fromstring(to_bytes(file))
    holder = next(root.iter("{*}process"))
    tags = [etree.QName(child).localname for child in holder.iterchildren(etree.Element)]
    assert tags[-2:] == ["textAnnotation", "association"]
    assert b'type="m:tFormalExpression"' in to_bytes(file)
    removed = edit(file, Remove("new"))
    assert removed.process == FILE.process
    assert removed.diagram == FILE.diagram


def test_an_added_message_event_names_its_message() -> None:
    event = Event(
        "m",
        process="p",
        position=Position.END,
        definitions=(EventDefinition(Trigger.MESSAGE, "Permit"),),
    )
    file = edit(FILE, AddNode(event))
    assert file.process.by_id["m"] == event


def test_removing_a_step_takes_everything_at_it_along() -> None:
    file = edit(FILE, Remove("a"))
    assert [node.id for node in file.process.nodes] == ["s", "b", "e"]
    assert [flow.id for flow in file.process.flows] == ["f2"]
    assert file.process.annotations[0].about == ()
    assert [shape.element for shape in file.diagram.shapes] == ["b"]
    assert file.diagram.edges == ()
    assert file.findings == ()
    assert b">f1<" not in to_bytes(file)


def test_removing_a_default_flow_takes_the_default_away() -> None:
    file = edit(FILE, Remove("f2"))
    assert file.process.by_id["b"].default is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (Rename("nowhere", "x"), "no element “nowhere”"),
        (SetAttributes("f1", STEP), "no step"),
        (SetShare("a", HALF), "no sequence flow"),
        (SetDeadline("a", MONTH), "no timer event"),
        (AddNode(Task("a", process="p")), "Two elements"),
        (AddNode(Task("new", parent="a")), "no process or sub-process"),
        (AddFlow(SequenceFlow("g", "a", "nowhere")), "no element “nowhere”"),
        (AddFlow(SequenceFlow("g", "a", "p")), "no step"),
        (Remove("p"), "cannot be removed"),
        (Rename("a", "bell \x07"), "control character"),
        (SetDocumentation("a", "bell \x07"), "control character"),
        (SetAttributes("a", Attributes(who="bell \x07")), "control character"),
    ],
)
def test_an_edit_that_cannot_be_done_is_refused(wrong: Edit, words: str) -> None:
    with pytest.raises(BpmnError, match=words):
        edit(FILE, Rename("a", "Look"), wrong)
    assert canonical(to_bytes(FILE)) == canonical(FOREIGN)
