"""What is marked: a thick second outline and a sign in words, so that it shows without colour."""

from __future__ import annotations

from workbench.model.diagram import Bounds, Edge
from workbench.render.diagram_ink import ACCENT, PAPER, line, rect, tag

SIGN = "\u25ba"
_WIDTH, _GAP = 3.5, 4.0


def mark_box(box: Bounds) -> str:
    """A thick outline around a shape with the sign at its left upper corner."""
    outline = Bounds(box.x - _GAP, box.y - _GAP, box.width + 2 * _GAP, box.height + 2 * _GAP)
    flag = Bounds(box.x - _GAP - 4, box.y - _GAP - 4, 16, 16)
    return (
        rect(outline, rx=10, fill="none", stroke=ACCENT, stroke_width=_WIDTH)
        + rect(flag, rx=3, fill=ACCENT, stroke="none")
        + tag("text", SIGN, x=flag.x + 8, y=flag.y + 12, fill=PAPER, text_anchor="middle")
    )


def mark_line(edge: Edge) -> str:
    """A broad band under a line with the sign at its middle piece."""
    one, other = edge.points[(len(edge.points) - 1) // 2 :][:2]
    flag = Bounds((one[0] + other[0]) / 2 - 8, (one[1] + other[1]) / 2 - 8, 16, 16)
    return (
        line(edge.points, stroke=ACCENT, stroke_width=6)
        + rect(flag, rx=3, fill=ACCENT, stroke="none")
        + tag("text", SIGN, x=flag.x + 8, y=flag.y + 12, fill=PAPER, text_anchor="middle")
    )
