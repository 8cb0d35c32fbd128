"""The shares of a choice add to the whole."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.branching import Route, split_route
from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.model.element import SequenceFlow
from workbench.model.finding import Finding
from workbench.model.process import Process

TOLERANCE = 0.005


def shares_do_not_add_up(process: Process) -> Iterator[Finding]:
    """A finding for every split whose shares are too few or too many.

    Ways out of an inclusive gateway may be taken together: their shares add to 1 at least. Events
    that stop a step happen instead of each other: theirs add to 1 at most.
    """
    yield from _stopping(process)
    for node in process.nodes:
        flows = process.outgoing(node.id)
        route = split_route(node, flows)
        if len(flows) > 1 and route is not Route.PARALLEL:
            total = sum(flow.share.mean.value for flow in flows if flow.share)
            if _wrong(flows, total, inclusive=route is Route.INCLUSIVE):
                whole = "at least 100%" if route is Route.INCLUSIVE else "100%"
                yield fault(
                    f"The shares at {called(node)} add to {total:.0%}, not to {whole}.",
                    "Correct the shares; until then they are scaled to fit.",
                    [node],
                    [flow.id for flow in flows],
                )


def _stopping(process: Process) -> Iterator[Finding]:
    for node in process.nodes:
        events = [event for event in process.boundary(node.id) if event.interrupting]
        flows = [f for event in events for f in process.outgoing(event.id) if f.share]
        total = sum(flow.share.mean.value for flow in flows if flow.share)
        if total > 1 + TOLERANCE:
            yield fault(
                f"The shares of the events that stop {called(node)} add to {total:.0%}, which is "
                "more than 100%.",
                "Correct the shares; until then they are scaled to fit.",
                [node, *events],
                [flow.id for flow in flows],
            )


def _wrong(flows: tuple[SequenceFlow, ...], total: float, *, inclusive: bool) -> bool:
    given = [flow.share.mean.value for flow in flows if flow.share]
    if any(not 0 <= share <= 1 for share in given):
        return True
    too_few = len(given) == len(flows) and total < 1 - TOLERANCE
    return too_few or (total > 1 + TOLERANCE and not inclusive)
