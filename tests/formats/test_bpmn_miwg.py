"""Eight reference models of the BPMN MIWG: nothing is overlooked, nothing is lost."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from workbench.formats.bpmn.editor import Rename, edit, to_bytes
from workbench.formats.bpmn.reader import read
from workbench.formats.bpmn.writer import build
from workbench.model.element import CallActivity, Event, Gateway, SubProcess, Task

FILES = sorted((Path(__file__).parent.parent / "data" / "miwg").glob("*.bpmn"))
NS = {"b": "http://www.omg.org/spec/BPMN/20100524/MODEL"}
DI = {"d": "http://www.omg.org/spec/BPMN/20100524/DI"}
WORDS = {
    "task": "task",
    "user": "userTask",
    "manual": "manualTask",
    "service": "serviceTask",
    "script": "scriptTask",
    "business rule": "businessRuleTask",
    "send": "sendTask",
    "receive": "receiveTask",
    "start": "startEvent",
    "intermediate catch": "intermediateCatchEvent",
    "intermediate throw": "intermediateThrowEvent",
    "boundary": "boundaryEvent",
    "end": "endEvent",
    "exclusive": "exclusiveGateway",
    "inclusive": "inclusiveGateway",
    "parallel": "parallelGateway",
    "event-based": "eventBasedGateway",
    "complex": "complexGateway",
    "sub-process": "subProcess",
    "transaction": "transaction",
    "ad-hoc sub-process": "adHocSubProcess",
}
DEFINITION_WORDS = {"compensation": "compensate"}


def canonical(xml: bytes) -> str:
    return str(etree.canonicalize(from_file=io.BytesIO(xml), with_comments=True))


def word(node: object) -> str:
    match node:
        case Task() | Gateway():
            return WORDS[node.type]
        case Event():
            return WORDS[node.position]
        case SubProcess():
            return WORDS[node.kind]
        case CallActivity():
            return "callActivity"
    raise AssertionError(node)


def count(tree: etree._ElementTree, path: str) -> int:
    found = tree.xpath(path, namespaces=NS | DI)
    assert isinstance(found, list)
    return len(found)


def test_the_files_are_there() -> None:
    assert len(FILES) == 8


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_node_of_every_type_is_read(path: Path) -> None:
    tree = etree.parse(path)
    nodes = Counter(word(node) for node in read(path.read_bytes()).process.nodes)
    expected = {tag: count(tree, f"//b:{tag}") for tag in [*WORDS.values(), "callActivity"]}
    assert nodes == Counter({tag: number for tag, number in expected.items() if number})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_everything_else_that_is_modelled_is_read(path: Path) -> None:
    tree, file = etree.parse(path), read(path.read_bytes())
    process = file.process
    definitions = Counter(
        DEFINITION_WORDS.get(trigger, trigger)
        for node in process.nodes
        if isinstance(node, Event)
        for trigger in node.triggers
    )
    kinds = "message timer error escalation cancel compensate conditional link signal terminate"
    assert {kind: definitions[kind] for kind in kinds.split()} == {
        kind: count(tree, f"//b:{kind}EventDefinition") for kind in kinds.split()
    }
    assert len(process.flows) == count(tree, "//b:sequenceFlow")
    assert len(process.lanes) == count(tree, "//b:lane")
    assert len(process.participants) == count(tree, "//b:participant")
    assert len(process.message_flows) == count(tree, "//b:messageFlow")
    assert len(process.annotations) == count(tree, "//b:textAnnotation")
    assert sum(flow.condition != "" for flow in process.flows) == count(
        tree, "//b:conditionExpression[string()]"
    )
    assert sum(node.loop != "" for node in process.nodes if hasattr(node, "loop")) == count(
        tree, "//b:standardLoopCharacteristics | //b:multiInstanceLoopCharacteristics"
    )
    assert len(file.diagram.shapes) == len(set(ids_drawn(tree, "Shape")))
    assert len(file.diagram.edges) == len(set(ids_drawn(tree, "Edge")))


def ids_drawn(tree: etree._ElementTree, kind: str) -> list[str]:
    found = tree.xpath(f"//d:BPMN{kind}[string(@bpmnElement)]/@bpmnElement", namespaces=DI)
    assert isinstance(found, list)
    return [str(one) for one in found]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_data_association_finds_its_node_and_its_data(path: Path) -> None:
    tree, process = etree.parse(path), read(path.read_bytes()).process
    associations = "//b:dataInputAssociation | //b:dataOutputAssociation"
    assert len(process.associations) == count(tree, associations)
    assert {link.node for link in process.associations} <= process.by_id.keys()
    assert {link.data for link in process.associations} <= {thing.id for thing in process.data}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_that_is_not_edited_is_written_as_it_came(path: Path) -> None:
    xml = path.read_bytes()
    file = read(xml)
    assert file.findings == ()
    written = to_bytes(file)
    assert canonical(written) == canonical(xml)
    assert first_line(written) == first_line(xml)


def first_line(xml: bytes) -> bytes:
    found = re.match(rb"<\?xml.*?\?>", xml)
    return found[0].replace(b"'", b'"') if found else b""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_edit_changes_one_place_and_undoing_it_gives_the_file_back(path: Path) -> None:
    xml = path.read_bytes()
    file = read(xml)
    node = next(node for node in file.process.nodes if node.name)
    other = edit(file, Rename(node.id, "Something else"))
    assert other.process.by_id[node.id].name == "Something else"
    assert canonical(to_bytes(other)) != canonical(xml)
    assert canonical(to_bytes(edit(other, Rename(node.id, node.name)))) == canonical(xml)
    assert canonical(to_bytes(file)) == canonical(xml)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_was_read_can_be_built_anew_and_reads_the_same(path: Path) -> None:
    file = read(path.read_bytes())
    again = read(build(file.process, file.diagram))
    assert again.process == file.process
    assert again.diagram == file.diagram


def test_c_5_0_keeps_the_states_of_its_documents() -> None:
    process = read((FILES[0].parent / "C.5.0.bpmn").read_bytes()).process
    states = {thing.state for thing in process.data if thing.name.startswith("ID document")}
    assert states == {"for analysis", "analysed", "scanned"}


def test_b_1_0_reads_and_writes_data_through_its_io_specification() -> None:
    process = read((FILES[0].parent / "B.1.0.bpmn").read_bytes()).process
    task = next(link.node for link in process.associations)
    assert [thing.name for thing in process.reads(task)] == ["Data Object"]
    assert [(thing.name, thing.store) for thing in process.writes(task)] == [
        ("Data\nStore Reference", True)
    ]


def test_a_4_1_has_lanes_that_stand_upright() -> None:
    file = read((FILES[0].parent / "A.4.1.bpmn").read_bytes())
    assert {file.diagram.shape[lane.id].horizontal for lane in file.process.lanes} == {False}
