"""What had to be assumed about how tokens travel, as findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.analysis.naming import called, place
from workbench.model.element import Activity, FlowNode, Loop, SubProcess
from workbench.model.finding import Finding, Severity


def equal_parts(node: FlowNode, count: int) -> Finding:
    """Shares are missing at a node with `count` ways out."""
    return _finding(
        "shares-missing",
        Severity.WARNING,
        [node],
        f"Nobody has said how often each of the {count} ways out of {called(node)} is taken; "
        "equal parts are assumed where a share is missing.",
        "Give each flow a share, out of 10 or in percent.",
    )


def rest_at_inclusive(node: FlowNode, missing: int) -> Finding:
    """Shares are missing at an inclusive gateway, whose ways do not exclude each other."""
    ways = "one way" if missing == 1 else f"{missing} ways"
    return _finding(
        "shares-missing",
        Severity.WARNING,
        [node],
        f"Nobody has said how often {ways} out of {called(node)} is taken. Its ways may be taken "
        "together, so the others do not tell; what they leave is assumed.",
        "Give each flow its own share, out of 10 or in percent.",
    )


def never(event: FlowNode) -> Finding:
    """A boundary event without a share."""
    return _finding(
        "boundary-without-share",
        Severity.INFO,
        [event],
        f"Nobody has said how often {called(event)} happens; it is counted as never.",
        "Give the flow that leaves it a share.",
    )


def several_starts(events: Sequence[FlowNode]) -> Finding:
    """A pool that begins in several ways."""
    return _finding(
        "several-starts",
        Severity.INFO,
        events,
        f"The process has {len(events)} start events; each is taken to be equally frequent.",
        "Model each start as a process of its own where they are not.",
    )


def counted_once(node: FlowNode) -> Iterator[Finding]:
    """An activity that is repeated."""
    if isinstance(node, Activity) and node.loop is not Loop.NONE:
        yield _finding(
            "repetition-counted-once",
            Severity.INFO,
            [node],
            f"{called(node)} is repeated ({node.loop}); every visit counts once in all numbers.",
            "Give the time of all its repetitions together as its work time.",
        )


def left_out(node: FlowNode) -> Iterator[Finding]:
    """An event sub-process."""
    if isinstance(node, SubProcess) and node.by_event:
        yield _finding(
            "event-sub-process-not-analysed",
            Severity.INFO,
            [node],
            f"The event sub-process {called(node)} is left out of all numbers.",
            "Look at it by hand.",
        )


def _finding(
    rule: str, severity: Severity, nodes: Sequence[FlowNode], message: str, remedy: str
) -> Finding:
    ids = tuple(node.id for node in nodes)
    return Finding(rule, severity, message, ids, remedy, place(nodes[0]))
