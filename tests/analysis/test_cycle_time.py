"""Flow analysis against the exercises of the textbooks."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from notation import process
from workbench.analysis import cycle_time as flow
from workbench.analysis.control_flow import control_flow
from workbench.analysis.cycle_time import CycleTime
from workbench.analysis.regions import regions
from workbench.analysis.visits import expected_visits
from workbench.model.amount import CalendarDays, Count, Share, WorkingDays, WorkingMinutes
from workbench.model.calendar import Calendar
from workbench.model.element import (
    Attributes,
    Event,
    EventDefinition,
    Gateway,
    GatewayType,
    Position,
    SequenceFlow,
    Task,
    Trigger,
)
from workbench.model.evidence import Quantity
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff


def time_of(drawn: Process | str, scenario: Scenario | None = None) -> CycleTime:
    found = process(drawn) if isinstance(drawn, str) else drawn
    control = control_flow(found)
    return flow.cycle_time(found, expected_visits(control), regions(control), scenario)


def total(text: str) -> float:
    found = time_of(text)
    assert found.total is not None, found.reasons
    return found.total.usual.value


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("start > A [10] > B [20] > end", 30),
        ("start > A [10] > xor(50% B [20] | 50% C [10]) > end", 25),
        ("start > A [10] > xor(90% B [20] | 10% C [10]) > end", 29),
        ("start > A [10] > and(B [20] | C [10]) > end", 30),
        ("start > A [10] > B [20] > xor(80% end | 20% @B)", 35),
        ("start > A [10] > B [20] > xor(1% end | 99% @B)", 2010),
        # credit application, in days: completeness, history and income, assess, offer or reject
        (
            "start > K [1] > xor(20% @K | 80% and(H [1] | I [3]) > S [3] > "  # noqa: ISC004
            "xor(60% O [1] | 40% R [2]) > end)",
            8.65,
        ),
        # without rework
        ("start > K [1] > and(H [1] | I [3]) > S [3] > xor(60% O [1] | 40% R [2]) > end", 8.4),
        # the inclusive block given as combinations
        ("start > A [4] > xor(10% B [24] | 30% C [6] | 60% D [24]) > E [2] > end", 24.6),
        # application form, and expose
        ("start > A [10] > xor(80% F [0] | 20% G [6]) > B [15] > C [10] > and(D [2] | E [5]) > end",
         41.2),
        ("start > A [2] > B [4] > C [2] > xor(80% end | 20% @C)", 8.5),
        # unstructured loop of 1, 2 and 3 days
        ("start > A [1] > B [2] > xor(80% end | 20% C [3] > @A)", 4.5),
        # Laguna and Marklund 5.7: rework on 10 % of D, E and inspection counted once
        (
            "start > A [2] > xor(30% B [5] | 70% N [0]) > C [8] > D [3] > E [4] > I [4] > "  # noqa: ISC004
            "xor(10% D2 [3] > E2 [4] > I2 [4] | 90% M [0]) > and(F [2] | G [4]) > J [2] > end",
            29.6,
        ),
        # home insurance
        ("start > A [10] > and(B [15] > C [10] | D [20]) > E [15] > end", 50),
    ],
)  # fmt: skip
def test_textbook_exercises(text: str, minutes: float) -> None:
    assert total(text) == pytest.approx(minutes, rel=1e-9)


def test_credit_application_in_hours_has_an_efficiency_of_an_eighth() -> None:
    """Processing 2; 0.5 beside 3; 2; 2 or 0.5 hours. Cycle 1; 1 beside 3; 3; 1 or 2 days of 8."""
    found = time_of(
        "start > K [2; wait 6] > xor(80% and(H [0.5; wait 7.5] | I [3; wait 21]) > "
        "S [2; wait 22] > xor(60% O [2; wait 6] | 40% R [0.5; wait 15.5]) > end | 20% @K)"
    )
    assert found.total is not None
    assert found.processing is not None
    assert found.efficiency is not None
    assert found.total.usual.value / 8 == pytest.approx(8.65, rel=1e-9)
    assert found.processing.usual.value == pytest.approx(8.9, rel=1e-9)
    assert found.efficiency.usual.value == pytest.approx(8.9 / 69.2, rel=1e-9)
    assert round(found.efficiency.usual.value, 3) == 0.129


def test_unstructured_loop_has_an_efficiency_of_two_fifteenths() -> None:
    """4.5 hours of work in 4.5 days of 7.5 hours."""
    found = time_of(
        "start > A [1; wait 6.5] > B [2; wait 13] > xor(80% end | 20% C [3; wait 19.5] > @A)"
    )
    assert found.efficiency is not None
    assert found.efficiency.usual.value == pytest.approx(2 / 15, rel=1e-9)


def test_laguna_and_marklund_have_an_efficiency_of_a_third() -> None:
    """Theoretical 29.6 minutes in a cycle of 92.5: the difference is waited before J."""
    found = time_of(
        "start > A [2] > xor(30% B [5] | 70% N [0]) > C [8] > D [3.3] > E [4.4] > I [4.4] > "
        "and(F [2] | G [4]) > J [2; wait 62.9] > end"
    )
    assert found.total is not None
    assert found.efficiency is not None
    assert found.total.usual.value == pytest.approx(92.5)
    assert found.efficiency.usual.value == pytest.approx(29.6 / 92.5, rel=1e-9)
    assert round(found.efficiency.usual.value, 2) == 0.32


def test_two_exponential_branches_of_sixty_take_ninety() -> None:
    found = time_of("start > and(A [60] | B [60]) > end")
    assert found.total is not None
    assert found.varying is not None
    assert found.lower_bound
    assert (found.total.usual.value, found.varying.usual.value) == (60, pytest.approx(90))


def test_the_mean_of_the_slowest_agrees_with_random_draws() -> None:
    dice = random.Random(7)  # noqa: S311
    means = [10.0, 25.0, 40.0]
    draws = [max(dice.expovariate(1 / mean) for mean in means) for _ in range(40_000)]
    assert flow.mean_of_slowest(means) == pytest.approx(sum(draws) / len(draws), rel=0.02)


def test_nothing_parallel_is_no_lower_bound() -> None:
    found = time_of("start > A [1-2-3] > end")
    assert not found.lower_bound
    assert found.varying is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("start > or(60% A [1] | 60% B [2]) > end", "inclusive"),
        ("start > A [1] > B > @A", "no path"),
        ("start > xor(50% A > end | 50% B > C > @B)", "no exit"),
    ],
)
def test_where_the_formulas_do_not_hold_the_reason_is_given(text: str, word: str) -> None:
    found = time_of(text)
    assert found.total is None
    assert word in " ".join(found.reasons)


def test_parallel_paths_that_cross_have_no_formula() -> None:
    gates = [Gateway(name, type=GatewayType.PARALLEL) for name in ("g1", "g2", "g3", "g4")]
    tasks = [Task(name, name) for name in "abc"]
    pairs = [("s", "g1"), ("g1", "a"), ("g1", "b"), ("a", "g2"), ("g2", "c"), ("g2", "g3"),
             ("b", "g3"), ("c", "g4"), ("g3", "g4"), ("g4", "e")]  # fmt: skip
    ends = (Event("s", position=Position.START), Event("e", position=Position.END))
    flows = tuple(SequenceFlow(f"{a}-{b}", a, b) for a, b in pairs)
    found = time_of(Process("p", nodes=(*ends, *gates, *tasks), flows=flows))
    assert found.total is None
    assert "cross" in found.reasons[0]


@pytest.mark.parametrize(
    ("wait", "minutes"),
    [(WorkingMinutes(30), 30), (WorkingDays(2), 600), (CalendarDays(7), 5 * 300)],
)
def test_waits_go_through_the_calendar_of_the_role(
    wait: WorkingMinutes | WorkingDays | CalendarDays, minutes: float
) -> None:
    drawn = process("start > Clerk: A [10] > end")
    waiting = Attributes("Clerk", work=Quantity(WorkingMinutes(10)), wait=Quantity(wait))
    nodes = tuple(replace(n, attributes=waiting) if n.id == "A" else n for n in drawn.nodes)
    short = Calendar("short", hours=((540, 840),))
    staff = Staff("Clerk", Quantity(Count(1)), Quantity(Share(1)), calendar="short")
    scenario = Scenario(staff=(staff,), calendars=(Calendar(), short))
    found = time_of(replace(drawn, nodes=nodes), scenario)
    assert found.total is not None
    assert found.total.usual.value == pytest.approx(10 + minutes)


def test_a_timer_counts_once_where_the_table_repeats_its_wait() -> None:
    race = Gateway("g", type=GatewayType.EVENT)
    timer = EventDefinition(Trigger.TIMER, deadline=Quantity(WorkingMinutes(100)))
    late = Event("late", "30 days", definitions=(timer,))
    with_wait = Task("t", "Close", attributes=Attributes(wait=Quantity(WorkingMinutes(40))))
    nodes = (Event("s", position=Position.START), race, late, with_wait,
             Event("e", position=Position.END))  # fmt: skip
    row = ["s", "g", "late", "t", "e"]
    flows = tuple(SequenceFlow(f"{a}-{b}", a, b) for a, b in pairwise(row))
    found = time_of(Process("p", nodes=nodes, flows=flows))
    bare = time_of(Process("p", nodes=(*nodes[:3], Task("t"), nodes[4]), flows=flows))
    assert found.total is not None
    assert bare.total is not None
    assert (found.total.usual.value, bare.total.usual.value) == (40, 100)
