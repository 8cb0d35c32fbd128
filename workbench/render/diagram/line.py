"""Lines as BPMN 2.0.2 draws them: sequence flows, messages, associations."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import TypedDict

from workbench.model.diagram import Bounds, Edge
from workbench.model.element import Activity, FlowNode, Gateway, SequenceFlow
from workbench.render.diagram.ink import (
    INK,
    PAPER,
    Point,
    at,
    box_of_words,
    circle,
    line,
    path,
    words,
)

_ROOM = 90.0


def sequence_flow(edge: Edge, flow: SequenceFlow, source: FlowNode | None) -> str:
    """A solid line with a filled arrow; a slash marks the default, a diamond a condition."""
    drawn = line(edge.points, stroke_linejoin="round") + _arrow(edge.points, filled=True)
    turn = _angle(edge.points[0], edge.points[1])
    x, y = edge.points[0]
    if isinstance(source, Activity | Gateway) and source.default == flow.id:
        drawn += at(x, y, path("M6 5L12-5"), turn=turn)
    elif flow.condition and isinstance(source, Activity):
        drawn += at(x, y, path("M0 0L8-5L16 0L8 5Z", fill=PAPER), turn=turn)
    return drawn


def message_flow(edge: Edge) -> str:
    """A dashed line from a circle to an open arrow."""
    begin = at(*edge.points[0], circle(4, 0, 4, stroke_width=1.3), turn=_angle(*edge.points[:2]))
    return (
        line(edge.points, stroke_dasharray="7 4", stroke_width=1.3)
        + begin
        + _arrow(edge.points, filled=False)
    )


def association(edge: Edge, arrow: bool) -> str:
    """A dotted line; with an arrow where data flow along it."""
    drawn = line(edge.points, stroke_dasharray="1.5 3.5", stroke_width=1.5, stroke_linecap="round")
    if not arrow:
        return drawn
    turn = _angle(edge.points[-2], edge.points[-1])
    return drawn + at(*edge.points[-1], path("M-7-4L0 0L-7 4", stroke_width=1.3), turn=turn)


def line_words(text: str, edge: Edge) -> str:
    """The words of a line: in the label's box, else beside its first longer piece."""
    return words(text, **_words_place(edge)) if text else ""


def line_words_box(text: str, edge: Edge) -> Bounds | None:
    """The box that the words of a line fill."""
    return box_of_words(text, **_words_place(edge)) if text else None


class _Place(TypedDict):
    room: float
    x: float
    y: float
    anchor: str
    middle: bool


def _words_place(edge: Edge) -> _Place:
    box = edge.label
    if box is not None and box.width > 0:
        x, room = box.x + box.width / 2, max(box.width + 1, 40.0)
        return _Place(room=room, x=x, y=box.y, anchor="middle", middle=False)
    one, other = _longer(edge.points)
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    if abs(one[1] - other[1]) <= abs(one[0] - other[0]):
        room = max(_ROOM, abs(one[0] - other[0]))
        return _Place(room=room, x=x, y=y - 16, anchor="middle", middle=False)
    return _Place(room=_ROOM, x=one[0] + 5, y=y, anchor="start", middle=True)


def _longer(points: Sequence[Point]) -> tuple[Point, Point]:
    pieces = list(itertools.pairwise(points))
    return next((piece for piece in pieces if math.dist(*piece) >= 40), pieces[0])


def _arrow(points: Sequence[Point], *, filled: bool) -> str:
    before = next((p for p in reversed(points[:-1]) if p != points[-1]), points[0])
    head = path(
        "M0 0L-10-4.5V4.5Z",
        fill=INK if filled else PAPER,
        stroke_width=1.0 if filled else 1.3,
        stroke_linejoin="round",
    )
    return at(*points[-1], head, turn=_angle(before, points[-1]))


def _angle(one: Point, other: Point) -> float:
    return math.degrees(math.atan2(other[1] - one[1], other[0] - one[0]))
