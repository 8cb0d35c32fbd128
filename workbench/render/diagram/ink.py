"""Strokes and words of a BPMN drawing as SVG elements, escaped and with short numbers."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from workbench.formats.bpmn.layout.text import LINE, SIZE, wrap
from workbench.model.diagram import Bounds
from workbench.render.raster import text_width

INK, PAPER, HEAD, ACCENT = "#1b1b1b", "#ffffff", "#eef2f6", "#0b4f8a"
ROUND = 10.0

Point = tuple[float, float]
Given = dict[str, str | float | None]


def number(value: float) -> str:
    """A number with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def tag(name: str, content: str = "", /, **attributes: str | float | None) -> str:
    """An element; `_` in attribute names stands for `-`, None leaves one out."""
    words = "".join(
        f" {key.replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{words}>{content}</{name}>" if content else f"<{name}{words}/>"


def rect(box: Bounds, **attributes: str | float | None) -> str:
    """A rectangle, white with a dark line unless told otherwise."""
    given: Given = {"fill": PAPER, "stroke": INK, "stroke_width": 1.5, **attributes}
    return tag("rect", x=box.x, y=box.y, width=box.width, height=box.height, **given)


def circle(x: float, y: float, r: float, **attributes: str | float | None) -> str:
    """A circle, white with a dark line unless told otherwise."""
    given: Given = {"fill": PAPER, "stroke": INK, "stroke_width": 1.5, **attributes}
    return tag("circle", cx=x, cy=y, r=r, **given)


def path(d: str, **attributes: str | float | None) -> str:
    """A path, not filled unless told otherwise."""
    given: Given = {"fill": "none", "stroke": INK, "stroke_width": 1.5, **attributes}
    return tag("path", d=d, **given)


def line(points: Sequence[Point], **attributes: str | float | None) -> str:
    """A line from point to point."""
    d = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return path(d, **attributes)


def at(x: float, y: float, content: str, size: float = 1.0, turn: float = 0.0) -> str:
    """Content moved, turned by degrees and scaled."""
    move = f"translate({number(x)} {number(y)})"
    move += f" rotate({number(turn)})" if turn else ""
    move += f" scale({size:.4g})" if size != 1.0 else ""
    return tag("g", content, transform=move)


def words(
    text: str, room: float, x: float, y: float, *, anchor: str = "middle", middle: bool = False
) -> str:
    """Text in lines of at most `room`; `y` is the top of the first line, or the middle of all."""
    lines = _wrapped(text, max(room, 1.0))
    if not lines:
        return ""
    top = y - LINE * len(lines) / 2 if middle else y
    rows = [
        tag("tspan", escape(_drawable(row)), x=x, y=top + LINE * place + SIZE - 1.5)
        for place, row in enumerate(lines)
    ]
    return tag("text", "".join(rows), text_anchor=None if anchor == "start" else anchor)


def count_lines(text: str, room: float) -> int:
    """How many lines a text takes."""
    return len(_wrapped(text, room))


def box_of_words(
    text: str, room: float, x: float, y: float, *, anchor: str = "middle", middle: bool = False
) -> Bounds | None:
    """The box that `words` of the same arguments fill, None where they are none."""
    lines = _wrapped(text, max(room, 1.0))
    if not lines:
        return None
    wide, high = max(map(measure, lines)), LINE * len(lines)
    left = x if anchor == "start" else x - wide / 2
    return Bounds(left, y - high / 2 if middle else y, wide, high)


def measure(text: str) -> float:
    """How wide a line of the drawing's letters is."""
    return text_width(text, SIZE)


@functools.lru_cache(maxsize=4096)
def _wrapped(text: str, room: float) -> tuple[str, ...]:
    return wrap(text, room, measure)


def _drawable(text: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(
        letter if letter >= " " and letter not in "\ufffe\uffff" else " " for letter in text
    )
