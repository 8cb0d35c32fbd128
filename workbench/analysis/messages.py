"""Pools that a message of another pool starts: they run as often as the message is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.analysis.control_flow import LEAVE, POOL, SOURCE, ControlFlow
from workbench.model.evidence import Evidence, weakest
from workbench.model.process import Process


@dataclass(frozen=True)
class Starts:
    """How often each pool (by the id of its process) is started for one case, and what that rests
    on. `assumed` are pools beside the first one that are taken to be started once."""

    times: Mapping[str, float]
    grounds: Mapping[str, Sequence[Evidence]]
    assumed: tuple[str, ...]


def starts_of_pools(
    control: ControlFlow, values: Mapping[str, float], evidence: Mapping[str, Evidence]
) -> Starts:
    """Follow the messages from pool to pool, beginning with those that no message starts.

    `values` are visits where every pool is started once. Pools with several ways to begin, those
    that start each other and those whose sender cannot be counted are taken to be started once.
    """
    process = control.process
    pools = list(dict.fromkeys(node.process for node in process.nodes))
    waiting = dict(_senders(control, values))
    times = {pool: 1.0 for pool in pools if pool not in waiting}
    grounds: dict[str, list[Evidence]] = {}
    assumed = [pool for pool in times if pool != _first(process, list(times))]
    while waiting:
        ready = next((pool for pool in waiting if _known(process, waiting[pool], times)), "")
        if not ready:
            assumed += waiting
            times.update(dict.fromkeys(waiting, 1.0))
            break
        senders = waiting.pop(ready)
        pool_of = {sender: process.by_id[sender].process for sender in senders}
        times[ready] = sum(values[sender] * times[pool_of[sender]] for sender in senders)
        said = [evidence[sender] for sender in senders if sender in evidence]
        grounds[ready] = said + [g for pool in pool_of.values() for g in grounds.get(pool, ())]
    return Starts(times, grounds, tuple(assumed) if len(pools) > 1 else ())


def _first(process: Process, pools: list[str]) -> str:
    return process.id if process.id in pools else next(iter(pools), "")


def _known(process: Process, senders: Sequence[str], times: Mapping[str, float]) -> bool:
    return all(process.by_id[sender].process in times for sender in senders)


def _senders(
    control: ControlFlow, values: Mapping[str, float]
) -> Iterator[tuple[str, Sequence[str]]]:
    """The steps of other pools whose messages start a pool, for pools with a single start."""
    process = control.process
    begins: dict[str, list[str]] = {}
    for way in control.out[SOURCE]:
        if way.target in process.by_id:
            begins.setdefault(process.by_id[way.target].process, []).append(way.target)
    for pool, nodes in begins.items():
        messages = [flow for flow in process.message_flows if flow.target == nodes[0]]
        known = [process.by_id.get(flow.source) for flow in messages]
        senders = [node.id for node in known if node is not None and node.process != pool]
        single = len(nodes) == 1 and len(senders) == len(messages)
        if single and senders and all(sender in values for sender in senders):
            yield pool, senders


def pools_grounds(control: ControlFlow, starts: Starts) -> Iterator[tuple[str, Evidence]]:
    """The evidence of its start for every node and flow of a pool that a message starts."""
    process = control.process
    for node in process.nodes:
        if starts.grounds.get(node.process):
            ground = weakest(starts.grounds[node.process])
            yield node.id, ground
            yield from ((flow.id, ground) for flow in process.outgoing(node.id))


def pool_of(control: ControlFlow, vertex: str) -> str:
    """The process of a vertex."""
    if vertex.startswith(POOL):
        return vertex.removeprefix(POOL)
    node = control.process.by_id.get(vertex.removeprefix(LEAVE))
    return node.process if node else ""


def exchange_messages(process: Process) -> bool:
    """Whether steps of one pool send messages to steps of another."""
    ends = (
        (process.by_id.get(f.source), process.by_id.get(f.target)) for f in process.message_flows
    )
    return any(one and other and one.process != other.process for one, other in ends)
