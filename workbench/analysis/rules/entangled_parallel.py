"""Parallel paths that cross can be understood."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.control_flow import control_flow
from workbench.analysis.faults import fault
from workbench.analysis.meetings import meetings
from workbench.analysis.naming import called
from workbench.analysis.passages import views
from workbench.analysis.soundness import Verdict
from workbench.model.finding import Finding
from workbench.model.process import Process


def entangled_parallel(process: Process) -> Iterator[Finding]:
    """A finding for every part with crossing parallel paths that is too large to play through."""
    for view in views(process):
        for part in meetings(control_flow(view)).entangled:
            if part.judgement.verdict is Verdict.UNJUDGED:
                ends = [view.by_id[end] for end in (part.entry, part.exit) if end in view.by_id]
                names = " and ".join(called(node) for node in ends) or "start and end"
                yield fault(
                    f"Parallel paths cross at {names} in so many ways that it cannot be judged "
                    "whether a case may get stuck there.",
                    "Take the part apart into blocks that begin and end with one gateway each.",
                    ends,
                )
