"""Which role limits the process, and a first estimate of the waits before each role.

The theoretical bottleneck is the role with the least capacity in cases a day. Waits are those
of M/M/c (Erlang C) with the service time divided by the share of the day that people have.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.analysis.load import Load, RoleLoad, minutes_of_a_day
from workbench.analysis.queueing import mmc
from workbench.analysis.tallies import expected
from workbench.model.amount import CasesPerDay, Count, Share, WorkingMinutes
from workbench.model.evidence import UNKNOWN, Quantity
from workbench.model.scenario import Scenario

ASSUMPTIONS = (
    "This is a first estimate by the Erlang C formula, one queue for each role.",
    "Tasks are taken to arrive at random over the working day, independently of each other.",
    "The times of tasks are taken to vary as much as exponential ones do.",
    "Everybody in a role can do every task of it, first come, first served.",
    "Other duties are taken to slow every task down evenly.",
    "Office hours, batches, priorities and people shared with other processes are left out.",
)


@dataclass(frozen=True)
class QueueEstimate:
    """A role as a queue M/M/c: `servers` people, `tasks` arriving on a working day, each
    taking `service` minutes of the day because people also do other things.

    `waiting` is the chance that a task waits, `wait` the mean wait of a task, `per_case` that of
    all its tasks in one case, `length` the mean number of tasks in the queue. The four are None
    where the role is overloaded (`load` 1 or more): then the queue grows without end.
    """

    role: str
    servers: int
    tasks: Quantity[Count]
    service: Quantity[WorkingMinutes]
    load: Quantity[Share]
    waiting: Quantity[Share] | None
    wait: Quantity[WorkingMinutes] | None
    per_case: Quantity[WorkingMinutes] | None
    length: Quantity[Count] | None


@dataclass(frozen=True)
class Bottleneck:
    """The theoretical bottleneck: the role that can do the fewest cases a day (`capacity`).

    `role` is "" and `capacity` None where no role has both work and staff. `queues` are in order
    of falling wait per case, overloaded roles first; empty where no arrivals are given.
    `assumptions` say in words what the estimate leaves out.
    """

    role: str
    capacity: Quantity[CasesPerDay] | None
    queues: tuple[QueueEstimate, ...]
    assumptions: tuple[str, ...]


def bottleneck(load: Load, scenario: Scenario) -> Bottleneck:
    """The limiting role and the queue before each role that has work and people."""
    limits = [(role.capacity, role.role) for role in load.roles if role.capacity]
    capacity, role = min(limits, key=lambda limit: limit[0].usual.value, default=(None, ""))
    queues = sorted(_queues(load, scenario), key=_rank)
    return Bottleneck(role, capacity, tuple(queues), ASSUMPTIONS)


def _rank(queue: QueueEstimate) -> float:
    return -queue.per_case.usual.value if queue.per_case else -math.inf


def _queues(load: Load, scenario: Scenario) -> Iterator[QueueEstimate]:
    arrivals = scenario.arrivals
    if arrivals is None or arrivals.mean.value <= 0:
        return
    for role in load.roles:
        if role.load is not None and role.load.usual.value > 0 and role.tasks > 0:
            minutes = minutes_of_a_day(scenario, role.role)
            yield _queue(role, role.load, arrivals, minutes)


def _queue(
    role: RoleLoad, load: Quantity[Share], arrivals: Quantity[CasesPerDay], minutes: float
) -> QueueEstimate:
    """The queue of a role. A part of a person makes the others slower, not one more server."""
    servers = max(1, math.floor(role.people.mean.value + 1e-9))
    tasks = arrivals.mean.value * role.tasks
    service = load.usual.value * servers * minutes / tasks
    station = mmc(tasks / minutes, service, servers)
    grounds = (load.evidence, role.work.evidence)
    busy = load.usual.value >= 1
    return QueueEstimate(
        role.role,
        servers,
        expected(Count, tasks, grounds, UNKNOWN),
        expected(WorkingMinutes, service, grounds, UNKNOWN),
        load,
        None if busy else expected(Share, station.waiting, grounds, UNKNOWN),
        None if busy else expected(WorkingMinutes, station.wait, grounds, UNKNOWN),
        None if busy else expected(WorkingMinutes, station.wait * role.tasks, grounds, UNKNOWN),
        None if busy else expected(Count, station.queue, grounds, UNKNOWN),
    )
