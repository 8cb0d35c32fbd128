"""The numbers of an analysis in one list, each with its formula and evidence.

The formulas are explained in docs/reference/measures.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.bottleneck import Bottleneck, QueueEstimate
from workbench.analysis.cycle_time import CycleTime
from workbench.analysis.handover import Handovers
from workbench.analysis.load import Load
from workbench.analysis.tallies import expected
from workbench.analysis.visits import AS_DRAWN, Visits
from workbench.analysis.work import Work
from workbench.model.amount import Amount, Count, Share
from workbench.model.element import Activity
from workbench.model.evidence import Quantity
from workbench.model.finding import Measure
from workbench.model.process import Process

FORMULAS = {
    "visits": "v = e + vP",
    "outcome share": "visits of the end event",
    "work": "(low + usual + high) / 3 x visits",
    "cost": "work x cost of an hour + fixed cost x visits",
    "hand-offs": "sum of traversals of flows between different parties",
    "cycle time without queues": "sum of visits x time, parallel branches: the largest",
    "cycle time if repeated once at most": "repetition with chance r: (1 + r) x time",
    "processing time": "as cycle time, work only",
    "cycle time with varying branches": "parallel: mean of the slowest of exponential times",
    "cycle time efficiency": "processing time / cycle time",
    "load": "arrivals x work / (people x availability x minutes of an agency day)",
    "capacity": "people x availability x minutes of an agency day / work",
    "bottleneck capacity": "the least capacity of all roles",
    "chance to wait": "Erlang C",
    "wait of a task": "Erlang C x service / (servers x (1 - load))",
    "waits of a case": "wait of a task x tasks of a case",
}


def measures(
    process: Process,
    visits: Visits,
    work: Work,
    hands: Handovers,
    time: CycleTime,
    load: Load | None,
    limit: Bottleneck | None,
) -> tuple[Measure, ...]:
    """All measures: of the process first, then of steps, roles and outcomes."""
    return (
        *_of_process(process, work, hands, time, limit),
        *_of_outcomes(visits),
        *_of_steps(process, visits, work),
        *_of_roles(work, load),
        *(measure for queue in (limit.queues if limit else ()) for measure in _of_queue(queue)),
    )


def _measure(name: str, of: str, quantity: Quantity[Amount] | None) -> Iterator[Measure]:
    if quantity is not None:
        yield Measure(name, of, quantity, FORMULAS[name])


def _of_process(
    process: Process, work: Work, hands: Handovers, time: CycleTime, limit: Bottleneck | None
) -> Iterator[Measure]:
    of = process.id
    yield from _measure("work", of, work.total)
    yield from _measure("cost", of, work.cost)
    yield from _measure("hand-offs", of, hands.total)
    yield from _measure("cycle time without queues", of, time.total)
    yield from _measure("processing time", of, time.processing)
    yield from _measure("cycle time with varying branches", of, time.varying)
    yield from _measure("cycle time if repeated once at most", of, time.once)
    yield from _measure("cycle time efficiency", of, time.efficiency)
    if limit:
        yield from _measure("bottleneck capacity", limit.role, limit.capacity)


def _of_outcomes(visits: Visits) -> Iterator[Measure]:
    for outcome in visits.outcomes:
        share: Quantity[Share] | None = outcome.share
        yield from _measure("outcome share", outcome.node, share)


def _of_steps(process: Process, visits: Visits, work: Work) -> Iterator[Measure]:
    for node in process.nodes:
        if isinstance(node, Activity) and node.id in visits.nodes:
            ground = visits.evidence.get(node.id)
            count = expected(Count, visits.nodes[node.id], (ground,), AS_DRAWN)
            yield from _measure("visits", node.id, count)
    for step in work.steps:
        yield from _measure("work", step.node, step.work)
        yield from _measure("cost", step.node, step.cost)


def _of_roles(work: Work, load: Load | None) -> Iterator[Measure]:
    for role in work.roles:
        yield from _measure("work", role.role, role.work)
        yield from _measure("cost", role.role, role.cost)
    for busy in load.roles if load else ():
        yield from _measure("load", busy.role, busy.load)
        yield from _measure("capacity", busy.role, busy.capacity)


def _of_queue(queue: QueueEstimate) -> Iterator[Measure]:
    yield from _measure("chance to wait", queue.role, queue.waiting)
    yield from _measure("wait of a task", queue.role, queue.wait)
    yield from _measure("waits of a case", queue.role, queue.per_case)
