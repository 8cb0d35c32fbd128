"""What is marked: a thick second outline and a sign in words, so that it shows without colour."""

from __future__ import annotations

import math
from itertools import pairwise

from workbench.model.diagram import Bounds, Edge
from workbench.render.diagram.ink import ACCENT, PAPER, circle, line, rect, tag

SIGN = "\u25ba"
_WIDTH, _GAP, _FLAG = 3.5, 4.0, 15.0


def mark_shape(box: Bounds, form: str = "box") -> str:
    """A thick outline around a "box", "diamond" or "circle", the sign at the upper left."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    if form == "circle":
        outline = circle(
            x, y, box.width / 2 + _GAP, fill="none", stroke=ACCENT, stroke_width=_WIDTH
        )
        return outline + _flag(box.x - 8, box.y - 8)
    if form == "diamond":
        wide, high = box.width / 2 + 1.4 * _GAP, box.height / 2 + 1.4 * _GAP
        corners = ((x, y - high), (x + wide, y), (x, y + high), (x - wide, y), (x, y - high))
        return line(corners, stroke=ACCENT, stroke_width=_WIDTH) + _flag(box.x - 4, box.y - 1)
    outline = rect(
        Bounds(box.x - _GAP, box.y - _GAP, box.width + 2 * _GAP, box.height + 2 * _GAP),
        rx=12,
        fill="none",
        stroke=ACCENT,
        stroke_width=_WIDTH,
    )
    return outline + _flag(box.x - _GAP - 4, box.y - _GAP - 4)


def mark_line(edge: Edge) -> str:
    """A broad band under a line with the sign on its longest piece."""
    one, other = max(pairwise(edge.points), key=lambda piece: math.dist(*piece))
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    band = line(edge.points, stroke=ACCENT, stroke_width=6)
    return band + (_flag(x - _FLAG / 2, y + 4) if one[1] == other[1] else _flag(x + 4, y))


def _flag(x: float, y: float) -> str:
    back = rect(Bounds(x, y, _FLAG, _FLAG), rx=3, fill=ACCENT, stroke="none")
    sign = tag("text", SIGN, x=x + _FLAG / 2, y=y + 11.5, fill=PAPER, text_anchor="middle")
    return back + sign
