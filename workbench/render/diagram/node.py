"""Flow nodes as BPMN 2.0.2 draws them."""

from __future__ import annotations

from workbench.formats.bpmn.layout.item import SIGN_ROOM, node_text, party_line
from workbench.formats.bpmn.layout.text import LINE
from workbench.model.diagram import Bounds, Shape
from workbench.model.element import (
    Activity,
    CallActivity,
    Event,
    FlowNode,
    Gateway,
    Loop,
    Position,
    SubProcess,
    Task,
    TaskType,
)
from workbench.render.diagram.ink import (
    PAPER,
    ROUND,
    at,
    circle,
    count_lines,
    measure,
    path,
    rect,
    words,
)
from workbench.render.diagram.marker import (
    AD_HOC,
    COLLAPSED,
    GATEWAY,
    LOOP,
    TASK,
    several,
    trigger,
)

_DASHED = "5 3"
_THROWING = (Position.THROW, Position.END)
OUTSIDE_ROOM = 100.0


def node(element: FlowNode, shape: Shape) -> str:
    """The shape of a flow node with its signs and the words inside it."""
    if isinstance(element, Event):
        return event(element, shape.bounds)
    if isinstance(element, Gateway):
        return gateway(element, shape.bounds)
    return activity(element, shape)


def event(element: Event, box: Bounds) -> str:
    """Start: thin ring; intermediate: double ring; end: thick ring; dashed: does not interrupt."""
    x, y, radius = box.x + box.width / 2, box.y + box.height / 2, min(box.width, box.height) / 2
    dash = None if element.interrupting else _DASHED
    end = element.position is Position.END
    drawn = circle(x, y, radius - end, stroke_width=3.5 if end else 1.5, stroke_dasharray=dash)
    if element.position not in (Position.START, Position.END):
        drawn += circle(x, y, radius - 3.5, stroke_dasharray=dash)
    filled = element.position in _THROWING
    kinds = element.triggers
    if len(kinds) > 1:
        sign = several(element.parallel_multiple, filled)
    else:
        sign = trigger(kinds[0], filled) if kinds else ""
    return drawn + (at(x, y, sign, radius / 18) if sign else "")


def gateway(element: Gateway, box: Bounds) -> str:
    """A diamond with its sign."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    right, bottom = box.x + box.width, box.y + box.height
    d = f"M{x:g} {box.y:g}L{right:g} {y:g}L{x:g} {bottom:g}L{box.x:g} {y:g}Z"
    size = min(box.width, box.height) / 50
    return path(d, fill=PAPER) + at(x, y, GATEWAY[element.type], size)


def activity(element: FlowNode, shape: Shape) -> str:
    """A rounded box: thick for a call, dotted for an event sub-process, double for a
    transaction."""
    box = shape.bounds
    inside = isinstance(element, SubProcess)
    by_event = isinstance(element, SubProcess) and element.by_event
    drawn = rect(
        box,
        rx=ROUND,
        stroke_width=4 if isinstance(element, CallActivity) else 1.5,
        stroke_dasharray="2 3" if by_event else None,
    )
    if isinstance(element, SubProcess) and element.kind == "transaction":
        inner = Bounds(box.x + 3, box.y + 3, box.width - 6, box.height - 6)
        drawn += rect(inner, rx=ROUND - 3, fill="none")
    drawn += _signs(element, shape)
    sign = TASK[element.type] if isinstance(element, Task) else ""
    drawn += at(box.x + 4, box.y + 3, sign) if sign else ""
    drawn += _party(element, box)
    room = box.width - 10
    large = isinstance(element, CallActivity) and box.height > 140 and box.width > 200
    if (inside and shape.expanded) or large:
        return drawn + words(element.name, room, box.x + box.width / 2, box.y + 8)
    return drawn + _centred(element, box, room)


def _party(element: FlowNode, box: Bounds) -> str:
    """Who outside does it, beside the type sign; shortened where there is no room."""
    text, room = party_line(element), box.width - SIGN_ROOM - 4
    while text and measure(text) > room:
        text = text.rstrip(": …")[:-1] + "…" if len(text) > 2 else ""
    return words(text, room, box.x + SIGN_ROOM, box.y + 5, anchor="start") if text else ""


def _centred(element: FlowNode, box: Bounds, room: float) -> str:
    """The name in the middle, but below the type sign where there is one."""
    lines = count_lines(element.name, room)
    signed = isinstance(element, Task) and element.type is not TaskType.TASK
    head = 20.5 if signed or party_line(element) else 4.0
    foot = 16.0 if isinstance(element, Activity) and element.loop is not Loop.NONE else 4.0
    foot = 18.0 if isinstance(element, SubProcess) else foot
    y, bottom = box.y + box.height / 2, box.y + box.height - foot
    top = max(y - lines * LINE / 2, min(box.y + head, bottom - lines * LINE))
    top = min(top, bottom - lines * LINE)
    return words(element.name, room, box.x + box.width / 2, max(top, box.y + 2))


def _signs(element: FlowNode, shape: Shape) -> str:
    """Loop, collapsed and ad hoc signs in a row at the lower border."""
    signs = []
    if isinstance(element, Activity):
        signs.append(LOOP[element.loop])
    if isinstance(element, SubProcess):
        signs.append("" if shape.expanded else COLLAPSED)
        signs.append(AD_HOC if element.kind.startswith("ad") else "")
    signs = [sign for sign in signs if sign]
    box = shape.bounds
    x = box.x + box.width / 2 - 9 * (len(signs) - 1)
    return "".join(
        at(x + 18 * place, box.y + box.height - 9, sign) for place, sign in enumerate(signs)
    )


def outside_words(element: FlowNode, shape: Shape) -> str:
    """The words of events and gateways, in the label's box or below the shape."""
    if not isinstance(element, Event | Gateway):
        return ""
    return label(node_text(element), shape)


def label(text: str, shape: Shape) -> str:
    """Words outside a shape."""
    return words(text, *label_place(shape))


def label_place(shape: Shape) -> tuple[float, float, float]:
    """The room, middle and top of the words outside a shape: in the label's box, widened where
    our letters need it, else below the shape."""
    box = shape.label
    if box is not None and box.width > 0:
        return max(box.width + 1, 40.0), box.x + box.width / 2, box.y
    box = shape.bounds
    return OUTSIDE_ROOM, box.x + box.width / 2, box.y + box.height + 4
