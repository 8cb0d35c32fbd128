"""Marks at the ends of lines that go on in another part: "to part 2: Review zoning"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.formats.bpmn.layout.text import LINE
from workbench.model.diagram import Bounds
from workbench.render.diagram.ink import HEAD, Point, count_lines, line, rect, words

LEAST, GAP, _AIR = 84.0, 3.0, 3.0


@dataclass(frozen=True)
class Sign:
    """A mark beside the end of lines at the left or right of a part."""

    at: Point
    right: bool
    text: str
    wide: float = LEAST

    @property
    def box(self) -> Bounds:
        """Its box, level with the end of the line."""
        x, y = self.at
        high = LINE * count_lines(self.text, self.wide - 8) + 2 * _AIR
        return Bounds(x + GAP if self.right else x - GAP - self.wide, y - high / 2, self.wide, high)


def signs(ends: Iterable[tuple[Point, bool, str]], wide: float) -> tuple[Sign, ...]:
    """One sign for all lines that end at one place; each thing is said once."""
    found: dict[tuple[bool, Point], dict[str, None]] = {}
    for (x, y), right, text in ends:
        found.setdefault((right, (round(x, 2), round(y, 2))), {})[text] = None
    return tuple(Sign(at, right, "\n".join(texts), wide) for (right, at), texts in found.items())


def height(all_signs: Iterable[Sign]) -> float:
    """The room that signs need below each other on the side where they need more."""
    rooms = {True: 0.0, False: 0.0}
    for one in all_signs:
        rooms[one.right] += one.box.height + _AIR
    return max(rooms.values()) + _AIR


def placed(all_signs: Iterable[Sign], top: float, bottom: float) -> list[tuple[Sign, Bounds]]:
    """Signs with their boxes below each other on each side, between two levels if they fit."""
    found: list[tuple[Sign, Bounds]] = []
    ordered = sorted(all_signs, key=lambda one: one.at[1])
    for right in (False, True):
        own = [one for one in ordered if one.right == right]
        floor, levels = bottom - _AIR, []
        for one in reversed(own):
            levels.append(min(one.box.y, floor - one.box.height))
            floor = levels[-1] - _AIR
        ceiling = top + _AIR
        for one, level in zip(own, reversed(levels), strict=True):
            box = replace(one.box, y=max(level, ceiling))
            found.append((one, box))
            ceiling = box.y + box.height + _AIR
    return found


def drawn(sign: Sign, box: Bounds) -> str:
    """The sign, tied to the end of its line."""
    x, y = sign.at
    edge = box.x if sign.right else box.x + box.width
    level = min(max(y, box.y + _AIR), box.y + box.height - _AIR)
    tie = line(((x, y), (edge, level)), stroke_width=1.0)
    text = words(sign.text, box.width - 8, box.x + box.width / 2, box.y + _AIR)
    return tie + rect(box, rx=4, fill=HEAD, stroke_width=0.8) + text
