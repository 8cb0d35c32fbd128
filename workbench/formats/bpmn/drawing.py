"""BPMN DI: the shapes and edges of all diagrams of a file, which are the pages of one drawing."""

from __future__ import annotations

from collections.abc import Collection

from workbench.formats.bpmn.namespace import (
    BOUNDS,
    DIAGRAM,
    EDGE,
    LABEL,
    SHAPE,
    WAY_POINT,
    Element,
    Tree,
)
from workbench.model.diagram import Bounds, Diagram, Edge, Shape
from workbench.model.finding import Finding, Severity

FARTHEST = 1e7  # pixels: more than two kilometres; also what is not finite is farther
_FALSE = ("false", "0")
_TRUE = ("true", "1")


def drawing(
    tree: Tree, known: Collection[str], collapsible: Collection[str], out: list[Finding]
) -> Diagram:
    """Every diagram of the file as a page: where an element is drawn twice, the first one counts.

    `known` are the ids of all elements, `collapsible` those of sub-processes, which are closed
    unless the file says otherwise (as in bpmn.io). Boxes that cannot be read go to `out`.
    """
    shapes: dict[str, Shape] = {}
    edges: dict[str, Edge] = {}
    pages: list[frozenset[str]] = []
    for diagram in tree.getroot().iterchildren(DIAGRAM):
        before = {*shapes, *edges}
        for plane in diagram:
            for element in plane:
                try:
                    _read(element, known, collapsible, shapes, edges)
                except ValueError:
                    out.append(_unread(element))
        drawn = frozenset({*shapes, *edges} - before)
        pages += [drawn] if drawn else []
    many = tuple(pages) if len(pages) > 1 else ()
    return Diagram(tuple(shapes.values()), tuple(edges.values()), many)


def _read(
    element: Element,
    known: Collection[str],
    collapsible: Collection[str],
    shapes: dict[str, Shape],
    edges: dict[str, Edge],
) -> None:
    tag = element.tag
    key = element.get("bpmnElement", "")
    if key not in known:
        key = key.rpartition(":")[2]
    if not key:
        return
    if tag == SHAPE and key not in shapes:
        shape = _shape(element, key, key not in collapsible)
        if shape is not None:
            shapes[key] = shape
    elif tag == EDGE and key not in edges:
        edges[key] = _edge(element, key)


def _shape(element: Element, key: str, expanded: bool) -> Shape | None:
    bounds = label = None
    for child in element:
        tag = child.tag
        if tag == BOUNDS:
            bounds = _bounds(child)
        elif tag == LABEL:
            label = _label(child)
    if bounds is None:
        return None
    said = element.get("isExpanded")
    expanded = expanded if said is None else said in _TRUE
    return Shape(key, bounds, label, element.get("isHorizontal") not in _FALSE, expanded)


def _edge(element: Element, key: str) -> Edge:
    label = None
    points: list[tuple[float, float]] = []
    for child in element:
        tag = child.tag
        if tag == WAY_POINT:
            points.append((_number(child.get("x", "")), _number(child.get("y", ""))))
        elif tag == LABEL:
            label = _label(child)
    return Edge(key, tuple(points), label)


def _label(element: Element) -> Bounds | None:
    box = element.find(BOUNDS)
    return None if box is None else _bounds(box)


def _bounds(box: Element) -> Bounds:
    get = box.get
    return Bounds(
        _number(get("x", "")),
        _number(get("y", "")),
        _number(get("width", "")),
        _number(get("height", "")),
    )


def _number(text: str) -> float:
    """A place or size; ValueError for what is none, or none on any paper."""
    value = float(text)
    if not -FARTHEST < value < FARTHEST:
        raise ValueError(text)
    return value


def _unread(element: Element) -> Finding:
    key = element.get("bpmnElement", "")
    return Finding(
        "unreadable-drawing",
        Severity.WARNING,
        f"The drawing of “{key}” has a place or size that is no number, or is too far away; "
        "it is not shown.",
        (key,),
        "Move the element in a BPMN editor and save, or have the diagram laid out anew.",
        f"line {element.sourceline}",
    )
