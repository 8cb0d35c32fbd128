"""A scenario (BPSim): how much work comes in and who is there to do it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from workbench.model.amount import CasesPerDay, Count, MoneyPerHour, Share
from workbench.model.calendar import Calendar
from workbench.model.evidence import Quantity


@dataclass(frozen=True)
class Staff:
    """The people of one role: how many, which share of their day this process may use, what an
    hour of theirs costs, and when they work."""

    role: str
    people: Quantity[Count]
    availability: Quantity[Share]
    cost: Quantity[MoneyPerHour] | None = None
    calendar: str = ""


@dataclass(frozen=True)
class Scenario:
    """The numbers around a process. `arrivals` is None where nobody has said how much comes in.

    `holidays` and the time zone live in the calendars; the first calendar is the agency's.
    """

    name: str = ""
    currency: str = "USD"
    arrivals: Quantity[CasesPerDay] | None = None
    staff: tuple[Staff, ...] = ()
    calendars: tuple[Calendar, ...] = field(default=(Calendar(),))
    documentation: str = ""

    @cached_property
    def by_role(self) -> dict[str, Staff]:
        """The staff by role."""
        return {staff.role: staff for staff in self.staff}

    def calendar(self, role: str = "") -> Calendar:
        """The calendar of a role, the agency's where it has none of its own."""
        staff = self.by_role.get(role)
        wanted = staff.calendar if staff else ""
        named = (calendar for calendar in self.calendars if calendar.name == wanted)
        return next(named, self.calendars[0])
