"""Files that are no BPMN, or could do harm: refused with a place and a remedy, or reported."""

from __future__ import annotations

import socket

import pytest

from workbench.formats.bpmn import xml_input
from workbench.formats.bpmn.reader import read
from workbench.formats.bpmn.writer import build
from workbench.formats.bpmn.xml_input import BpmnError
from workbench.model.diagram import Diagram
from workbench.model.element import SubProcess, Task
from workbench.model.finding import Severity
from workbench.model.process import Process

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
WB = 'xmlns:wb="urn:workbench:bpmn:1"'


def file(inside: str, head: str = "") -> bytes:
    return f'{head}<definitions xmlns="{BPMN}" {WB}>\n{inside}\n</definitions>'.encode()


def process(inside: str) -> bytes:
    return file(f'<process id="p">\n{inside}\n</process>')


BOMB = """<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
EXTERNAL = """<!DOCTYPE x [<!ENTITY a SYSTEM "http://192.0.2.1/secret">]>"""


@pytest.mark.parametrize(
    ("data", "where", "words"),
    [
        (b"", "", "empty"),
        (b"  \n ", "", "empty"),
        (b"hello", "line 1", "not well-formed"),
        (b"<a>\n<b>\n</a>", "line 3", "not well-formed"),
        (file("<process id='p'>"), "line 3", "not well-formed"),
        (b"PK\x03\x04rest", "", "ZIP file"),
        (b"%PDF-1.7", "", "PDF"),
        (b'{"a": 1}', "", "JSON"),
        (b'<Package xmlns="http://www.wfmc.org/2009/XPDL2.2"/>', "line 1", "XPDL"),
        (b'<definitions xmlns="http://schema.omg.org/spec/BPMN/2.0"/>', "line 1", "draft of BPMN"),
        (b'<bpmn:BusinessProcessDiagram xmlns:bpmn="http://bpmn.org"/>', "line 1", "BPMN 1.x"),
        (b"<mxfile/>", "line 1", "draw.io"),
        (b"<AML/>", "line 1", "ARIS"),
        (b'<definitions xmlns="urn:x"/>', "line 1", "XML of urn:x"),
        (b"<definitions/>", "line 1", "XML without a namespace"),
        (f'<process xmlns="{BPMN}"/>'.encode(), "line 1", "only a part of BPMN"),
        (file(""), "", "no process"),
        (file('<choreography id="c"/>'), "", "holds a choreography"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "", "klingon"),
    ],
)
def test_what_is_no_bpmn_is_refused_by_name(data: bytes, where: str, words: str) -> None:
    with pytest.raises(BpmnError) as refusal:
        read(data)
    assert words in refusal.value.what.replace("KLINGON", "klingon")
    if where:
        assert refusal.value.where == where
    assert refusal.value.mend


@pytest.mark.parametrize("declaration", [BOMB, EXTERNAL, "<!DOCTYPE html>"])
@pytest.mark.parametrize("before", ["", "<!-- remark --><?x y?>\n", "<?xml version='1.0'?>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_document_type_is_refused_before_anything_is_expanded(
    declaration: str, before: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the parser must not see this")

    monkeypatch.setattr(xml_input, "_tree", never)
    data = f"{before}{declaration}<definitions xmlns='{BPMN}' name='&b;'/>".encode(encoding)
    with pytest.raises(BpmnError, match="document type declaration"):
        read(data)


def test_a_document_type_in_a_rare_encoding_is_refused_too() -> None:
    text = f"<?xml version='1.0' encoding='UTF-32'?>{EXTERNAL}<definitions xmlns='{BPMN}'/>"
    with pytest.raises(BpmnError):
        read(text.encode("utf-32"))


def test_nothing_is_ever_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket, "socket", never)
    head = '<?xml-stylesheet href="http://192.0.2.1/x.xsl"?>'
    inside = '<import namespace="x" location="http://192.0.2.1/x.xsd" importType="x"/>'
    inside += '<process id="p"><task id="a"/></process>'
    assert len(read(file(inside, head)).process.nodes) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_with_and_without_a_mark_are_read(encoding: str) -> None:
    name = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    head = f'<?xml version="1.0" encoding="{name}"?>'
    text = file('<process id="p"><task id="a" name="Prüfen"/></process>', head).decode()
    assert read(text.encode(encoding)).process.nodes[0].name == "Prüfen"


def test_a_file_of_ten_megabytes_is_read() -> None:
    texts = "".join(
        f'<task id="t{n}" name="T"><documentation>{"x" * 9000}</documentation></task>\n'
        for n in range(1150)
    )
    data = process(texts)
    assert len(data) > 10_000_000
    assert len(read(data).process.nodes) == 1150


LONG = "word " * 2_100_000
DOCUMENTED = f"<documentation>{LONG}</documentation>"


def test_one_text_of_more_than_ten_megabytes_is_read() -> None:
    found = read(process(f'<task id="a">{DOCUMENTED}</task>')).process
    assert found.by_id["a"].documentation == LONG


# "ha" 50 to the power of 11 times, were it ever said.
ENDLESS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50 if n else "ha"}">' for n in range(12))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7", "utf-32-be"])
def test_a_bomb_in_a_large_file_is_refused_however_it_is_encoded(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{ENDLESS}]>'
    text = file(f'<process id="p" name="&e11;">{DOCUMENTED}</process>', head).decode()
    with pytest.raises(BpmnError, match="document type declaration"):
        read(text.encode(encoding)[:40_000_000])


@pytest.mark.parametrize("levels", [400, 3000])
def test_depth_is_refused_in_a_large_file_as_in_a_small_one(levels: int) -> None:
    deep = "<subProcess>\n" * levels + "</subProcess>" * levels
    with pytest.raises(BpmnError, match="256 levels") as refusal:
        read(process(DOCUMENTED + deep))
    assert refusal.value.where.startswith("line ")


def test_a_larger_file_than_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(BpmnError, match="at most 50 MB"):
        read(b" " * 50_000_001)


def nested(levels: int) -> bytes:
    start = "".join(f'<subProcess id="s{level}">' for level in range(levels))
    return process(start + "</subProcess>" * levels)


def test_four_hundred_levels_are_refused_in_words() -> None:
    with pytest.raises(BpmnError, match="256 levels"):
        read(nested(400))


def test_two_hundred_levels_are_read_and_written() -> None:
    found = read(nested(200)).process
    assert found.by_id["s199"].parent == "s198"
    assert read(build(found, Diagram())).process == found


@pytest.mark.parametrize(
    ("flow", "message"),
    [
        ('<sequenceFlow id="f" sourceRef="a" targetRef="b"/>', "leads to “b”"),
        ('<sequenceFlow id="f" sourceRef="x" targetRef="a"/>', "comes from “x”"),
        ('<sequenceFlow id="f" sourceRef="a"/>', "leads to nothing"),
    ],
)
def test_a_dangling_flow_is_read_and_reported_with_its_line(flow: str, message: str) -> None:
    result = read(process(f'<task id="a"/>\n{flow}'))
    [finding] = result.findings
    assert (finding.rule, finding.elements, finding.where) == ("dangling-flow", ("f",), "line 4")
    assert finding.severity is Severity.ERROR
    assert message in finding.message
    assert finding.remedy
    assert len(result.process.flows) == 1


def test_a_dangling_message_flow_and_boundary_event_and_lane_entry_are_reported() -> None:
    inside = """<collaboration id="c"><participant id="q"/>
    <messageFlow id="m" sourceRef="q" targetRef="gone"/></collaboration>
    <process id="p"><laneSet><lane id="l"><flowNodeRef>old</flowNodeRef></lane></laneSet>
    <boundaryEvent id="b" attachedToRef="nobody"/></process>"""
    rules = {finding.rule: finding.where for finding in read(file(inside)).findings}
    assert rules == {
        "dangling-flow": "line 3",
        "dangling-boundary-event": "line 5",
        "dangling-lane-entry": "line 4",
    }


def test_of_two_elements_with_one_id_the_first_is_read_and_the_second_reported() -> None:
    result = read(process('<task id="a" name="First"/>\n<userTask id="a" name="Second"/>'))
    [finding] = result.findings
    assert (finding.rule, finding.where) == ("duplicate-id", "line 4")
    assert finding.severity is Severity.ERROR
    assert [node.name for node in result.process.nodes] == ["First"]


def test_elements_without_an_id_get_one_that_is_always_the_same() -> None:
    data = process("<task/><task/>")
    assert [node.id for node in read(data).process.nodes] == [
        "task_without_id_1",
        "task_without_id_2",
    ]


@pytest.mark.parametrize(
    ("ours", "words"),
    [
        ('<wb:work usual="ten" unit="working minutes"/>', "“ten” is not a number"),
        ('<wb:work usual="1,5" unit="working minutes"/>', "“1,5” is not a number"),
        ('<wb:work usual="-1" unit="working minutes"/>', "“-1” is not a number from 0 up"),
        ('<wb:work usual="nan" unit="working minutes"/>', "“nan” is not a number from 0 up"),
        ('<wb:work usual="5" unit="working days"/>', "must be one of: working minutes"),
        ('<wb:work usual="5"/>', "the unit is “”"),
        ('<wb:work usual="5" low="6" high="7" unit="working minutes"/>', "from low over usual"),
        ('<wb:work usual="5" low="1" unit="working minutes"/>', "or neither"),
        ('<wb:work usual="5" unit="working minutes" source="dream"/>', "the source is “dream”"),
        ('<wb:work usual="5" unit="working minutes" n="few"/>', "n is “few”"),
    ],
)
def test_a_bad_number_of_ours_is_reported_with_its_line_and_the_rest_is_read(
    ours: str, words: str
) -> None:
    step = f'<wb:step who="Clerk">\n{ours}<wb:system>GIS</wb:system></wb:step>'
    inside = f'<task id="a"><extensionElements>{step}</extensionElements></task>'
    result = read(process(inside))
    [finding] = result.findings
    assert (finding.rule, finding.elements, finding.where) == ("bad-attribute", ("a",), "line 4")
    assert finding.message.endswith(".")
    assert words in finding.message
    attributes = result.process.nodes[0].attributes
    assert (attributes.who, attributes.systems, attributes.work) == ("Clerk", ("GIS",), None)


def test_a_bad_value_class_and_a_bad_box_are_reported() -> None:
    step = '<extensionElements><wb:step value="good"/></extensionElements>'
    box = (
        '<d:BPMNDiagram xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI"><d:BPMNPlane>'
        '<d:BPMNShape bpmnElement="a"><c:Bounds xmlns:c="http://www.omg.org/spec/DD/20100524/DC" '
        'x="left" y="0" width="1" height="1"/></d:BPMNShape></d:BPMNPlane></d:BPMNDiagram>'
    )
    inside = f'<process id="p"><task id="a">{step}</task></process>{box}'
    rules = [finding.rule for finding in read(file(inside)).findings]
    assert rules == ["bad-attribute", "unreadable-drawing"]


@pytest.mark.parametrize(
    ("nodes", "words"),
    [
        ((Task("1a"),), "cannot be the id"),
        ((Task("a"), Task("a")), "Two elements"),
        ((Task("a", "bell \x07"),), "control character"),
        ((Task("a", documentation="bell \x07"),), "control character"),
        ((Task("a", parent="b"),), "sub-process “b”"),
        ((Task("a", lane="b"),), "lane “b”"),
        ((SubProcess("a", parent="b"), SubProcess("b", parent="a")), "inside itself"),
    ],
)
def test_a_model_that_no_file_can_say_is_refused(nodes: tuple[Task, ...], words: str) -> None:
    with pytest.raises(BpmnError, match=words):
        build(Process("p", nodes=nodes), Diagram())


@pytest.mark.parametrize("place", ["NaN", "1e400", "1e9", "-1e9", "here"])
def test_a_place_that_is_on_no_paper_is_told_and_not_shown(place: str) -> None:
    text = (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
        ' xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"'
        ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">'
        '<process id="p"><task id="t" name="Check"/></process>'
        '<di:BPMNDiagram><di:BPMNPlane bpmnElement="p"><di:BPMNShape bpmnElement="t">'
        f'<dc:Bounds x="{place}" y="1" width="100" height="80"/>'
        "</di:BPMNShape></di:BPMNPlane></di:BPMNDiagram></definitions>"
    )
    file = read(text.encode(), "far.bpmn")
    assert [found.rule for found in file.findings] == ["unreadable-drawing"]
    assert file.diagram.shapes == ()
