"""The time a case takes when nobody has to queue: flow analysis (Dumas et al. 2018, ch. 7).

Sequence: sum. Choice: sum weighted by shares. Parallel: the largest. Rework: T / (1 - r). With
visits known, all but the parallel blocks are one sum of visits x time, which also holds
for unstructured parts in which only one token travels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.analysis.assumed_times import notes, once_only
from workbench.analysis.caveats import ending_all
from workbench.analysis.messages import exchange_messages
from workbench.analysis.naming import called
from workbench.analysis.regions import Region, RegionKind, bottom_up_regions
from workbench.analysis.tallies import expected
from workbench.analysis.times import node_times
from workbench.analysis.visits import AS_DRAWN, Visits
from workbench.model.amount import Share, WorkingMinutes
from workbench.model.evidence import Quantity
from workbench.model.process import Process
from workbench.model.scenario import Scenario

MANY_BRANCHES = 12
Repeats = Mapping[int, Sequence[float]]
Join = Callable[[Sequence[float]], float]


@dataclass(frozen=True)
class CycleTime:
    """Expected time from start to end of one case without queues, in working minutes.

    All numbers are None where `reasons` say why the formulas do not hold. `total` is work and
    waits, `processing` the work alone on the same paths, `efficiency` processing / total.
    Where parallel branches have times that vary, the largest of the means is too low:
    `lower_bound` is true then, and `varying` is the total for branch times that vary as
    exponential ones do. `once` and `once_processing` are total and processing if nothing is
    repeated more than once, None where nothing is repeated or it cannot be said. `notes` are
    assumptions in words.
    """

    total: Quantity[WorkingMinutes] | None
    processing: Quantity[WorkingMinutes] | None
    efficiency: Quantity[Share] | None
    varying: Quantity[WorkingMinutes] | None
    lower_bound: bool
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    once: Quantity[WorkingMinutes] | None = None
    once_processing: Quantity[WorkingMinutes] | None = None


def cycle_time(
    process: Process, visits: Visits, root: Region, scenario: Scenario | None
) -> CycleTime:
    """The expected time of one case, or why block formulas cannot give it."""
    reasons = tuple(_reasons(process, visits, root))
    if reasons:
        return CycleTime(None, None, None, None, lower_bound=False, reasons=reasons)
    numbers = scenario or Scenario()
    times = dict(node_times(process, visits, numbers))
    totals = {node: time.work + time.wait for node, time in times.items()}
    work = {node: time.work for node, time in times.items()}
    grounds = [ground for time in times.values() for ground in time.grounds]
    grounds += [visits.evidence[node] for node in times if node in visits.evidence]
    ones = {loop: factors for loop, factors in once_only(root, visits).items() if factors}
    parallel = any(region.kind is RegionKind.PARALLEL for region in bottom_up_regions(root))

    def minutes(of: Mapping[str, float], join: Join, repeats: Repeats) -> Quantity[WorkingMinutes]:
        value = evaluate(root, visits.nodes, of, join, repeats)
        return expected(WorkingMinutes, value, grounds, AS_DRAWN)

    total, processing = minutes(totals, max, {}), minutes(work, max, {})
    varying = minutes(totals, mean_of_slowest, {}) if parallel else None
    once = minutes(totals, max, ones) if ones else None
    whole = total.usual.value
    share = processing.usual.value / whole if whole > 0 else None
    return CycleTime(
        total,
        processing,
        None if share is None else expected(Share, share, grounds, AS_DRAWN),
        varying,
        lower_bound=varying is not None and varying.usual.value > whole,
        notes=tuple(notes(process, visits, root, times, numbers, once)),
        once=once,
        once_processing=minutes(work, max, ones) if ones else None,
    )


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
    root: Region,
    visits: Mapping[str, float],
    times: Mapping[str, float],
    join: Join,
    repeats: Repeats | None = None,
) -> float:
    """The expected time of a case in a tree of regions, parallel branches put together by `join`.

    Branches of a parallel block are entered equally often, so totals of a case can be
    compared where `join` grows in proportion, as the maximum does. `repeats` says of the loops,
    by their `id`, what part of each of their children's time counts.
    """
    made: dict[int, float] = {}
    for region in bottom_up_regions(root):
        if region.kind is RegionKind.STEP:
            node = region.nodes[0]
            made[id(region)] = visits.get(node, 0.0) * times.get(node, 0.0)
            continue
        parts = [made.pop(id(child)) for child in region.children]
        if repeats and id(region) in repeats:
            parts = [p * part for p, part in zip(parts, repeats[id(region)], strict=True)]
        parallel = region.kind is RegionKind.PARALLEL
        made[id(region)] = join(parts) if parallel and parts else sum(parts)
    return made[id(root)]


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
    for event in ending_all(process, visits, root):
        yield f"{called(event)} ends what runs beside it, and how far that is then is not known"
    if exchange_messages(process):
        yield "pools send each other messages, and how long one waits for the other is not known"


def _name(process: Process, node: str) -> str:
    found = process.by_id.get(node)
    return f"“{found.name or found.id}”" if found else "the start"
