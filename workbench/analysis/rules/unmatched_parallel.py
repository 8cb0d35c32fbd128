"""What is parted one way is joined the same way."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.branching import Route
from workbench.analysis.control_flow import LEAVE, ControlFlow, control_flow
from workbench.analysis.faults import fault
from workbench.analysis.meetings import meetings
from workbench.analysis.naming import called
from workbench.analysis.passages import views
from workbench.analysis.regions import Region, mismatched, node_of
from workbench.analysis.soundness import Verdict
from workbench.model.finding import Finding
from workbench.model.process import Process


def unmatched_parallel(process: Process) -> Iterator[Finding]:
    """A finding for every block whose split and join are of different kinds, and for every part
    with crossing paths in which a case can get stuck or be doubled.

    A parallel join behind an exclusive split waits for ever; an exclusive join behind a parallel
    split lets everything after it happen several times.
    """
    for view in views(process):
        yield from _unmatched_parallel(view)


def _unmatched_parallel(process: Process) -> Iterator[Finding]:
    control = control_flow(process)
    for region in mismatched(control):
        ends = [process.by_id[end] for end in _ends(region) if end in process.by_id]
        yield fault(f"{region.why}: {_effect(control, region)}.", _REMEDY, ends)
    for part in meetings(control).entangled:
        said = _SAID.get(part.judgement.verdict)
        if said:
            vertex = node_of(part.judgement.vertex).removeprefix(LEAVE)
            where = [process.by_id[vertex]] if vertex in process.by_id else []
            name = called(where[0]) if where else "the end"
            yield fault(said.format(name), _REMEDY, where)


_SAID = {
    Verdict.STUCK: "Parallel paths cross, and {} may wait for a path that nobody took.",
    Verdict.SEVERAL: "Parallel paths cross, and what follows {} may happen once for each path.",
}
_REMEDY = "Join the paths by the kind of gateway that parted them."


def _ends(region: Region) -> tuple[str, str]:
    return region.entry, region.exit


def _effect(control: ControlFlow, region: Region) -> str:
    if control.joins.get(region.exit) is Route.PARALLEL:
        return "the join may wait for a path that nobody took"
    if control.splits.get(region.entry) is Route.PARALLEL:
        return "what follows happens once for every path"
    return "it is not clear which paths are waited for"
