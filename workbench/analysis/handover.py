"""How often a case changes hands."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.amount import Count
from workbench.model.evidence import Quantity


@dataclass(frozen=True)
class Handover:
    """The expected hand-offs of one case from one party to another, and the flows they use."""

    source: str
    target: str
    count: Quantity[Count]
    flows: tuple[str, ...]


@dataclass(frozen=True)
class PingPong:
    """Two parties between whom a case goes there and back: the lesser of both directions."""

    one: str
    other: str
    count: Quantity[Count]


@dataclass(frozen=True)
class Handovers:
    """All hand-offs of one case, outside parties included; `pairs` by falling count."""

    total: Quantity[Count]
    pairs: tuple[Handover, ...]
    ping_pong: tuple[PingPong, ...]
