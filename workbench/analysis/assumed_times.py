"""What a cycle time takes for granted: the conventions, and what is left out, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.analysis.naming import called
from workbench.analysis.regions import Region, RegionKind, bottom_up_regions
from workbench.analysis.times import NodeTime, waits_unknown
from workbench.analysis.visits import Visits
from workbench.model.amount import WorkingMinutes
from workbench.model.element import Activity, FlowNode
from workbench.model.evidence import Quantity
from workbench.model.process import Process
from workbench.model.scenario import Scenario

BRANCHING = {RegionKind.CHOICE, RegionKind.LOOP, RegionKind.INCLUSIVE, RegionKind.UNSTRUCTURED}


def notes(
    process: Process,
    visits: Visits,
    root: Region,
    times: Mapping[str, NodeTime],
    scenario: Scenario,
    once: Quantity[WorkingMinutes] | None,
) -> Iterator[str]:
    """The assumptions behind a cycle time in words."""
    yield "Nobody queues: waits for a busy colleague come on top."
    if _varying_branches(root, times):
        yield (
            "Of parallel branches the one with the largest mean counts. Where their times vary, "
            "the true mean is higher."
        )
    if once:
        yield (
            "What is sent back may be sent back again. If once at most, a case takes "
            f"{once.usual.value:,.0f} working minutes."
        )
    for node in waits_unknown(process, visits):
        yield f"How long a case waits for {called(node)} is not known; it counts as no time."
    yield from _days(process, times, scenario)
    instant = sum(1 for node in process.nodes if _is_outside_step(node) and node.id not in times)
    if instant == 1:
        yield "1 step of an outside party has no time and counts as instant."
    elif instant:
        yield f"{instant} steps of outside parties have no time and count as instant."


def _is_outside_step(node: FlowNode) -> bool:
    """What begins or ends a case at an outside party takes no time of it."""
    return isinstance(node, Activity) and node.attributes.outside


def _varying_branches(root: Region, times: Mapping[str, NodeTime]) -> bool:
    """Whether a branch of a parallel block has no fixed time: a range, a choice or a loop."""
    loose: set[int] = set()
    for region in bottom_up_regions(root):
        varies = region.kind is RegionKind.STEP and _varies(times.get(region.nodes[0]))
        timed = region.kind in BRANCHING and any(node in times for node in region.nodes)
        if varies or timed or any(id(child) in loose for child in region.children):
            loose.add(id(region))
            if region.kind is RegionKind.PARALLEL:
                return True
    return False


def _varies(time: NodeTime | None) -> bool:
    return time is not None and time.varies


def _days(process: Process, times: Mapping[str, NodeTime], scenario: Scenario) -> Iterator[str]:
    """That minutes of days of different lengths are added up."""
    owners = dict.fromkeys(process.who(process.by_id[node]) for node in times)
    calendars = {calendar.name: calendar for calendar in map(scenario.calendar, owners)}
    days = {(each.minutes_per_day.value, each.days_per_year) for each in calendars.values()}
    if len(days) > 1:
        names = ", ".join(
            f"“{each.name}” ({each.minutes_per_day.value:g} minutes a day, "
            f"{each.days_per_year:.0f} days a year)"
            for each in calendars.values()
        )
        yield (
            f"Working minutes of different calendars are added up: {names}. The days that pass "
            "may be more or fewer."
        )


def once_only(root: Region, visits: Visits) -> dict[int, tuple[float, ...]]:
    """For each loop, by the `id` of its region, what part of the time of each child counts if
    nothing is repeated more than once; empty where paths cross or nothing is repeated.

    With chance r to go back, what is repeated is passed 1 + r times and not 1 / (1 - r), the way
    back r times and not r / (1 - r).
    """
    found: dict[int, tuple[float, ...]] = {}
    for region in bottom_up_regions(root):
        if region.kind is RegionKind.UNSTRUCTURED:
            return {}
        if region.kind is RegionKind.LOOP:
            again = _again(region, visits)
            if again is None:
                return {}
            if again > 0:
                parts = (1 - again if _goes_back(each, region) else 1 - again**2
                         for each in region.children)  # fmt: skip
                found[id(region)] = tuple(parts)
    return found


def _again(loop: Region, visits: Visits) -> float | None:
    """The chance to go back at the end of a loop; None where no drawn flow says it."""
    passed = visits.nodes.get(loop.exit)
    back = [child for child in loop.children if _goes_back(child, loop)]
    if not passed or not back or not all(child.flows for child in back):
        return None
    return sum(visits.flows.get(child.flows[0], 0.0) for child in back) / passed


def _goes_back(child: Region, loop: Region) -> bool:
    if loop.entry == loop.exit:
        return child.kind is RegionKind.FLOW
    return child.entry != loop.entry
