"""How busy each role is with this process, and how much it could do.

Load = arrivals x work of a case / (people x availability x minutes of a working day); capacity =
those minutes / work of a case (Dumas et al. 2018, section 7.1.3). A working day is one of the
agency: a role that works on fewer days has fewer minutes of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.analysis.tallies import expected
from workbench.analysis.work import RoleWork, Work
from workbench.model.amount import CasesPerDay, Count, Share, WorkingMinutes
from workbench.model.evidence import UNKNOWN, Quantity
from workbench.model.finding import Finding, Severity
from workbench.model.scenario import Scenario, Staff


@dataclass(frozen=True)
class RoleLoad:
    """One role with staff. `work` is its work for one case, in `tasks` executions of steps;
    `available` the minutes that the whole role has for this process on a working day of the
    agency;
    `load` = arrivals x work / available, None where no arrivals are given or nobody is there;
    `capacity` = available / work, None for a role that has no work."""

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


def expected_load(work: Work, scenario: Scenario) -> Load:
    """The load of every role that the scenario staffs or that has work."""
    by_role = {role.role: role for role in work.roles}
    roles = [_role(staff, by_role.get(staff.role), scenario) for staff in scenario.staff]
    roles.sort(key=_need)
    unstaffed = [r.role for r in work.roles if r.role and r.role not in scenario.by_role]
    return Load(tuple(roles), tuple(unstaffed), (*_overloads(roles), *_unstaffed(unstaffed)))


def minutes_of_a_day(scenario: Scenario, role: str) -> float:
    """What one person of a role works for each working day of the agency, on average.

    Arrivals are counted on the agency's days; a role may work on fewer or more of them.
    """
    own, agency = scenario.calendar(role), scenario.calendar()
    if agency.days_per_year <= 0:
        return 0.0
    return own.minutes_per_day.value * (own.days_per_year / agency.days_per_year)


def _need(role: RoleLoad) -> float:
    if role.work.usual.value <= 0:
        return 0.0
    return -role.work.usual.value / max(role.available.usual.value, 1e-300)


def _role(staff: Staff, work: RoleWork | None, scenario: Scenario) -> RoleLoad:
    minutes = minutes_of_a_day(scenario, staff.role)
    pool = staff.people.mean.value * staff.availability.mean.value * minutes
    grounds = (staff.people.evidence, staff.availability.evidence)
    available = expected(WorkingMinutes, pool, grounds, UNKNOWN)
    need = work.work if work else Quantity(WorkingMinutes(0.0), staff.people.evidence)
    return RoleLoad(
        staff.role,
        staff.people,
        staff.availability,
        work.tasks if work else 0.0,
        need,
        available,
        _load(need, available, scenario),
        _capacity(need, available),
    )


def _load(
    need: Quantity[WorkingMinutes], available: Quantity[WorkingMinutes], scenario: Scenario
) -> Quantity[Share] | None:
    arrivals = scenario.arrivals
    if arrivals is None or available.usual.value <= 0:
        return None
    share = arrivals.mean.value * need.usual.value / available.usual.value
    grounds = (arrivals.evidence, need.evidence, available.evidence)
    return expected(Share, share, grounds, UNKNOWN)


def _capacity(
    need: Quantity[WorkingMinutes], available: Quantity[WorkingMinutes]
) -> Quantity[CasesPerDay] | None:
    if need.usual.value <= 0:
        return None
    cases = available.usual.value / need.usual.value
    return expected(CasesPerDay, cases, (need.evidence, available.evidence), UNKNOWN)


def _overloads(roles: Iterable[RoleLoad]) -> Iterator[Finding]:
    for role in roles:
        nobody = role.available.usual.value <= 0 < role.work.usual.value
        if nobody:
            message = f"{role.role} has work in this process and nobody to do it."
        elif role.load and role.load.usual.value >= 1:
            message = (
                f"{role.role} has {role.load.usual.value:.0%} of the work that its people have "
                "time for: the queue grows day by day."
            )
        else:
            continue
        remedy = "Check the numbers; then add time, take away work or lower the arrivals."
        yield Finding("overload", Severity.ERROR, message, remedy=remedy, where=role.role)


def _unstaffed(roles: Iterable[str]) -> Iterator[Finding]:
    for role in roles:
        yield Finding(
            "role-without-staff",
            Severity.WARNING,
            f"The scenario does not say how many people {role} has; its load is not known.",
            remedy="Add the role to the staff of the scenario.",
            where=role,
        )
