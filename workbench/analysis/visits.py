"""How often a case comes to each step and takes each flow: expected numbers per case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.model.amount import Share
from workbench.model.evidence import Evidence, Quantity
from workbench.model.finding import Finding


@dataclass(frozen=True)
class Outcome:
    """An end event at the top level and the expected number of cases that come to it.

    `share` is None where more than one token of a case may end there (parallel paths that
    never join), so that `visits` is above 1.
    """

    node: str
    name: str
    visits: float
    share: Quantity[Share] | None


@dataclass(frozen=True)
class Visits:
    """Expected visits of nodes and traversals of flows for one case, by id.

    A node that no case can reach counts 0. Nodes for which the number is not finite or not
    known (a cycle without exit and all behind it, event sub-processes) are in `unknown` and
    in no mapping. `evidence` holds the weakest evidence of the shares that a node's number rests on;
    a node without an entry rests on none.
    """

    nodes: Mapping[str, float]
    flows: Mapping[str, float]
    outcomes: tuple[Outcome, ...]
    evidence: Mapping[str, Evidence]
    unknown: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
