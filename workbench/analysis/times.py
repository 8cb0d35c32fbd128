"""How long one visit of each node takes: its work, and the time that passes before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.analysis.containers import drawn_out, timed_inside
from workbench.analysis.visits import Visits
from workbench.model.element import (
    Event,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    Trigger,
    Wait,
)
from workbench.model.evidence import Evidence
from workbench.model.process import Process
from workbench.model.scenario import Scenario


@dataclass(frozen=True)
class NodeTime:
    """Mean work and wait of one visit in working minutes, and the evidence of both.

    An event that stops a step takes back what the step would have taken beyond it, so that its
    own numbers may be negative.
    """

    work: float
    wait: float
    grounds: tuple[Evidence, ...]
    varies: bool = False


def node_times(
    process: Process, visits: Visits, scenario: Scenario
) -> Iterator[tuple[str, NodeTime]]:
    """The times of every node that has one and is visited, by id.

    Waits go through the calendar of the role, those of outside parties through the agency's.
    """
    clock = _Clock(process, scenario)
    for node in process.nodes:
        if not visits.nodes.get(node.id):
            continue
        time = clock.stopping(node) or clock.own(node)
        if time is not None:
            yield node.id, time


class _Clock:
    """The times of single nodes in a process."""

    def __init__(self, process: Process, scenario: Scenario) -> None:
        self.process, self.scenario = process, scenario
        self.inside, self.timed = drawn_out(process), timed_inside(process)

    def own(self, node: FlowNode) -> NodeTime | None:
        """Work and wait that a node itself has."""
        work, wait = node.attributes.work, wait_of(self.process, node)
        if node.id in self.timed:
            work = None
        given = [part for part in (work, wait) if part is not None]
        if not given:
            return None
        calendar = self.scenario.calendar(self.process.who(node))
        return NodeTime(
            work.mean.value if work else 0.0,
            calendar.working_minutes(wait.mean).value if wait else 0.0,
            tuple(part.evidence for part in given),
            any(part.low is not None for part in given),
        )

    def stopping(self, node: FlowNode) -> NodeTime | None:
        """The time of a deadline that stops a step: the case has then been there as long as the
        deadline says, and no longer, whatever the step usually takes."""
        host, limit = _stopped(self.process, node), _deadline(node)
        if host is None or limit is None or host.id in self.inside:
            return None
        usual = self.own(host) or NodeTime(0.0, 0.0, ())
        calendar = self.scenario.calendar(self.process.who(host))
        passed = calendar.working_minutes(limit.mean).value
        work = min(0.0, passed - usual.work)
        rest = passed - usual.work - usual.wait
        return NodeTime(work, rest - work, (limit.evidence,), limit.low is not None)


def _stopped(process: Process, node: FlowNode) -> FlowNode | None:
    """The activity that a timer on its border stops."""
    if not isinstance(node, Event) or not node.interrupting or Trigger.TIMER not in node.triggers:
        return None
    return process.by_id.get(node.attached_to or "")


def _deadline(node: FlowNode) -> Wait | None:
    definitions = node.definitions if isinstance(node, Event) else ()
    timers = (part.deadline for part in definitions if part.trigger is Trigger.TIMER)
    return next((deadline for deadline in timers if deadline), None)


def wait_of(process: Process, node: FlowNode) -> Wait | None:
    """The wait before a node: its attribute, else the time of a timer that it waits for.

    A timer behind an event-based gateway counts only where the step it leads to has no wait,
    because tables put the wait on that step.
    """
    if node.attributes.wait is not None or not isinstance(node, Event):
        return node.attributes.wait
    if node.position is not Position.CATCH or _told_ahead(process, node):
        return None
    return _deadline(node)


def waits_unknown(process: Process, visits: Visits) -> list[FlowNode]:
    """The timers that a case waits for and whose time nobody can tell: dates, cycles, expressions,
    and deadlines of a whole sub-process."""
    inside = drawn_out(process)
    found: list[FlowNode] = []
    for node in process.nodes:
        if not isinstance(node, Event) or Trigger.TIMER not in node.triggers:
            continue
        if not visits.nodes.get(node.id) or node.attributes.wait is not None:
            continue
        host = _stopped(process, node)
        caught = node.position is Position.CATCH and not _told_ahead(process, node)
        if (caught and _deadline(node) is None) or (
            host is not None and (_deadline(node) is None or host.id in inside)
        ):
            found.append(node)
    return found


def _told_ahead(process: Process, node: FlowNode) -> bool:
    """Whether the step behind a timer of a race says how long was waited."""
    ahead = [process.by_id.get(flow.target) for flow in process.outgoing(node.id)]
    return _after_race(process, node) and any(step and step.attributes.wait for step in ahead)


def _after_race(process: Process, node: FlowNode) -> bool:
    sources = (process.by_id.get(flow.source) for flow in process.incoming(node.id))
    return any(isinstance(s, Gateway) and s.type is GatewayType.EVENT for s in sources)
