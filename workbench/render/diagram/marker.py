"""The small signs of BPMN 2.0.2: task types, triggers, gateways, loops.

Task signs are drawn in a box of 16 x 16 from its corner, all others around their middle.
"""

from __future__ import annotations

import math

from workbench.model.element import GatewayType, Loop, TaskType, Trigger
from workbench.render.diagram.ink import INK, PAPER, circle, path


def _gear(teeth: int = 8, outer: float = 7.0, inner: float = 5.0) -> str:
    step = 2 * math.pi / teeth
    points = []
    for tooth in range(teeth):
        for share, radius in ((-0.3, inner), (-0.18, outer), (0.18, outer), (0.3, inner)):
            angle = step * (tooth + share)
            points.append(f"{8 + radius * math.cos(angle):.2f} {8 + radius * math.sin(angle):.2f}")
    return "M" + "L".join(points) + "Z"


_ENVELOPE = "M1.5 3.5h13v9.5h-13z"
_FLAP = "M1.5 3.5L8 9L14.5 3.5"


def _thin(d: str, fill: str = "none", stroke: str = INK, width: float = 1.1) -> str:
    return path(d, fill=fill, stroke=stroke, stroke_width=width, stroke_linejoin="round")


TASK: dict[TaskType, str] = {
    TaskType.TASK: "",
    TaskType.USER: _thin("M2 15v-2.2c0-2.6 2-4.3 4-4.6h4c2 .3 4 2 4 4.6v2.2z", PAPER)
    + _thin("M4.8 15v-2M11.2 15v-2")
    + circle(8, 5, 3.4, stroke_width=1.1, fill=INK),
    TaskType.MANUAL: _thin(
        "M1.5 7.5L6 3.3c.8-.7 2 .1 1.5 1.1L6.6 6h6.9c1.2 0 1.2 1.8 0 1.8h1c1.2 0 1.2 1.9 0 1.9h-1"
        "c1.1 0 1.1 1.8 0 1.8h-1c1 0 1 1.7 0 1.7H5c-2 0-3.5-1.2-3.5-3z"
    ),
    TaskType.SERVICE: _thin(_gear()) + circle(8, 8, 2.3, stroke_width=1.1),
    TaskType.SCRIPT: _thin("M5.5 1.5h8.5c-4.5 4 2.5 8-2 13H3c4.5-5-2.5-9 2.5-13z")
    + _thin("M5.5 4.7h5M5.5 7h5M6.5 9.3h5M7 11.6h4.5"),
    TaskType.RULE: _thin("M1.5 3h13v3h-13z", "#a9b4c0")
    + _thin("M1.5 3h13v10.5h-13zM1.5 6h13M1.5 9.7h13M5.5 6v7.5"),
    TaskType.SEND: _thin(_ENVELOPE, INK) + _thin(_FLAP, stroke=PAPER),
    TaskType.RECEIVE: _thin(_ENVELOPE) + _thin(_FLAP),
}


def _message(filled: bool) -> str:
    return (
        _thin("M-8-5.5h16v11h-16z", INK) + _thin("M-8-5.5L0 1L8-5.5", stroke=PAPER)
        if filled
        else _thin("M-8-5.5h16v11h-16z") + _thin("M-8-5.5L0 1L8-5.5")
    )


def _clock() -> str:
    marks = [
        f"M{8.6 * math.cos(a):.2f} {8.6 * math.sin(a):.2f}"
        f"L{7.2 * math.cos(a):.2f} {7.2 * math.sin(a):.2f}"
        for a in (math.pi * hour / 6 for hour in range(12))
    ]
    return circle(0, 0, 9.4, stroke_width=1.1) + _thin("".join(marks) + "M2-6L0 0H4.5")


_OUTLINES: dict[Trigger, str] = {
    Trigger.ERROR: "M-8 8L-3.5-7L2 1.5L8-8L3.5 7L-2-1.5Z",
    Trigger.SIGNAL: "M0-8.5L8.5 6.5H-8.5Z",
    Trigger.ESCALATION: "M0-9L7 8L0 2L-7 8Z",
    Trigger.LINK: "M-8.5-3.5H1.5V-7.5L9 0L1.5 7.5V3.5H-8.5Z",
    Trigger.COMPENSATION: "M0 0L8-6.5V6.5ZM-8.5 0L-.5-6.5V6.5Z",
    Trigger.CANCEL: "M-8-5.5L-5.5-8L0-2.5L5.5-8L8-5.5L2.5 0L8 5.5L5.5 8L0 2.5"
    "L-5.5 8L-8 5.5L-2.5 0Z",
}


def trigger(kind: Trigger, filled: bool) -> str:
    """The sign of a trigger; filled where the event throws."""
    if kind is Trigger.MESSAGE:
        return _message(filled)
    if kind is Trigger.TIMER:
        return _clock()
    if kind is Trigger.CONDITIONAL:
        return _thin("M-6-8.5h12v17h-12zM-3.5-5h7M-3.5-1.7h7M-3.5 1.7h7M-3.5 5h7")
    if kind is Trigger.TERMINATE:
        return circle(0, 0, 10, fill=INK, stroke="none")
    return _thin(_OUTLINES[kind], INK if filled else "none")


def several(parallel: bool, filled: bool) -> str:
    """The sign of an event with several triggers: any of them, or all."""
    if parallel:
        return _thin("M-2.5-8.5h5v6h6v5h-6v6h-5v-6h-6v-5h6z", INK if filled else "none")
    return pentagon(8.5, INK if filled else "none")


def pentagon(radius: float, fill: str = "none") -> str:
    """The sign of any of several events."""
    turns = (math.pi * (2 * corner / 5 - 0.5) for corner in range(5))
    points = (f"{radius * math.cos(a):.2f} {radius * math.sin(a):.2f}" for a in turns)
    return _thin("M" + "L".join(points) + "Z", fill)


def _bold(d: str) -> str:
    return path(d, stroke_width=3.2)


GATEWAY: dict[GatewayType, str] = {
    GatewayType.EXCLUSIVE: _bold("M-6-8L6 8M6-8L-6 8"),
    GatewayType.PARALLEL: _bold("M0-10V10M-10 0H10"),
    GatewayType.INCLUSIVE: circle(0, 0, 9, fill="none", stroke_width=2.8),
    GatewayType.COMPLEX: _bold("M0-10V10M-10 0H10M-7-7L7 7M7-7L-7 7"),
    GatewayType.EVENT: circle(0, 0, 13, fill="none", stroke_width=1.1)
    + circle(0, 0, 10.5, fill="none", stroke_width=1.1)
    + pentagon(7),
}

LOOP: dict[Loop, str] = {
    Loop.NONE: "",
    Loop.STANDARD: path("M-2.5 5.5A5.5 5.5 0 1 1 2.2 5.2M-6.2 5.8H-2.2V1.8", stroke_width=1.4),
    Loop.PARALLEL: path("M-4-5.5V5.5M0-5.5V5.5M4-5.5V5.5", stroke_width=2),
    Loop.SEQUENTIAL: path("M-5.5-4H5.5M-5.5 0H5.5M-5.5 4H5.5", stroke_width=2),
}

COLLAPSED = path("M-6.5-6.5h13v13h-13zM0-4V4M-4 0H4", stroke_width=1.2)
AD_HOC = path("M-6 1.5c2-5 4-4 6-1.5s4 3 6-1.5", stroke_width=2)
COMPENSATES = path("M0 0L6-4.5V4.5ZM-6.5 0L-.5-4.5V4.5Z", stroke_width=1.1)
