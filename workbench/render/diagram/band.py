"""Pools, lanes, data and remarks."""

from __future__ import annotations

from workbench.formats.bpmn.layout.item import data_text
from workbench.model.diagram import Bounds, Shape
from workbench.model.element import Annotation, DataObject
from workbench.render.diagram.ink import HEAD, at, line, path, rect, words
from workbench.render.diagram.node import label

HEADER = 30.0


def pool(name: str, shape: Shape, *, black_box: bool) -> str:
    """A pool; a black box has its name in the middle, others in a turned header."""
    box = shape.bounds
    if black_box:
        x, y = box.x + box.width / 2, box.y + box.height / 2
        return rect(box, fill=HEAD) + words(name, box.width - 10, x, y, middle=True)
    return rect(box) + _header(name, shape)


def lane(name: str, shape: Shape) -> str:
    """A lane with its turned name."""
    return rect(shape.bounds, stroke_width=1.0) + _header(name, shape)


def _header(name: str, shape: Shape) -> str:
    box = shape.bounds
    if not shape.horizontal:
        head = Bounds(box.x, box.y, box.width, HEADER)
        x = box.x + box.width / 2
        return rect(head, fill=HEAD, stroke_width=1.0) + words(
            name, box.width - 8, x, box.y + HEADER / 2, middle=True
        )
    head = Bounds(box.x, box.y, HEADER, box.height)
    text = words(name, box.height - 8, 0, 0, middle=True)
    turned = at(box.x + HEADER / 2, box.y + box.height / 2, text, turn=-90) if text else ""
    return rect(head, fill=HEAD, stroke_width=1.0) + turned


def data(thing: DataObject, shape: Shape) -> str:
    """A page with a folded corner, or a drum for a store, with its name."""
    box = shape.bounds
    return (_drum(box) if thing.store else _page(box)) + label(data_text(thing), shape)


def _page(box: Bounds) -> str:
    x, y, right, fold = box.x, box.y, box.x + box.width, min(12.0, box.width / 3)
    d = (
        f"M{x:g} {y:g}H{right - fold:g}L{right:g} {y + fold:g}V{y + box.height:g}H{x:g}Z"
        f"M{right - fold:g} {y:g}V{y + fold:g}H{right:g}"
    )
    return path(d, fill="#ffffff")


def _drum(box: Bounds) -> str:
    x, right, rx, ry = box.x, box.x + box.width, box.width / 2, box.height / 8
    top, bottom = box.y + ry, box.y + box.height - ry
    arc = f"A{rx:g} {ry:g} 0 0 0 {right:g}"
    body = f"M{x:g} {top:g}V{bottom:g}{arc} {bottom:g}V{top:g}A{rx:g} {ry:g} 0 0 0 {x:g} {top:g}Z"
    rings = "".join(f"M{x:g} {top + 5 * n:g}{arc} {top + 5 * n:g}" for n in range(3))
    return path(body, fill="#ffffff") + path(rings, stroke_width=1.1)


def remark(thing: Annotation, shape: Shape) -> str:
    """A text behind a bracket."""
    box = shape.bounds
    x, y, bottom = box.x, box.y, box.y + box.height
    bracket = line(((x + 12, y), (x, y), (x, bottom), (x + 12, bottom)))
    return bracket + words(thing.text, box.width - 8, x + 6, y + 4, anchor="start")


def unknown(shape: Shape) -> str:
    """What the model does not hold, such as a group."""
    return rect(shape.bounds, rx=ROUNDED, fill="none", stroke_dasharray="8 3 2 3", stroke_width=1.2)


ROUNDED = 8.0
