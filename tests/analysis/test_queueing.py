"""Queueing formulas against printed values, and against sums done another way."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import queueing as q

EXACT = 1e-9


def erlang_c_exact(offered: Fraction, servers: int) -> Fraction:
    """The defining sum of A^k / k! in whole fractions: no recursion, no rounding."""
    terms = [offered**k / math.factorial(k) for k in range(servers + 1)]
    waiting = terms[-1] * servers / (servers - offered)
    return waiting / (sum(terms[:-1]) + waiting)


def erlang_b_exact(offered: Fraction, servers: int) -> Fraction:
    terms = [offered**k / math.factorial(k) for k in range(servers + 1)]
    return terms[-1] / sum(terms)


def close(value: float) -> object:
    return pytest.approx(value, rel=EXACT)


@pytest.mark.parametrize(
    ("service", "servers", "wait", "digits"),
    [(8, 1, 32.0, 1e-9), (24, 3, 25.8876, 5e-5), (85, 10, 30.0255, 5e-5)],
)
def test_waits_of_mmc_are_the_printed_and_the_exact_ones(
    service: int, servers: int, wait: float, digits: float
) -> None:
    station = q.mmc(1 / 10, service, servers)
    offered = Fraction(service, 10)
    exact = erlang_c_exact(offered, servers) * service / (servers - offered)
    assert station.wait == close(float(exact))
    assert station.wait == pytest.approx(wait, abs=digits)


def test_mm1_with_load_of_four_fifths() -> None:
    station = q.mmc(1 / 10, 8)
    assert (station.load, station.wait, station.queue, station.time) == (
        close(0.8), close(32), close(3.2), close(40),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("load", "servers", "printed"),
    [
        *zip([0.8] * 7, (1, 2, 3, 4, 5, 10, 20),
             (4, 1.77778, 1.07865, 0.74554, 0.55411, 0.20459, 0.06402), strict=True),
        *zip([0.9] * 7, (1, 2, 3, 4, 5, 10, 20),
             (9, 4.26316, 2.72354, 1.96938, 1.52499, 0.66873, 0.27538), strict=True),
    ],
)  # fmt: skip
def test_wait_in_service_times(load: float, servers: int, printed: float) -> None:
    wait = q.mmc(load * servers, 1, servers).wait
    offered = Fraction(str(load)) * servers
    assert wait == close(float(erlang_c_exact(offered, servers) / (servers - offered)))
    assert wait == pytest.approx(printed, abs=5.01e-6)


@pytest.mark.parametrize(
    ("servers", "load", "queue", "number", "wait", "time"),
    [(1, 2 / 3, 4 / 3, 2, 2 / 3, 1), (2, 1 / 3, 1 / 12, 3 / 4, 2.5 / 60, 22.5 / 60)],
)
def test_emergency_room_of_county_hospital(
    servers: int, load: float, queue: float, number: float, wait: float, time: float
) -> None:
    station = q.mmc(2, 1 / 3, servers)
    assert station.load == close(load)
    assert (station.queue, station.number) == (close(queue), close(number))
    assert (station.wait, station.time) == (close(wait), close(time))


def test_jackson_network_with_feedback() -> None:
    stations, time = q.jackson([1 / 10, 0], [6, 5], [[0, 1], [0.2, 0]])
    assert q.jackson_rates([1 / 10, 0], [[0, 1], [0.2, 0]]) == (close(1 / 8), close(1 / 8))
    assert [station.load for station in stations] == [close(0.75), close(0.625)]
    assert time == close(140 / 3)


def test_a_network_that_nobody_leaves_is_refused() -> None:
    with pytest.raises(ValueError, match="never leave"):
        q.jackson([1], [1], [[1.0]])


@pytest.mark.parametrize(
    ("variability", "wait"), [(0, 16), (0.25, 20), (0.5, 24), (1, 32), (2, 48), (4, 80)]
)
def test_pollaczek_khinchine(variability: float, wait: float) -> None:
    assert q.mg1(1 / 10, 8, variability).wait == close(wait)
    assert q.mgc(1 / 10, 8, 1, variability).wait == close(wait)


def test_allen_cunneen_scales_the_exact_wait() -> None:
    assert q.mgc(1 / 10, 24, 3, 0.5).wait == close(q.mmc(1 / 10, 24, 3).wait * 0.75)


def test_cobham_priorities_and_the_conservation_law() -> None:
    rates = [0.03, 0.07]
    high, low = q.cobham(rates, 8)
    # W0 = rho * E[S] = 6.4 minutes of work in service
    assert high == close(6.4 / (1 - 0.24))
    assert low == close(6.4 / ((1 - 0.24) * (1 - 0.8)))
    assert (round(high, 3), round(low, 3)) == (8.421, 42.105)
    kept = sum(rate * 8 * wait for rate, wait in zip(rates, (high, low), strict=True))
    assert kept == close(25.6)


@pytest.mark.parametrize(
    ("servers", "waiting", "abandoning"),
    [(9, 0.6672, 0.1793), (10, 0.5421, 0.1251), (11, 0.4170, 0.0834), (12, 0.3032, 0.0531)],
)
def test_erlang_a_where_patience_equals_service(
    servers: int, waiting: float, abandoning: float
) -> None:
    """Then the number in the system is Poisson (A = 10)."""
    chance = [math.exp(-10) * 10**k / math.factorial(k) for k in range(120)]
    result = q.erlang_a(10, 1, servers, 1)
    assert result.waiting == close(sum(chance[servers:]))
    in_queue = sum((k - servers) * p for k, p in enumerate(chance) if k > servers)
    assert result.abandoning == close(in_queue / 10)
    assert (result.waiting, result.abandoning) == (
        pytest.approx(waiting, abs=5e-5), pytest.approx(abandoning, abs=5.1e-5),
    )  # fmt: skip


def test_erlang_a_with_far_more_servers_than_work() -> None:
    assert q.erlang_a(1, 1, 1000, 1) == q.Patience(0.0, 0.0)


@pytest.mark.parametrize(("rate", "inside"), [(150, 90), (50, 30)])
def test_little_in_the_restaurant(rate: float, inside: float) -> None:
    assert q.little(rate, 36 / 60) == close(inside)


def test_hundred_calls_with_fourteen_agents() -> None:
    rate, handling = 100 / 1800, 180
    station = q.mmc(rate, handling, 14)
    assert station.waiting == close(float(erlang_c_exact(Fraction(10), 14)))
    assert station.waiting == pytest.approx(0.1741319, abs=5e-8)
    assert q.service_level(rate, handling, 14, 20) == pytest.approx(0.88835, abs=5e-6)
    assert station.wait == pytest.approx(7.8359, abs=5e-5)
    assert station.load == pytest.approx(0.7143, abs=5e-5)
    assert q.agents(rate, handling, 20, 0.8) == 14
    assert q.scheduled(14, 0.3) == 20


def test_public_staffing_examples() -> None:
    assert q.agents(25 / 900, 752, 20, 0.9) == 28
    assert q.service_level(35 / 900, 752, 37, 20) == pytest.approx(0.9042, abs=5e-5)


@pytest.mark.parametrize(
    ("offered", "servers", "blocked", "waiting"),
    [(123, 132, 0.0312, 0.3211), (12345, 12421, None, 0.3812), (20, 25, None, 0.2091)],
)
def test_large_systems_neither_overflow_nor_lose_digits(
    offered: int, servers: int, blocked: float | None, waiting: float
) -> None:
    exact_b, exact_c = decimal_sums(offered, servers)
    assert q.erlang_b(offered, servers) == close(float(exact_b))
    assert q.erlang_c(offered, servers) == close(float(exact_c))
    assert q.erlang_c(offered, servers) == pytest.approx(waiting, abs=5e-5)
    if blocked:
        assert q.erlang_b(offered, servers) == pytest.approx(blocked, abs=5e-5)


def decimal_sums(offered: int, servers: int) -> tuple[Decimal, Decimal]:
    """The defining sums of Erlang B and C with 60 digits and an exponent that never overflows."""
    with localcontext() as context:
        context.prec, context.Emax = 60, 999_999_999
        term, below = Decimal(1), Decimal(0)
        for k in range(1, servers + 1):
            below += term
            term = term * offered / k
        waiting = term * servers / (servers - offered)
        return term / (below + term), waiting / (below + waiting)


@pytest.mark.parametrize(
    ("handling", "calls", "agents"),
    [
        *zip([180] * 8, (10, 20, 50, 100, 200, 300, 500, 1000), (3, 4, 8, 14, 24, 35, 56, 107),
             strict=True),
        *zip((240, 300, 360), [50] * 3, (10, 12, 14), strict=True),
        *zip((240, 300, 360), [100] * 3, (17, 21, 25), strict=True),
        *zip((240, 300, 360), [200] * 3, (32, 39, 46), strict=True),
        *zip((240, 300, 360), [500] * 3, (74, 91, 109), strict=True),
    ],
)  # fmt: skip
def test_agents_for_eighty_percent_in_twenty_seconds(
    handling: int, calls: int, agents: int
) -> None:
    assert q.agents(calls / 1800, handling, 20, 0.8) == agents


def test_a_service_level_of_one_is_refused() -> None:
    with pytest.raises(ValueError, match="below 1"):
        q.agents(1, 1, 1, 1.0)


@pytest.mark.parametrize(
    ("cover", "one", "printed"), [(8760, 1850, 4.73), (2920, 2080 - 382, 1.72)]
)
def test_relief_factor(cover: float, one: float, printed: float) -> None:
    # one source cuts the third digit (4.7351), the other rounds it (1.7197)
    assert q.relief_factor(cover, one) == close(float(Fraction(cover, one)))
    assert q.relief_factor(cover, one) == pytest.approx(printed, abs=0.006)


def test_overload_waits_for_ever_and_does_not_raise() -> None:
    assert q.mmc(2, 1, 2).wait == math.inf
    assert q.mg1(1, 1, 1).wait == math.inf
    assert q.cobham([0.5, 0.6], 1)[1] == math.inf
    assert q.service_level(2, 1, 2, 5) == 0


@given(st.integers(1, 40), st.integers(1, 399))
def test_erlang_formulas_equal_the_sums(servers: int, tenths: int) -> None:
    offered = Fraction(tenths, 400) * servers
    assert q.erlang_b(float(offered), servers) == close(float(erlang_b_exact(offered, servers)))
    assert q.erlang_c(float(offered), servers) == close(float(erlang_c_exact(offered, servers)))


@given(st.floats(0.05, 0.95), st.floats(0.1, 50), st.integers(1, 20), st.floats(0.1, 9))
def test_time_scaling_scales_waits(load: float, service: float, servers: int, k: float) -> None:
    rate = load * servers / service
    slow = q.mmc(rate / k, service * k, servers).wait
    assert slow == pytest.approx(k * q.mmc(rate, service, servers).wait, rel=1e-9)
