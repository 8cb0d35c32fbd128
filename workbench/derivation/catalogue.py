"""The whole catalogue of facts: those of the model, and those that are worked out from it."""

from __future__ import annotations

from collections.abc import Callable

from workbench.derivation.facts import FACTS
from workbench.derivation.paths import Routes, Run, routes
from workbench.derivation.pools import pool_name
from workbench.derivation.reader import Catalogue, FactFunction, Known
from workbench.derivation.visits import shown, told
from workbench.model.process import Process
from workbench.model.scenario import Scenario
from workbench.model.trace import Answer


def all_routes(known: Known) -> Routes:
    """The runs through the process, worked out once."""
    return known.once("routes", lambda: routes(known.process))


def _of_run(ask: Callable[[Known, Run], Answer]) -> FactFunction:
    """A question about the run for a flow ("main" for the main one); None for no run."""

    def answer(known: Known, ref: str) -> Answer:
        run = all_routes(known).runs.get(ref)
        return None if run is None else ask(known, run)

    return answer


def _flows(known: Known, run: Run) -> tuple[str, ...]:
    return tuple(part for part in run.route if part in known.process.flows_by_id)


def _pool_of(known: Known, run: Run) -> str:
    return known.process.by_id[run.route[0]].process if run.route else ""


def _pool(known: Known, run: Run) -> str:
    """The pool in which a run takes place; "" for that of the main run."""
    pool = _pool_of(known, run)
    is_main = pool == _pool_of(known, all_routes(known).runs["main"])
    return "" if is_main else pool_name(known.process, pool)


def _is_first_in_pool(known: Known, run: Run) -> bool:
    runs = all_routes(known).runs.values()
    pool = _pool_of(known, run)
    return next(each for each in runs if _pool_of(known, each) == pool) is run


COMPUTED: dict[str, dict[str, FactFunction]] = {
    "path": {
        "route": _of_run(lambda known, run: tuple(map(tuple, told(known.process, run)))),
        "flows": _of_run(_flows),
        "requirements": _of_run(shown),
        "pool": _of_run(_pool),
        "first in pool": _of_run(_is_first_in_pool),
    },
}

CATALOGUE: Catalogue = {kind: {**facts, **COMPUTED.get(kind, {})} for kind, facts in FACTS.items()}


def known(process: Process, scenario: Scenario | None) -> Known:
    """The answers about one version; an empty scenario where there is none."""
    return Known(process, scenario or Scenario(), CATALOGUE)
