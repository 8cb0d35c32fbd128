"""Staff of a scenario that the process does not know."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from workbench.model.finding import Finding, Severity
from workbench.model.process import Process
from workbench.model.scenario import Scenario


def staff_without_role(process: Process, scenario: Scenario) -> Iterator[Finding]:
    """A finding for all staff of a role that does not occur in the process, with the role that is
    written most like it (difflib; none where all are less than 60 % alike)."""
    known = _names(process)
    folded = {name.casefold(): name for name in reversed(known)}
    for staff in scenario.staff:
        if staff.role in known:
            continue
        near = get_close_matches(staff.role.casefold(), folded, n=1)
        guess = f" Is “{folded[near[0]]}” meant?" if near else ""
        yield Finding(
            "staff-without-role",
            Severity.WARNING,
            f"The scenario has staff for “{staff.role}”, a role that is not in the process.{guess}",
            remedy="Write the role as it is in the process, or take it out of the scenario.",
            where=staff.role,
        )


def _names(process: Process) -> list[str]:
    lanes = (lane.name for lane in process.lanes)
    pools = (pool.name for pool in process.participants)
    names = (*process.roles, *process.parties, *lanes, *pools)
    return list(dict.fromkeys(name for name in names if name))
