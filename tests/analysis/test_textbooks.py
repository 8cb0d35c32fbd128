"""Exercises of textbooks and exact sums, to nine digits, on whole processes where they are one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notation import process
from workbench.analysis import queueing as q
from workbench.analysis.cycle_time import CycleTime, mean_of_slowest
from workbench.analysis.report import Analysis, analyse
from workbench.model.amount import CalendarDays, CasesPerDay, Count, Share
from workbench.model.calendar import Calendar
from workbench.model.evidence import Quantity
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff


def close(value: float | Fraction | Decimal) -> object:
    return pytest.approx(float(value), rel=1e-9, abs=1e-12)


def staffed(arrivals: float, **people: float) -> Scenario:
    staff = tuple(
        Staff(role.replace("_", " "), Quantity(Count(count)), Quantity(Share(1)))
        for role, count in people.items()
    )
    return Scenario(arrivals=Quantity(CasesPerDay(arrivals)), staff=staff)


def time_of(text: str) -> CycleTime:
    return analyse(process(text)).cycle_time


def erlang_c(offered: Fraction, servers: int) -> Fraction:
    """The defining sum in whole fractions."""
    terms = [offered**k / math.factorial(k) for k in range(servers + 1)]
    waiting = terms[-1] * servers / (servers - offered)
    return waiting / (sum(terms[:-1]) + waiting)


def within(offered: Fraction, servers: int, part: Fraction) -> Decimal:
    """1 - C exp(-(servers - offered) part), part = time / service, with 50 digits."""
    with localcontext() as context:
        context.prec = 50
        chance, power = erlang_c(offered, servers), (servers - offered) * part
        as_decimal = Decimal(chance.numerator) / Decimal(chance.denominator)
        exponent = Decimal(-power.numerator) / Decimal(power.denominator)
        return 1 - as_decimal * exponent.exp()


def test_hundred_calls_in_half_an_hour_with_fourteen_agents() -> None:
    station = q.mmc(100 / 1800, 180, 14)
    assert station.waiting == close(erlang_c(Fraction(10), 14))
    assert station.wait == close(erlang_c(Fraction(10), 14) * 180 / 4)
    assert station.load == close(Fraction(10, 14))
    assert q.service_level(100 / 1800, 180, 14, 20) == close(
        within(Fraction(10), 14, Fraction(20, 180))
    )


def test_the_service_level_of_thirty_seven_agents() -> None:
    offered = Fraction(35 * 752, 900)
    assert q.service_level(35 / 900, 752, 37, 20) == close(within(offered, 37, Fraction(20, 752)))


FIT2090 = (
    "start > A [3; wait 7] > B [7; wait 6] > C [3; wait 3] > xor(80% D [5; wait 10] > "
    "E [5; wait 4] > xor(90% F [9; wait 8] | 10% N [0]) > G [8; wait 2] > end | 20% @B)"
)


def test_one_rework_only_in_the_tutorial() -> None:
    """10 + 1.2 (13 + 6) + 15 + 9 + .9 x 17 + 10; 3 + 1.2 x 10 + 5 + 5 + .9 x 9 + 8."""
    found = time_of(FIT2090)
    assert found.once is not None
    assert found.once_processing is not None
    assert found.total is not None
    assert found.once.usual.value == close(Fraction("82.1"))
    assert found.once_processing.usual.value == close(Fraction("41.1"))
    share = found.once_processing.usual.value / found.once.usual.value
    assert round(100 * share, 1) == 50.1
    # the other convention repeats as often as it takes: 19 / 0.8 in place of 1.2 x 19
    assert found.total.usual.value == close(
        Fraction("82.1") + 19 / Fraction("0.8") - Fraction("22.8")
    )
    assert any("82 working minutes" in note for note in found.notes)


def test_home_insurance_where_half_repeat_a_step_of_one_branch_once() -> None:
    found = time_of(
        "start > A [10] > and(B [15] > xor(50% C [10] | 50% @B) | D [20]) > E [15] > end"
    )
    assert found.once is not None
    assert found.once.usual.value == close(Fraction("57.5"))


@pytest.mark.parametrize(
    ("text", "again", "once"),
    [
        ("start > A [10] > xor(75% end | 25% @A)", Fraction(40, 3), Fraction("12.5")),
        # the way back has a step of its own
        ("start > A [10] > xor(75% end | 25% R [4] > @A)", Fraction(44, 3), Fraction("13.5")),
        # a loop in a loop: A twice at most for each time round, B twice at most
        (
            "start > A [8] > xor(50% B [6] > xor(80% end | 20% @A) | 50% @A)",
            (16 + 6) / Fraction("0.8"),
            (8 * Fraction("1.5") + 6) * Fraction("1.2"),
        ),
    ],
)
def test_both_conventions_of_rework(text: str, again: Fraction, once: Fraction) -> None:
    found = time_of(text)
    assert found.total is not None
    assert found.total.usual.value == close(again)
    assert found.once is not None
    assert found.once.usual.value == close(once)


def test_where_paths_cross_there_is_one_convention_only() -> None:
    text = "start > A [1] > xor(60% B [1] > end a | 40% C [1] > xor(90% @A | 10% D [1] > end b))"
    found = time_of(text)
    assert found.total is not None
    assert found.once is None


def test_nothing_repeated_has_one_convention_only() -> None:
    assert time_of("start > A [10] > end").once is None


LAGUNA = (
    "start > R1: A [2] > xor(30% R1: B [5] | 70% N [0]) > R2: C [8] > R2: D [3] > R2: E [4] > "
    "I [4] > xor(10% R2: D2 [3] > R2: E2 [4] > I2 [4] | 90% M [0]) > "
    "and(R3: F [2] | R3: G [4]) > R1: J [2{wait}] > end"
)


def capacities(found: Analysis) -> dict[str, float]:
    """Cases a minute by role."""
    assert found.load is not None
    return {r.role: r.capacity.usual.value / 480 for r in found.load.roles if r.capacity}


def test_laguna_and_marklund_with_their_resources() -> None:
    """Loads of 5.5, 15.7 and 6 minutes a job; the second pool limits the process."""
    found = analyse(process(LAGUNA.format(wait="")), staffed(1, R1=2, R2=2, R3=1))
    assert capacities(found) == {
        "R1": close(Fraction(2) / Fraction("5.5")),
        "R2": close(Fraction(2) / Fraction("15.7")),
        "R3": close(Fraction(1, 6)),
    }
    assert found.bottleneck is not None
    assert found.bottleneck.role == "R2"
    waiting = time_of(LAGUNA.format(wait="; wait 62.9"))
    assert waiting.total is not None
    assert waiting.efficiency is not None
    assert waiting.total.usual.value == close(Fraction("92.5"))
    assert waiting.efficiency.usual.value == close(Fraction("29.6") / Fraction("92.5"))


@pytest.mark.parametrize(
    ("desk", "cut", "hourly"), [(3, 30, Fraction(6)), (8, 25, Fraction(36, 5))]
)
def test_hair_salon(desk: int, cut: int, hourly: Fraction) -> None:
    drawn = process(f"start > Desk: Greet [{desk}] > Stylist: Cut [{cut}] > end")
    found = analyse(drawn, staffed(1, Desk=1, Stylist=3)).bottleneck
    assert found is not None
    assert found.capacity is not None
    assert (found.role, found.capacity.usual.value / 8) == ("Stylist", close(hourly))


def slowest(means: tuple[int, ...]) -> Fraction:
    """The mean of the slowest: the first to end takes 1 / sum of rates, then the others go on."""

    @cache
    def left(open_: tuple[int, ...]) -> Fraction:
        if not open_:
            return Fraction(0)
        rates = [Fraction(1, mean) for mean in open_]
        ends = (rate * left(open_[:place] + open_[place + 1 :]) for place, rate in enumerate(rates))
        return (1 + sum(ends, Fraction(0))) / sum(rates)

    return left(means)


def test_two_exponential_branches_of_sixty_take_ninety() -> None:
    found = time_of("start > and(A [60] | B [60]) > end")
    assert found.varying is not None
    assert found.varying.usual.value == close(90)


@given(st.lists(st.integers(1, 99), min_size=1, max_size=6))
def test_the_slowest_of_several_exponential_times(means: Sequence[int]) -> None:
    assert mean_of_slowest([float(mean) for mean in means]) == close(slowest(tuple(sorted(means))))


@pytest.mark.parametrize(("minutes", "people"), [(8, 1), (24, 3), (85, 10)])
def test_the_wait_before_each_role_is_that_of_erlang_c(minutes: int, people: int) -> None:
    """48 cases on a day of 480 minutes; a second role beside the first has its own queue."""
    drawn = process(f"start > Clerk: A [{minutes}] > Chief: B [6] > end")
    found = analyse(drawn, staffed(48, Clerk=people, Chief=1)).bottleneck
    assert found is not None
    waits = {each.role: each.wait.usual.value for each in found.queues if each.wait}
    offered = Fraction(minutes, 10)
    assert waits == {
        "Clerk": close(erlang_c(offered, people) * minutes / (people - offered)),
        "Chief": close(Fraction(6) * Fraction(6, 4)),
    }


def test_jackson_network_with_several_servers() -> None:
    """10 minutes apart; 24 minutes at 3 servers, 15 at 2, of which a fifth goes back."""
    rate = Fraction(1, 10) / Fraction(4, 5)
    number = Fraction(0)
    for service, servers in ((18, 3), (15, 2)):
        offered = rate * service
        number += erlang_c(offered, servers) * offered / (servers - offered) + offered
    stations, time = q.jackson([1 / 10, 0], [18, 15], [[0, 1], [0.2, 0]], [3, 2])
    assert [station.load for station in stations] == [close(rate * 6), close(rate * 15 / 2)]
    assert time == close(number * 10)


@given(st.floats(0.01, 20), st.floats(0.1, 90), st.integers(1, 40))
def test_one_more_server_never_raises_the_wait(rate: float, service: float, servers: int) -> None:
    assert q.mmc(rate, service, servers + 1).wait <= q.mmc(rate, service, servers).wait


@given(st.integers(1, 30), st.integers(1, 9), st.integers(1, 6))
def test_one_more_person_never_raises_the_wait_of_a_role(
    cases: int, minutes: int, people: int
) -> None:
    waits = []
    for count in (people, people + 1):
        drawn = process(f"start > Clerk: A [{minutes}] > end")
        found = analyse(drawn, staffed(cases, Clerk=count)).bottleneck
        assert found is not None
        waits.append(found.queues[0].wait)
    assert waits[0] is None or (waits[1] is not None and waits[1].usual <= waits[0].usual)


@pytest.mark.parametrize(
    ("calendar", "minutes"),
    [
        (Calendar("office"), 5 * 480),
        (Calendar("mondays", weekdays=(0,)), 480),
        (Calendar("always", tuple(range(7)), ((0, 1440),)), 7 * 1440),
        (Calendar("part", weekdays=(0, 2, 4), hours=((480, 720),)), 3 * 240),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_a_week_of_the_calendar_on_calendars_with_different_weekdays(
    calendar: Calendar, minutes: int
) -> None:
    drawn = with_wait(process("start > Clerk: A [10] > end"), CalendarDays(7))
    staff = Staff("Clerk", Quantity(Count(1)), Quantity(Share(1)), calendar=calendar.name)
    numbers = Scenario(staff=(staff,), calendars=(Calendar("agency"), calendar))
    found = analyse(drawn, numbers).cycle_time
    assert found.total is not None
    assert found.total.usual.value == close(10 + minutes)


def with_wait(drawn: Process, wait: CalendarDays) -> Process:
    nodes = tuple(
        replace(n, attributes=replace(n.attributes, wait=Quantity(wait))) if n.id == "A" else n
        for n in drawn.nodes
    )
    return replace(drawn, nodes=nodes)
