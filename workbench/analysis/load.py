"""How busy each role is with this process, and how much it could do."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.amount import CasesPerDay, Count, Share, WorkingMinutes
from workbench.model.evidence import Quantity
from workbench.model.finding import Finding


@dataclass(frozen=True)
class RoleLoad:
    """One role with staff. `work` is its work for one case, in `tasks` executions of steps;
    `available` the minutes of a working day that the whole role has for this process;
    `load` = arrivals x work / available, None where no arrivals are given; `capacity` =
    available / work, None for a role that has no work."""

    role: str
    people: Quantity[Count]
    availability: Quantity[Share]
    tasks: float
    work: Quantity[WorkingMinutes]
    available: Quantity[WorkingMinutes]
    load: Quantity[Share] | None
    capacity: Quantity[CasesPerDay] | None


@dataclass(frozen=True)
class Load:
    """The roles by falling load (falling need of minutes where no arrivals are given).

    `unstaffed` are roles that have work and no entry in the scenario.
    """

    roles: tuple[RoleLoad, ...]
    unstaffed: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
