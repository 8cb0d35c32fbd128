"""A drawing as BPMN DI."""

from __future__ import annotations

from workbench.formats.bpmn.extensions import number
from workbench.formats.bpmn.namespace import (
    BOUNDS,
    DI,
    DIAGRAM,
    EDGE,
    LABEL,
    SHAPE,
    WAY_POINT,
    Element,
)
from workbench.formats.bpmn.xml_output import Ids, new
from workbench.model.diagram import Bounds, Diagram, Edge, Shape
from workbench.model.element import SubProcess
from workbench.model.process import Process


def diagram_element(process: Process, diagram: Diagram, plane_of: str, ids: Ids) -> Element:
    """One BPMNDiagram with its plane, which belongs to a collaboration or process."""
    element = new(DIAGRAM, ids.fresh("diagram"))
    plane = new(DI + "BPMNPlane", ids.fresh("plane"), bpmnElement=plane_of)
    element.append(plane)
    bands = {pool.id for pool in process.participants} | {lane.id for lane in process.lanes}
    boxes = {node.id for node in process.nodes if isinstance(node, SubProcess)}
    for shape in diagram.shapes:
        plane.append(shape_element(shape, shape.element in bands, shape.element in boxes, ids))
    plane.extend(edge_element(edge, ids) for edge in diagram.edges)
    return element


def shape_element(shape: Shape, band: bool, box: bool, ids: Ids) -> Element:
    """A shape; `band` for pools and lanes, `box` for sub-processes, which say how they are."""
    element = new(
        SHAPE,
        ids.fresh(f"{shape.element}_di"),
        bpmnElement=shape.element,
        isHorizontal=_word(shape.horizontal) if band or not shape.horizontal else None,
        isExpanded=_word(shape.expanded) if box or not shape.expanded else None,
    )
    element.append(_bounds(shape.bounds))
    _label(element, shape.label)
    return element


def edge_element(edge: Edge, ids: Ids) -> Element:
    """An edge."""
    element = new(EDGE, ids.fresh(f"{edge.element}_di"), bpmnElement=edge.element)
    element.extend(new(WAY_POINT, x=number(x), y=number(y)) for x, y in edge.points)
    _label(element, edge.label)
    return element


def _label(element: Element, bounds: Bounds | None) -> None:
    if bounds is not None:
        label = new(LABEL)
        label.append(_bounds(bounds))
        element.append(label)


def _bounds(box: Bounds) -> Element:
    return new(
        BOUNDS,
        x=number(box.x),
        y=number(box.y),
        width=number(box.width),
        height=number(box.height),
    )


def _word(value: bool) -> str:
    return "true" if value else "false"
