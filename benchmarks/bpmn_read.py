"""How long a BPMN file of 1,000 steps takes from bytes to process and drawing (CPU time).

Run: python benchmarks/bpmn_read.py [rounds]. Every step has attributes with evidence, every
element is drawn. The target is a median of 60 ms.
"""

from __future__ import annotations

import statistics
import sys
import time

from workbench.formats.bpmn import attributes
from workbench.formats.bpmn.reader import read
from workbench.formats.bpmn.writer import build
from workbench.model.amount import CalendarDays, Money, Share, WorkingMinutes
from workbench.model.diagram import Bounds, Diagram, Edge, Shape
from workbench.model.element import Attributes, Lane, SequenceFlow, Task, TaskType
from workbench.model.evidence import Evidence, Quantity, Source, spread
from workbench.model.process import Process

STEPS = 1000
TARGET = 60


def step(place: int) -> Task:
    seen = Evidence(Source.INTERVIEW, n=3, date="2026-05-12", who=f"Clerk {place % 7}")
    known = Attributes(
        phase="Review",
        systems=("the permit system",),
        work=spread(WorkingMinutes, 5, 10 + place / 8, 500, seen),
        wait=Quantity(CalendarDays(2), seen),
        cost=Quantity(Money(3.5)),
        rule="Code 10.2",
        row=f"s{place}",
    )
    return Task(
        f"s{place}", f"Check part {place}", lane=f"lane_{place % 5}", process="p",
        attributes=known, type=TaskType.USER,
    )  # fmt: skip


def example() -> tuple[Process, Diagram]:
    nodes = tuple(step(place) for place in range(STEPS))
    flows = tuple(
        SequenceFlow(f"f{place}", f"s{place}", f"s{place + 1}", "yes", share=Quantity(Share(0.5)))
        for place in range(STEPS - 1)
    )
    lanes = tuple(Lane(f"lane_{place}", f"Role {place}", "p") for place in range(5))
    shapes = tuple(
        Shape(node.id, Bounds(150.0 * place, 80.0, 100.0, 80.0)) for place, node in enumerate(nodes)
    )
    edges = tuple(
        Edge(flow.id, ((150.0 * place + 100, 120.0), (150.0 * place + 150, 120.0)))
        for place, flow in enumerate(flows)
    )
    return Process("p", "Example", nodes=nodes, flows=flows, lanes=lanes), Diagram(shapes, edges)


def main(rounds: int) -> None:
    process, diagram = example()
    xml = build(process, diagram)
    assert read(xml).process == process
    times = []
    for _ in range(rounds):
        attributes._quantity.cache_clear()  # as in a fresh process
        attributes._evidence.cache_clear()
        start = time.process_time()
        file = read(xml)
        times.append((time.process_time() - start) * 1000)
        del file  # giving the memory back is no part of reading
    median = statistics.median(times)
    print(
        f"{STEPS} steps, {len(xml) / 1e6:.2f} MB: median {median:.1f} ms, best {min(times):.1f} ms"
    )
    print(f"target {TARGET} ms: {'met' if median <= TARGET else 'MISSED'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
