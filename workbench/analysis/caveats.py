"""What the numbers of an analysis leave out or take for granted, as findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.analysis.containers import timed_inside
from workbench.analysis.control_flow import LEAVE, SOURCE
from workbench.analysis.faults import listed
from workbench.analysis.naming import called, place
from workbench.analysis.regions import Region, RegionKind, bottom_up_regions
from workbench.analysis.times import waits_unknown
from workbench.analysis.visits import Visits
from workbench.model.element import Event, FlowNode, Position, Trigger
from workbench.model.finding import Finding, Severity
from workbench.model.process import Process

TOGETHER = {RegionKind.PARALLEL, RegionKind.INCLUSIVE}


def caveats(process: Process, visits: Visits, root: Region) -> Iterator[Finding]:
    """All of them, in the order in which they matter."""
    yield from _ended_early(process, visits, root)
    yield from _across(process)
    yield from _own_time(process)
    yield from _waits(process, visits)


def _ended_early(process: Process, visits: Visits, root: Region) -> Iterator[Finding]:
    for event in ending_all(process, visits, root):
        yield _finding(
            "terminate-not-counted",
            [event],
            f"{called(event)} ends everything that runs beside it; the numbers count that work to "
            "its end all the same.",
            "Lead the paths together before the end if all of them are finished.",
        )


def ending_all(process: Process, visits: Visits, root: Region) -> list[Event]:
    """The terminate end events that a case comes to while other paths run beside them."""
    ends = {
        node.id: node
        for node in process.nodes
        if isinstance(node, Event) and node.position is Position.END
        if Trigger.TERMINATE in node.triggers and visits.nodes.get(node.id)
    }
    found: dict[str, Event] = {}
    for region in bottom_up_regions(root) if ends else ():
        if region.kind in TOGETHER or region.concurrent:
            inside = (ends[node] for node in region.nodes if node in ends)
            found.update((end.id, end) for end in inside if _same_scope(process, region, end))
    return list(found.values())


def _same_scope(process: Process, region: Region, end: Event) -> bool:
    """Whether the paths of a region part in the process or sub-process that an event ends."""
    around = process.by_id.get(region.entry.removeprefix(LEAVE))
    if around is None:
        pools = {node.process for node in process.nodes}
        return region.entry == SOURCE and len(pools) == 1 and end.parent is None
    return end.parent in (around.parent, around.id)


def _across(process: Process) -> Iterator[Finding]:
    for flow in process.flows:
        source, target = process.by_id.get(flow.source), process.by_id.get(flow.target)
        if source and target and (source.process, source.parent) != (target.process, target.parent):
            yield _finding(
                "visits-not-exact",
                [source, target],
                f"The flow from {called(source)} to {called(target)} leads across a border, so the "
                "numbers behind it are not exact: a case may be counted twice.",
                "Lead flows to and from the sub-process itself; use messages between pools.",
            )


def _own_time(process: Process) -> Iterator[Finding]:
    inside = timed_inside(process)
    nodes = [
        n for n in process.nodes if n.id in inside and (n.attributes.work or n.attributes.cost)
    ]
    for node in nodes:
        yield _finding(
            "sub-process-time-not-counted",
            [node],
            f"The steps inside {called(node)} have times of their own; the work time and cost of "
            "the whole are not counted.",
            "Take away one of the two.",
        )


def _waits(process: Process, visits: Visits) -> Iterator[Finding]:
    nodes = waits_unknown(process, visits)
    if nodes:
        yield _finding(
            "wait-not-known",
            nodes,
            f"How long a case waits for {listed(nodes)} is not known; it counts as no time.",
            "Give the event a time in days, hours or minutes.",
        )


def pools_started_once(process: Process, pools: Sequence[str]) -> Iterator[Finding]:
    """Pools that nothing in the drawing says how often they are started."""
    names = {pool.process: pool.name or pool.id for pool in process.participants}
    for pool in pools:
        first = next((node for node in process.nodes if node.process == pool), None)
        if first:
            yield Finding(
                "pool-started-once",
                Severity.INFO,
                f"“{names.get(pool, pool)}” is taken to be started once for a case.",
                (first.id,),
                "Lead the message that starts it to its only start event.",
                place(first),
            )


def _finding(rule: str, nodes: Sequence[FlowNode], message: str, remedy: str) -> Finding:
    ids = tuple(node.id for node in nodes)
    return Finding(rule, Severity.WARNING, message, ids, remedy, place(nodes[0]))
