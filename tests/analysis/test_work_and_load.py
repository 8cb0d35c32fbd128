"""Work, cost, load and queues of one small process, counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notation import process
from workbench.analysis.bottleneck import bottleneck
from workbench.analysis.control_flow import control_flow
from workbench.analysis.load import Load, expected_load
from workbench.analysis.visits import expected_visits
from workbench.analysis.work import expected_work
from workbench.model.amount import CasesPerDay, Count, Money, MoneyPerHour, Share, WorkingMinutes
from workbench.model.calendar import Calendar
from workbench.model.element import (
    Event,
    Position,
    ValueClass,
)
from workbench.model.evidence import Evidence, Quantity, Source
from workbench.model.finding import Severity
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff

REWORK = "start > Clerk: A [6-12-24] > xor(75% Chief: B [10] > end | 25% @A)"


def seen(amount: object, source: Source = Source.LOG) -> Quantity:  # type: ignore[type-arg]
    return Quantity(amount, Evidence(source))  # type: ignore[type-var]


def staff(role: str, people: float, share: float, cost: float | None = None) -> Staff:
    hourly = seen(MoneyPerHour(cost)) if cost else None
    return Staff(role, seen(Count(people)), seen(Share(share)), hourly)


def scenario(*people: Staff, arrivals: float | None = 4) -> Scenario:
    cases = seen(CasesPerDay(arrivals)) if arrivals else None
    return Scenario(arrivals=cases, staff=people)


def work_of(drawn: Process, numbers: Scenario | None = None):  # type: ignore[no-untyped-def]
    return expected_work(drawn, expected_visits(control_flow(drawn)), numbers)


def attributes(drawn: Process, key: str, **values: object) -> Process:
    nodes = tuple(
        replace(n, attributes=replace(n.attributes, **values)) if n.id == key else n  # type: ignore[arg-type]
        for n in drawn.nodes
    )
    return replace(drawn, nodes=nodes)


def test_work_is_the_triangular_mean_times_visits() -> None:
    work = work_of(process(REWORK))
    assert [(s.node, s.visits, s.work.usual.value) for s in work.steps] == [
        ("A", pytest.approx(4 / 3), pytest.approx(14 * 4 / 3)),
        ("B", pytest.approx(1), pytest.approx(10)),
    ]
    assert work.total.usual.value == pytest.approx(10 + 56 / 3)
    assert [(r.role, r.tasks) for r in work.roles] == [
        ("Clerk", pytest.approx(4 / 3)), ("Chief", pytest.approx(1)),
    ]  # fmt: skip


def test_cost_is_hourly_and_fixed() -> None:
    drawn = attributes(process(REWORK), "B", cost=seen(Money(5)))
    work = work_of(drawn, scenario(staff("Clerk", 1, 1, cost=30)))
    assert work.cost is not None
    assert work.cost.usual.value == pytest.approx(56 / 3 / 60 * 30 + 5)
    assert work_of(process(REWORK)).cost is None


def test_work_is_as_firm_as_its_weakest_number() -> None:
    drawn = process("start > A [5] > xor(50% B [5] | 50% C [5]) > end")
    firm = seen(WorkingMinutes(5))
    for key in "ABC":
        drawn = attributes(drawn, key, work=firm)
    flows = tuple(
        replace(f, share=seen(f.share.usual, Source.INTERVIEW)) if f.share else f
        for f in drawn.flows
    )
    work = work_of(replace(drawn, flows=flows))
    assert [step.work.evidence.source for step in work.steps] == [
        Source.LOG, Source.INTERVIEW, Source.INTERVIEW,
    ]  # fmt: skip
    assert work.total.evidence.source is Source.INTERVIEW


def test_outside_parties_do_no_work_of_ours_and_missing_times_are_listed() -> None:
    drawn = process("start > Clerk: A > Applicant: B [60] > Clerk: C [7] > end")
    drawn = attributes(drawn, "B", outside=True)
    work = work_of(drawn)
    assert work.total.usual.value == 7
    assert work.missing == ("A",)


def test_value_classes_add_up_to_the_total() -> None:
    drawn = attributes(process(REWORK), "A", value_class=ValueClass.NONE)
    work = work_of(drawn)
    assert [(c.value_class, c.work.usual.value) for c in work.classes] == [
        (ValueClass.NONE, pytest.approx(56 / 3)), (None, pytest.approx(10)),
    ]  # fmt: skip
    assert sum(c.work.usual.value for c in work.classes) == pytest.approx(work.total.usual.value)


def load_of(*people: Staff, arrivals: float | None = 4) -> Load:
    numbers = scenario(*people, arrivals=arrivals)
    return expected_load(work_of(process(REWORK), numbers), numbers)


def test_load_and_capacity() -> None:
    clerk, chief = load_of(staff("Chief", 1, 0.5), staff("Clerk", 2, 0.1)).roles
    assert (clerk.role, chief.role) == ("Clerk", "Chief")
    assert clerk.load is not None
    assert clerk.capacity is not None
    assert clerk.available.usual.value == pytest.approx(96)
    assert clerk.load.usual.value == pytest.approx(4 * 56 / 3 / 96)
    assert clerk.capacity.usual.value == pytest.approx(96 / (56 / 3))
    assert clerk.load.evidence.source is Source.GUESS


def test_load_goes_by_the_calendar_of_the_role() -> None:
    night = Calendar("night", hours=((0, 240),))
    numbers = Scenario(staff=(replace(staff("Clerk", 1, 1), calendar="night"),),
                       calendars=(Calendar(), night))  # fmt: skip
    (clerk,) = expected_load(work_of(process(REWORK), numbers), numbers).roles
    assert clerk.available.usual.value == 240
    assert clerk.load is None


def test_load_goes_by_the_days_on_which_a_role_works() -> None:
    """Nurse: 6 cases x 60 minutes on 5 days are 30 hours a week; Monday and Wednesday are 16."""
    two = Calendar("two", weekdays=(0, 2))
    nurse = replace(staff("Nurse", 1, 1), calendar="two")
    numbers = Scenario(arrivals=seen(CasesPerDay(6)), staff=(nurse,), calendars=(Calendar(), two))
    load = expected_load(work_of(process("start > Nurse: B [60] > end"), numbers), numbers)
    (role,) = load.roles
    assert role.load is not None
    assert role.capacity is not None
    assert role.load.usual.value == pytest.approx(30 / 16, rel=1e-9)
    assert role.capacity.usual.value == pytest.approx(16 / 5, rel=1e-9)
    assert [finding.rule for finding in load.findings] == ["overload"]


def test_the_queue_of_a_role_with_few_days_is_that_of_its_own_hours() -> None:
    """2 cases x 5 days in 16 hours are one each 96 minutes; each takes 60: M/M/1 with load 5/8."""
    two = Calendar("two", weekdays=(0, 2))
    nurse = replace(staff("Nurse", 1, 1), calendar="two")
    numbers = Scenario(arrivals=seen(CasesPerDay(2)), staff=(nurse,), calendars=(Calendar(), two))
    load = expected_load(work_of(process("start > Nurse: B [60] > end"), numbers), numbers)
    (queue,) = bottleneck(load, numbers).queues
    assert queue.wait is not None
    assert queue.service.usual.value == pytest.approx(60, rel=1e-9)
    assert queue.wait.usual.value == pytest.approx(60 * (5 / 8) / (3 / 8), rel=1e-9)


def test_without_any_day_of_the_agency_nobody_has_time() -> None:
    never = Calendar(weekdays=())
    numbers = Scenario(staff=(staff("Clerk", 1, 1),), calendars=(never,))
    (clerk,) = expected_load(work_of(process(REWORK), numbers), numbers).roles
    assert clerk.available.usual.value == 0


@pytest.mark.parametrize(("share", "word"), [(0.05, "grows"), (0, "nobody")])
def test_overload_is_a_finding(share: float, word: str) -> None:
    load = load_of(staff("Clerk", 1, share), staff("Chief", 1, 1))
    (finding,) = load.findings
    assert (finding.rule, finding.severity, finding.where) == ("overload", Severity.ERROR, "Clerk")
    assert word in finding.message


def test_roles_without_staff_are_named() -> None:
    load = load_of(staff("Clerk", 1, 1))
    assert load.unstaffed == ("Chief",)
    assert [finding.rule for finding in load.findings] == ["role-without-staff"]


def test_the_bottleneck_is_the_role_with_the_least_capacity() -> None:
    """Laguna and Marklund: loads 5.5 (2 people), 15.7 (2), 6 (1) minutes a job."""
    drawn = process("start > R1: A [5.5] > R2: B [15.7] > R3: C [6] > end")
    numbers = scenario(staff("R1", 2, 1), staff("R2", 2, 1), staff("R3", 1, 1), arrivals=None)
    load = expected_load(work_of(drawn, numbers), numbers)
    capacity = {r.role: r.capacity.usual.value / 480 for r in load.roles if r.capacity}
    assert capacity == {
        "R2": pytest.approx(2 / 15.7), "R3": pytest.approx(1 / 6), "R1": pytest.approx(2 / 5.5),
    }  # fmt: skip
    assert [round(capacity[r], 3) for r in ("R1", "R2", "R3")] == [0.364, 0.127, 0.167]
    found = bottleneck(load, numbers)
    assert found.role == "R2"
    assert found.queues == ()


@pytest.mark.parametrize(
    ("loads", "people", "limit", "hourly"),
    [((3, 30), (1, 3), "Stylist", 6), ((8, 25), (1, 3), "Stylist", 7.2)],
)
def test_hair_salon(
    loads: tuple[float, float], people: tuple[int, int], limit: str, hourly: float
) -> None:
    drawn = process(f"start > Desk: Greet [{loads[0]}] > Stylist: Cut [{loads[1]}] > end")
    numbers = scenario(staff("Desk", people[0], 1), staff("Stylist", people[1], 1))
    found = bottleneck(expected_load(work_of(drawn, numbers), numbers), numbers)
    assert found.capacity is not None
    assert (found.role, found.capacity.usual.value / 8) == (limit, pytest.approx(hourly))


@pytest.mark.parametrize(
    ("minutes", "people", "share", "wait"),
    [(8, 1, 1, 32.0), (24, 3, 1, 25.887640), (4, 1, 0.5, 32.0), (3.2, 0.4, 1, 32.0)],
)
def test_waits_are_those_of_erlang_c(
    minutes: float, people: float, share: float, wait: float
) -> None:
    """Arrivals 10 minutes apart; people with other duties are slower, parts of people too."""
    drawn = process(f"start > Clerk: A [{minutes}] > end")
    numbers = scenario(staff("Clerk", people, share), arrivals=48)
    (queue,) = bottleneck(expected_load(work_of(drawn, numbers), numbers), numbers).queues
    assert queue.wait is not None
    assert queue.load.usual.value == pytest.approx(0.8)
    assert queue.wait.usual.value == pytest.approx(wait, abs=1e-5)


def test_an_overloaded_role_has_no_wait_and_stands_first() -> None:
    load = load_of(staff("Clerk", 1, 0.05), staff("Chief", 1, 0.5))
    numbers = scenario(staff("Clerk", 1, 0.05), staff("Chief", 1, 0.5))
    queues = bottleneck(load, numbers).queues
    assert [queue.role for queue in queues] == ["Clerk", "Chief"]
    assert (queues[0].wait, queues[0].waiting, queues[0].length) == (None, None, None)


def test_without_work_or_staff_there_is_no_bottleneck() -> None:
    drawn = Process("p", nodes=(Event("s", position=Position.START),))
    found = bottleneck(expected_load(work_of(drawn, scenario()), scenario()), scenario())
    assert (found.role, found.capacity) == ("", None)


def test_the_work_lies_between_all_steps_quick_and_all_steps_slow() -> None:
    work = work_of(process(REWORK))
    # A is done 1 / 0.75 = 4/3 times, B once.
    assert work.shortest.value == pytest.approx(6 * 4 / 3 + 10)
    assert work.longest.value == pytest.approx(24 * 4 / 3 + 10)
    assert work.total.mean.value == pytest.approx((6 + 12 + 24) / 3 * 4 / 3 + 10)
