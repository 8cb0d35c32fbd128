"""Formulas of queueing theory. Rates and times are in any one unit of time; loads are in Erlang.

Sources: Erlang 1917; Kleinrock 1975 (M/M/c, M/G/1, Little); Cobham 1954; Jackson 1957; Allen 1990
after Cunneen (M/G/c); Palm 1957, Garnett, Mandelbaum and Reiman 2002 (Erlang A).
A system that cannot cope (load of 1 or more for each server) has infinite waits.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Station:
    """Mean values of a queue in balance: load of a server, chance to wait, wait and time in the
    system of a task, number waiting and number in the system."""

    load: float
    waiting: float
    wait: float
    time: float
    queue: float
    number: float


def erlang_b(offered: float, servers: int) -> float:
    """Chance that all servers are busy when nobody can wait.

    The recursion B(n) = A B(n-1) / (n + A B(n-1)) neither overflows nor loses digits.
    """
    blocked = 1.0
    for server in range(1, servers + 1):
        blocked = offered * blocked / (server + offered * blocked)
    return blocked


def erlang_c(offered: float, servers: int) -> float:
    """Chance that a task has to wait; 1 where the servers cannot cope."""
    if offered >= servers:
        return 1.0
    blocked = erlang_b(offered, servers)
    return servers * blocked / (servers - offered * (1 - blocked))


def mmc(rate: float, service: float, servers: int = 1) -> Station:
    """M/M/c: Poisson arrivals at `rate`, exponential service of mean `service`."""
    offered = rate * service
    waiting = erlang_c(offered, servers)
    wait = waiting * service / (servers - offered) if offered < servers else math.inf
    return _station(rate, service, servers, waiting, wait)


def mg1(rate: float, service: float, variability: float) -> Station:
    """M/G/1 by Pollaczek and Khinchine; `variability` is variance / mean squared of service."""
    load = rate * service
    wait = load * service * (1 + variability) / (2 * (1 - load)) if load < 1 else math.inf
    return _station(rate, service, 1, min(load, 1.0), wait)


def mgc(rate: float, service: float, servers: int, variability: float) -> Station:
    """M/G/c approximated by Allen and Cunneen: the M/M/c wait times (1 + variability) / 2."""
    exact = mmc(rate, service, servers)
    return _station(rate, service, servers, exact.waiting, exact.wait * (1 + variability) / 2)


def _station(rate: float, service: float, servers: int, waiting: float, wait: float) -> Station:
    time = wait + service
    return Station(rate * service / servers, waiting, wait, time, rate * wait, rate * time)


def jackson_rates(
    outside: Sequence[float], routing: Sequence[Sequence[float]]
) -> tuple[float, ...]:
    """Arrival rates of the stations of an open network: rates = outside + rates x routing.

    `routing[i][j]` is the chance to go from i to j. A network that nobody leaves is a ValueError.
    """
    size = len(outside)
    rows = [
        [float(i == j) - routing[j][i] for j in range(size)] + [outside[i]] for i in range(size)
    ]
    for column in range(size):
        best = max(range(column, size), key=lambda row: abs(rows[row][column]))
        if abs(rows[best][column]) < 1e-12:
            raise ValueError("tasks that come in can never leave")
        rows[column], rows[best] = rows[best], rows[column]
        _clear(rows, column)
    return tuple(rows[i][size] / rows[i][i] for i in range(size))


def _clear(rows: list[list[float]], column: int) -> None:
    pivot = rows[column]
    for row in rows:
        if row is not pivot and row[column]:
            factor = row[column] / pivot[column]
            row[:] = [value - factor * other for value, other in zip(row, pivot, strict=True)]


def jackson(
    outside: Sequence[float],
    services: Sequence[float],
    routing: Sequence[Sequence[float]],
    servers: Sequence[int] | None = None,
) -> tuple[tuple[Station, ...], float]:
    """The stations of an open network, and the mean time that a task spends in it."""
    rates = jackson_rates(outside, routing)
    counts = servers or [1] * len(rates)
    stations = tuple(
        mmc(rate, service, count)
        for rate, service, count in zip(rates, services, counts, strict=True)
    )
    return stations, sum(station.number for station in stations) / sum(outside)


def cobham(rates: Sequence[float], service: float, servers: int = 1) -> tuple[float, ...]:
    """Mean waits of the classes of an M/M/c with non-preemptive priorities, the highest first."""
    offered = sum(rates) * service
    waiting = erlang_c(offered, servers)
    waits, before = [], 0.0
    for rate in rates:
        upto = before + rate * service / servers
        open_share = (1 - before) * (1 - upto)
        waits.append(waiting * service / servers / open_share if upto < 1 else math.inf)
        before = upto
    return tuple(waits)


@dataclass(frozen=True)
class Patience:
    """Erlang A: chance to wait, and chance to give up before being served."""

    waiting: float
    abandoning: float


def erlang_a(rate: float, service: float, servers: int, patience: float) -> Patience:
    """M/M/c+M: those who wait give up after an exponential time of mean `patience`.

    Chances are in units of the chance that all servers are busy and nobody waits.
    """
    blocked = erlang_b(rate * service, servers)
    if blocked == 0:
        return Patience(0.0, 0.0)
    some_free = 1 / blocked - 1
    all_busy, in_queue, term, queue = 1.0, 0.0, 1.0, 0
    while term > 1e-18 * all_busy:
        queue += 1
        term *= rate / (servers / service + queue / patience)
        all_busy += term
        in_queue += queue * term
    total = some_free + all_busy
    return Patience(all_busy / total, in_queue / total / (patience * rate))


def little(rate: float, time: float) -> float:
    """The mean number of tasks in a system: rate x time (Little 1961)."""
    return rate * time


def service_level(rate: float, service: float, servers: int, within: float) -> float:
    """The share of tasks that wait no longer than `within` (M/M/c)."""
    spare = servers - rate * service
    if spare <= 0:
        return 0.0
    return 1 - erlang_c(rate * service, servers) * math.exp(-spare * within / service)


def agents(rate: float, service: float, within: float, level: float) -> int:
    """The fewest servers for which at least the share `level` (below 1) waits no longer than
    `within`."""
    if not 0 <= level < 1:
        raise ValueError("a service level is at least 0 and below 1")
    servers = max(1, math.floor(rate * service) + 1)
    while service_level(rate, service, servers, within) < level:
        servers += 1
    return servers


def scheduled(agents_on_duty: int, shrinkage: float) -> int:
    """People on the roster where the share `shrinkage` is away, in training or on break."""
    return math.ceil(agents_on_duty / (1 - shrinkage) - 1e-9)


def relief_factor(hours_to_cover: float, hours_of_one: float) -> float:
    """People needed for one post: hours of the post in a year / net hours of one person."""
    return hours_to_cover / hours_of_one
