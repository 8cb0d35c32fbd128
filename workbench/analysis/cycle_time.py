"""The time a case takes when nobody has to queue: flow analysis (Dumas et al. 2018, ch. 7).

Sequence: sum. Choice: sum weighted by shares. Parallel: the largest. Rework: T / (1 - r). With
visits known, all but the parallel blocks are one sum of visits x time, which also holds
for unstructured parts in which only one token travels.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.analysis.regions import Region, RegionKind, bottom_up_regions
from workbench.analysis.tallies import expected
from workbench.analysis.visits import AS_DRAWN, Visits
from workbench.model.amount import Share, WorkingMinutes
from workbench.model.element import (
    Activity,
    Event,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    Trigger,
    Wait,
)
from workbench.model.evidence import Evidence, Quantity
from workbench.model.process import Process
from workbench.model.scenario import Scenario

MANY_BRANCHES = 12
Join = Callable[[Sequence[float]], float]


@dataclass(frozen=True)
class CycleTime:
    """Expected time from start to end of one case without queues, in working minutes.

    All numbers are None where `reasons` say why the formulas do not hold. `total` is work and
    waits, `processing` the work alone on the same paths, `efficiency` processing / total.
    Where parallel branches have times that vary, the largest of the means is too low:
    `lower_bound` is true then, and `varying` is the total for branch times that vary as
    exponential ones do. `notes` are assumptions in words.
    """

    total: Quantity[WorkingMinutes] | None
    processing: Quantity[WorkingMinutes] | None
    efficiency: Quantity[Share] | None
    varying: Quantity[WorkingMinutes] | None
    lower_bound: bool
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class NodeTime:
    """Mean work and wait of one visit in working minutes, and the evidence of both."""

    work: float
    wait: float
    grounds: tuple[Evidence, ...]
    varies: bool


def cycle_time(
    process: Process, visits: Visits, root: Region, scenario: Scenario | None
) -> CycleTime:
    """The expected time of one case, or why block formulas cannot give it."""
    reasons = tuple(_reasons(process, visits, root))
    if reasons:
        return CycleTime(None, None, None, None, lower_bound=False, reasons=reasons)
    times = dict(node_times(process, visits, scenario or Scenario()))
    totals = {node: time.work + time.wait for node, time in times.items()}
    work = {node: time.work for node, time in times.items()}
    total = evaluate(root, visits.nodes, totals, max)
    varying = evaluate(root, visits.nodes, totals, mean_of_slowest)
    processing = evaluate(root, visits.nodes, work, max)
    grounds = [ground for time in times.values() for ground in time.grounds]
    grounds += [visits.evidence[node] for node in times if node in visits.evidence]
    share = expected(Share, processing / total, grounds, AS_DRAWN) if total > 0 else None
    parallel = any(region.kind is RegionKind.PARALLEL for region in bottom_up_regions(root))
    return CycleTime(
        expected(WorkingMinutes, total, grounds, AS_DRAWN),
        expected(WorkingMinutes, processing, grounds, AS_DRAWN),
        share,
        expected(WorkingMinutes, varying, grounds, AS_DRAWN) if parallel else None,
        lower_bound=parallel and varying > total,
        notes=tuple(_notes(process, times, parallel=parallel)),
    )


def sequence(times: Iterable[float]) -> float:
    """One after the other."""
    return sum(times)


def choice(shares_and_times: Iterable[tuple[float, float]]) -> float:
    """One of several."""
    return sum(share * time for share, time in shares_and_times)


def rework(time: float, again: float) -> float:
    """Repeated with chance `again` after every time; infinite at 1."""
    return time / (1 - again) if again < 1 else math.inf


def rework_once(time: float, again: float) -> float:
    """Repeated with chance `again`, but once at most."""
    return time * (1 + again)


def mean_of_slowest(means: Sequence[float]) -> float:
    """The mean of the largest of independent exponential times: by inclusion and exclusion.

    Of more than `MANY_BRANCHES` the slowest are taken, which is still a lower bound.
    """
    slowest = sorted((mean for mean in means if mean > 0), reverse=True)[:MANY_BRANCHES]
    return sum(
        (1.0 if size % 2 else -1.0) / sum(1 / mean for mean in group)
        for size in range(1, len(slowest) + 1)
        for group in combinations(slowest, size)
    )


def evaluate(
    root: Region, visits: Mapping[str, float], times: Mapping[str, float], join: Join
) -> float:
    """The expected time of a case in a tree of regions, parallel branches put together by `join`.

    Branches of a parallel block are entered equally often, so totals of a case can be
    compared where `join` grows in proportion, as the maximum does.
    """
    made: dict[int, float] = {}
    for region in bottom_up_regions(root):
        if region.kind is RegionKind.STEP:
            node = region.nodes[0]
            made[id(region)] = visits.get(node, 0.0) * times.get(node, 0.0)
            continue
        parts = [made.pop(id(child)) for child in region.children]
        parallel = region.kind is RegionKind.PARALLEL
        made[id(region)] = join(parts) if parallel and parts else sum(parts)
    return made[id(root)]


def node_times(
    process: Process, visits: Visits, scenario: Scenario
) -> Iterator[tuple[str, NodeTime]]:
    """The times of every node that has one and is visited, by id.

    Waits go through the calendar of the role, those of outside parties through the agency's.
    """
    for node in process.nodes:
        work, wait = node.attributes.work, wait_of(process, node)
        if not visits.nodes.get(node.id) or not (work or wait):
            continue
        calendar = scenario.calendar(process.who(node))
        given = [part for part in (work, wait) if part is not None]
        yield (
            node.id,
            NodeTime(
                work.mean.value if work else 0.0,
                calendar.working_minutes(wait.mean).value if wait else 0.0,
                tuple(part.evidence for part in given),
                any(part.low is not None for part in given),
            ),
        )


def wait_of(process: Process, node: FlowNode) -> Wait | None:
    """The wait before a node: its attribute, else the time of a timer that it waits for.

    A timer behind an event-based gateway counts only where the step it leads to has no wait,
    because tables put the wait on that step.
    """
    if node.attributes.wait is not None or not isinstance(node, Event):
        return node.attributes.wait
    if node.position is not Position.CATCH:
        return None
    ahead = [process.by_id.get(flow.target) for flow in process.outgoing(node.id)]
    if _after_race(process, node) and any(step and step.attributes.wait for step in ahead):
        return None
    timers = (part for part in node.definitions if part.trigger is Trigger.TIMER)
    return next((timer.deadline for timer in timers if timer.deadline), None)


def _after_race(process: Process, node: FlowNode) -> bool:
    sources = (process.by_id.get(flow.source) for flow in process.incoming(node.id))
    return any(isinstance(s, Gateway) and s.type is GatewayType.EVENT for s in sources)


def _reasons(process: Process, visits: Visits, root: Region) -> Iterator[str]:
    """Why the formulas do not hold."""
    if not root.children:
        yield "there is no path from a start to an end"
    endless = [finding for finding in visits.findings if finding.rule == "cycle-without-exit"]
    if endless:
        yield "a cycle has no exit"
    for region in bottom_up_regions(root):
        if region.kind is RegionKind.INCLUSIVE:
            yield (
                f"at {_name(process, region.entry)} it is not known which paths of the inclusive "
                "gateway are taken together"
            )
        if region.concurrent:
            yield region.why


def _name(process: Process, node: str) -> str:
    found = process.by_id.get(node)
    return f"“{found.name or found.id}”" if found else "the start"


def _notes(process: Process, times: Mapping[str, NodeTime], *, parallel: bool) -> Iterator[str]:
    yield "Nobody queues: waits for a busy colleague come on top."
    if parallel and any(time.varies for time in times.values()):
        yield (
            "Of parallel branches the one with the largest mean counts. Where their times vary, "
            "the true mean is higher."
        )
    instant = sum(1 for node in process.nodes if _is_outside_step(node) and node.id not in times)
    if instant == 1:
        yield "1 step of an outside party has no time and counts as instant."
    elif instant:
        yield f"{instant} steps of outside parties have no time and count as instant."


def _is_outside_step(node: FlowNode) -> bool:
    """What begins or ends a case at an outside party takes no time of it."""
    return isinstance(node, Activity) and node.attributes.outside
