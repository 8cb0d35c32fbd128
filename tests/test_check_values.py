"""The library gives the check values that were printed with it, by three ways of reading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from check_values import Walk, of_process, of_table
from workbench.analysis.control_flow import control_flow
from workbench.analysis.handover import handovers
from workbench.analysis.load import expected_load
from workbench.analysis.visits import expected_visits
from workbench.analysis.work import expected_work
from workbench.formats import scenario
from workbench.formats.bpmn import reader
from workbench.formats.step_table.reader import read_csv
from workbench.model.process import Process
from workbench.model.scenario import Scenario
from workbench.store import library


@dataclass(frozen=True)
class Printed:
    """Check values as they stand in the proposal of the library."""

    work: float
    lane_changes: float
    outcomes: dict[str, float]
    loads: dict[str, float]


PRINTED = {
    "incident-handling": Printed(
        67,
        2.8,
        {"e1": 88.0, "e2": 12.0},
        {"Technician": 0.86, "Service desk": 0.74, "Specialist": 0.72, "Lead": 0.65},
    ),
    "employee-onboarding": Printed(
        221,
        10.1,
        {"e1": 99.4, "e2": 0.6},
        {
            "Technician": 0.62,
            "Service desk": 0.37,
            "HR": 0.31,
            "System owner": 0.16,
            "CJIS coordinator": 0.14,
            "Hiring manager": 0.06,
        },
    ),
    "building-permit": Printed(
        491,
        17.6,
        {"e1": 91.6, "e2": 8.4},
        {
            "Fire reviewer": 0.81,
            "Public works reviewer": 0.79,
            "Plans examiner": 0.76,
            "Zoning planner": 0.57,
            "Permit clerk": 0.44,
            "Permit supervisor": 0.43,
            "Cashier": 0.31,
        },
    ),
    "public-records-request": Printed(
        310,
        5.0,
        {"e1": 69.8, "e2": 13.5, "e3": 10.0, "e4": 6.7},
        {"Records officer": 0.74, "Legal": 0.73, "Custodian": 0.71},
    ),
}
WAYS = ("table", "process of steps.csv", "process.bpmn")
every = pytest.mark.parametrize("name", PRINTED)
each_way = pytest.mark.parametrize("way", WAYS)


@cache
def process(name: str, way: str) -> Process:
    folder = library.folder(name)
    if way == "process.bpmn":
        return reader.read((folder / way).read_bytes(), way).process
    return read_csv((folder / "steps.csv").read_bytes(), "steps.csv").process


@cache
def walk(name: str, way: str) -> Walk:
    if way == "table":
        return of_table(library.folder(name) / "steps.csv")
    return of_process(process(name, way))


def numbers(name: str) -> Scenario:
    path = library.folder(name) / "scenario.yaml"
    return scenario.read(path.read_text(encoding="utf-8"), path.name)


def near(value: float, rounding: float) -> object:
    """Within 2 percent or the printed rounding, whichever is larger."""
    return pytest.approx(value, rel=0.02, abs=rounding)


@every
@each_way
def test_work_lane_changes_and_outcomes_are_those_printed(name: str, way: str) -> None:
    found, printed = walk(name, way), PRINTED[name]
    assert sum(found.work().values()) == near(printed.work, 0.5)
    assert found.lane_changes() == near(printed.lane_changes, 0.05)
    shares = {end: 100 * share for end, share in found.outcomes().items()}
    assert shares == pytest.approx(printed.outcomes, rel=0, abs=0.1)


@every
@each_way
def test_the_load_of_every_role_is_that_printed(name: str, way: str) -> None:
    work, given = walk(name, way).work(), numbers(name)
    assert given.arrivals is not None
    day = given.calendars[0].minutes_per_day.value
    loads = {
        staff.role: work[staff.role]
        * given.arrivals.usual.value
        / (staff.people.usual.value * staff.availability.usual.value * day)
        for staff in given.staff
    }
    assert loads == pytest.approx(PRINTED[name].loads, rel=0, abs=0.005 + 1e-9)


@every
@pytest.mark.parametrize("way", WAYS[1:])
def test_the_analysis_calculates_what_the_independent_calculation_does(name: str, way: str) -> None:
    here, expected, given = process(name, way), walk(name, "table"), numbers(name)
    visits = expected_visits(control_flow(here))
    work = expected_work(here, visits, given)
    assert work.total.usual.value == pytest.approx(sum(expected.work().values()), rel=1e-9)
    assert {role.role: role.work.usual.value for role in work.roles} == pytest.approx(
        {role: minutes for role, minutes in expected.work().items() if minutes}, rel=1e-9
    )
    changes = handovers(here, visits).total.usual.value
    assert changes == pytest.approx(expected.lane_changes(), rel=1e-9)
    shares = {outcome.node: outcome.visits for outcome in visits.outcomes}
    assert shares == pytest.approx(expected.outcomes(), rel=1e-9)
    loads = {
        role.role: round(role.load.usual.value, 2)
        for role in expected_load(work, given).roles
        if role.load
    }
    assert loads == PRINTED[name].loads


@every
@pytest.mark.parametrize("way", WAYS[1:])
def test_every_row_is_visited_as_often_as_its_nodes(name: str, way: str) -> None:
    visits = expected_visits(control_flow(process(name, way))).nodes
    for row, expected in walk(name, "table").visits().items():
        assert visits[row] == pytest.approx(expected, rel=1e-9)


def test_the_calculation_itself_agrees_with_a_textbook_loop() -> None:
    """Rework with probability r repeats a task 1 / (1 - r) times (Dumas et al. 2018, 7.1.1)."""
    places = {key: key for key in ("start", "task", "check", "end")}
    flows = [("start", "task", 1.0), ("task", "check", 1.0)]
    flows += [("check", "task", 0.2), ("check", "end", 0.8)]
    loop = Walk(places, dict.fromkeys(places, "A"), {"task": 10}, flows, set(), ["end"])
    assert loop.visits()["task"] == pytest.approx(1.25)
    assert loop.work() == {"A": pytest.approx(12.5)}
