"""Which role limits the process, and a first estimate of the waits before each role."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.amount import CasesPerDay, Count, Share, WorkingMinutes
from workbench.model.evidence import Quantity


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
