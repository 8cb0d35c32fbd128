"""What is parted one way is joined the same way."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.branching import Route
from workbench.analysis.control_flow import ControlFlow, control_flow
from workbench.analysis.faults import fault
from workbench.analysis.passages import views
from workbench.analysis.regions import Region, mismatched
from workbench.model.finding import Finding
from workbench.model.process import Process


def unmatched_parallel(process: Process) -> Iterator[Finding]:
    """A finding for every block whose split and join are of different kinds.

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


_REMEDY = "Join the paths by the kind of gateway that parted them."


def _ends(region: Region) -> tuple[str, str]:
    return region.entry, region.exit


def _effect(control: ControlFlow, region: Region) -> str:
    if control.joins.get(region.exit) is Route.PARALLEL:
        return "the join may wait for a path that nobody took"
    if control.splits.get(region.entry) is Route.PARALLEL:
        return "what follows happens once for every path"
    return "it is not clear which paths are waited for"
