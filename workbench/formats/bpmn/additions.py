"""Adding a node or a sequence flow to a BPMN file, drawing included."""

from __future__ import annotations

from lxml import etree

from workbench.formats.bpmn.drawing import drawing
from workbench.formats.bpmn.elements import Ties, flow_element, node_element
from workbench.formats.bpmn.namespace import (
    DI,
    INCOMING,
    LANE,
    NODE_REF,
    NODES,
    OUTGOING,
    PROCESS,
    REFERENCES,
    SUB_PROCESSES,
    B,
    Element,
    Tree,
)
from workbench.formats.bpmn.places import adopt, find, put, put_flow_element
from workbench.formats.bpmn.write_drawing import edge_element, shape_element
from workbench.formats.bpmn.xml_input import BpmnError
from workbench.formats.bpmn.xml_output import Ids, new
from workbench.model.diagram import Bounds, Edge, Shape
from workbench.model.element import FlowNode, SequenceFlow, SubProcess, Trigger

Points = tuple[tuple[float, float], ...]


def add_node(tree: Tree, node: FlowNode, bounds: Bounds | None) -> None:
    """Add a node to its sub-process or process, its lane, and the drawing."""
    ids = _ids(tree, node.id)
    holder = _holder(tree, node)
    lane = find(tree, node.lane) if node.lane else None
    if lane is not None and lane.tag != LANE:
        raise BpmnError(f"“{node.lane}” is no lane.")

    def refer(trigger: Trigger, name: str) -> str:
        return _root(tree, REFERENCES[trigger], name, ids)

    put_flow_element(holder, node_element(node, Ties(), ids, refer))
    if lane is not None:
        put(lane, _reference(NODE_REF, node.id))
    if bounds is not None:
        shape = Shape(node.id, bounds)
        _draw(tree, shape_element(shape, False, isinstance(node, SubProcess), ids))


def add_flow(tree: Tree, flow: SequenceFlow, points: Points) -> None:
    """Add a sequence flow beside its source, name it at both ends, and draw it."""
    ids = _ids(tree, flow.id)
    source, target = (_node(tree, key, flow.id) for key in (flow.source, flow.target))
    holder = source.getparent()
    if holder is None or holder is not target.getparent():
        raise BpmnError(
            "A sequence flow cannot cross the border of a pool or sub-process.",
            where=f"element {flow.id}",
            mend="Use a message flow between pools; end and go on at the sub-process itself.",
        )
    put_flow_element(holder, flow_element(flow))
    put(source, _reference(OUTGOING, flow.id))
    put(target, _reference(INCOMING, flow.id))
    line = points or _straight(tree, flow)
    if line:
        _draw(tree, edge_element(Edge(flow.id, line), ids))


def _ids(tree: Tree, key: str) -> Ids:
    ids = Ids({element.get("id", "") for element in tree.getroot().iter(etree.Element)})
    ids.claim(key)
    return ids


def _holder(tree: Tree, node: FlowNode) -> Element:
    if node.parent or node.process:
        holder = find(tree, node.parent or node.process)
    else:
        holder = next(tree.getroot().iterchildren(PROCESS))
    if holder.tag != PROCESS and holder.tag not in SUB_PROCESSES:
        raise BpmnError(f"“{holder.get('id')}” is no process or sub-process.")
    return holder


def _node(tree: Tree, key: str, flow: str) -> Element:
    element = find(tree, key)
    if element.tag not in NODES:
        raise BpmnError(f"“{key}” is no step, event or gateway.", where=f"element {flow}")
    return element


def _reference(tag: str, key: str) -> Element:
    element = etree.Element(tag)
    element.text = key
    return element


def _root(tree: Tree, word: str, name: str, ids: Ids) -> str:
    """The id of a message, signal, error or escalation, made where it is missing."""
    root = tree.getroot()
    for element in root.iterchildren(B + word):
        if element.get("name") == name and element.get("id"):
            return element.get("id", "")
    made = new(B + word, ids.fresh(f"{word}_1"), name=name)
    adopt(root, 0, made)
    return made.get("id", "")


def _straight(tree: Tree, flow: SequenceFlow) -> Points:
    shapes = drawing(tree, (), (), []).shape
    if flow.source not in shapes or flow.target not in shapes:
        return ()
    start, end = shapes[flow.source].bounds, shapes[flow.target].bounds
    return (
        (start.x + start.width, start.y + start.height / 2),
        (end.x, end.y + end.height / 2),
    )


def _draw(tree: Tree, element: Element) -> None:
    plane = next(tree.getroot().iter(DI + "BPMNPlane"), None)
    if plane is not None:
        adopt(plane, len(plane), element)
