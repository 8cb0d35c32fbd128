"""How long the analysis of a process of 300 nodes takes (CPU time).

Run: python benchmarks/analyse_300.py [rounds]. Sequences, choices, rework, parallel blocks and a
crossing part, five roles with staff. The target is a median of 200 ms.
"""

from __future__ import annotations

import statistics
import sys
import time

from workbench.analysis import check
from workbench.analysis.report import analyse
from workbench.model.amount import CasesPerDay, Count, Share, WorkingMinutes
from workbench.model.element import (
    Attributes,
    Event,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    SequenceFlow,
    Task,
)
from workbench.model.evidence import Quantity, spread
from workbench.model.process import Process
from workbench.model.scenario import Scenario, Staff

TARGET = 200


def example(blocks: int) -> Process:
    """Blocks of ten nodes in a row: a choice, a parallel pair, and rework into the block before."""
    nodes: list[FlowNode] = [Event("start", "Case arrives", position=Position.START)]
    flows: list[SequenceFlow] = []
    last, before = "start", ""

    def flow(source: str, target: str, share: float | None = None) -> None:
        quantity = Quantity(Share(share)) if share is not None else None
        flows.append(SequenceFlow(f"f{len(flows)}", source, target, "answer", share=quantity))

    for block in range(blocks):
        tasks = [f"t{block}_{place}" for place in range(5)]
        for place, key in enumerate(tasks):
            work = spread(WorkingMinutes, 1, 2 + place, 9)
            attributes = Attributes(f"Role {(block + place) % 5}", work=work)
            nodes.append(Task(key, f"Check part {block} {place}", attributes=attributes))
        kinds = [GatewayType.EXCLUSIVE] * 2 + [GatewayType.PARALLEL] * 2 + [GatewayType.EXCLUSIVE]
        gates = [f"g{block}_{place}" for place in range(5)]
        nodes += [Gateway(k, f"{k}?", type=kind) for k, kind in zip(gates, kinds, strict=True)]
        flow(last, gates[0])
        flow(gates[0], tasks[0], 0.7)
        flow(gates[0], gates[1], 0.3)
        flow(tasks[0], gates[1])
        flow(gates[1], tasks[1])
        flow(tasks[1], gates[2])
        flow(gates[2], tasks[2])
        flow(gates[2], tasks[3])
        flow(tasks[2], gates[3])
        flow(tasks[3], gates[3])
        flow(gates[3], tasks[4])
        flow(tasks[4], gates[4])
        if before:
            flow(gates[4], before, 0.1)
        last, before = gates[4], tasks[1]
    nodes.append(Event("end", "Done", position=Position.END))
    flow(last, "end", 0.9)
    return Process("p", "Example", nodes=tuple(nodes), flows=tuple(flows))


def scenario() -> Scenario:
    staff = tuple(
        Staff(f"Role {place}", Quantity(Count(3)), Quantity(Share(0.5))) for place in range(5)
    )
    return Scenario(arrivals=Quantity(CasesPerDay(1)), staff=staff)


def main(rounds: int) -> None:
    process, numbers = example(30), scenario()
    times, checks = [], []
    for _ in range(rounds):
        fresh = Process(process.id, process.name, nodes=process.nodes, flows=process.flows)
        start = time.process_time()
        analyse(fresh, numbers)
        middle = time.process_time()
        check.check(fresh)
        times.append((middle - start) * 1000)
        checks.append((time.process_time() - middle) * 1000)
    median = statistics.median(times)
    print(f"{len(process.nodes)} nodes: median {median:.1f} ms, best {min(times):.1f} ms CPU")
    print(f"check by all rules: median {statistics.median(checks):.1f} ms CPU")
    print(f"target {TARGET} ms: {'met' if median <= TARGET else 'MISSED'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
