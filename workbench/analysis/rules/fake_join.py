"""Paths that meet, meet at a gateway."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.faults import fault
from workbench.analysis.naming import called
from workbench.model.element import Activity, Event, Position
from workbench.model.finding import Finding
from workbench.model.process import Process


def fake_join(process: Process) -> Iterator[Finding]:
    """A finding for every activity or intermediate event that several flows lead to.

    Each token starts it anew; whether the paths wait for each other is left to guess. The rows
    of a table say it: they only wait for each other where they are done at the same time.
    """
    for node in process.nodes:
        if node.attributes.row:
            continue
        middle = isinstance(node, Event) and node.position is not Position.END
        count = len(process.incoming(node.id))
        if (isinstance(node, Activity) or middle) and count > 1:
            yield fault(
                f"{count} flows lead to {called(node)}; each of them starts it anew.",
                "Let them meet in a gateway, so that nobody has to guess.",
                [node],
            )
