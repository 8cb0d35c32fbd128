"""The parts of a process with one way in and one way out: its structure tree."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class RegionKind(enum.StrEnum):
    """What a region is made of."""

    STEP = "step"
    FLOW = "flow"
    SEQUENCE = "sequence"
    CHOICE = "choice"
    PARALLEL = "parallel"
    INCLUSIVE = "inclusive"
    LOOP = "loop"
    UNSTRUCTURED = "unstructured"


@dataclass(frozen=True)
class Region:
    """A part of the process that is entered and left at one place each.

    `nodes` are all node ids inside, in the order of the walk from the start; `children` are
    the parts in order of flow (sequence) or of the branches. A STEP has one node and no
    children; a FLOW has neither: it is a bare branch, `flows` naming its sequence flow.
    `flows` of other regions are those of the whole part. `why` says what is unstructured.
    """

    kind: RegionKind
    entry: str
    exit: str
    nodes: tuple[str, ...]
    flows: tuple[str, ...] = ()
    children: tuple[Region, ...] = ()
    why: str = ""
