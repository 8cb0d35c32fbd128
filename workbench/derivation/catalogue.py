"""The whole catalogue of facts: those of the model, and those that are worked out from it."""

from __future__ import annotations

from workbench.derivation.facts import FACTS
from workbench.derivation.paths import Routes, routes
from workbench.derivation.reader import Catalogue, FactFunction, Known
from workbench.derivation.requirements import ids_of_flow, ids_of_step
from workbench.model.process import Process
from workbench.model.scenario import Scenario
from workbench.model.trace import Answer


def all_routes(known: Known) -> Routes:
    """The runs through the process, worked out once."""
    return known.once("routes", lambda: routes(known.process))


def _route(known: Known, ref: str) -> Answer:
    """The run that is for a flow ("main" for the main one), None for no run: each node with the
    flows that a token then takes; those out of a sub-process stand at its last node."""
    run = all_routes(known).runs.get(ref)
    if run is None:
        return None
    steps: list[tuple[str, list[str]]] = []
    for part in run.route:
        if part in known.process.by_id:
            steps.append((part, []))
        elif steps:
            steps[-1][1].append(part)
    return tuple((node, tuple(flows)) for node, flows in steps)


def _verified_at_step(known: Known, ref: str) -> Answer:
    return ids_of_step(known, ref) if ref in known.process.by_id else None


def _verified_at_flow(known: Known, ref: str) -> Answer:
    return ids_of_flow(known, ref) if ref in known.process.flows_by_id else None


COMPUTED: dict[str, dict[str, FactFunction]] = {
    "step": {"requirements": _verified_at_step},
    "flow": {"requirements": _verified_at_flow},
    "path": {"route": _route},
}

CATALOGUE: Catalogue = {kind: {**facts, **COMPUTED.get(kind, {})} for kind, facts in FACTS.items()}


def known(process: Process, scenario: Scenario | None) -> Known:
    """The answers about one version; an empty scenario where there is none."""
    return Known(process, scenario or Scenario(), CATALOGUE)
