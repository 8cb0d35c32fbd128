"""What is covered: every element has a requirement or a reason, every flow a test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from workbench.derivation.flow_facts import is_conditional
from workbench.model.process import Process
from workbench.model.requirement import Disposition, Requirement


@dataclass(frozen=True)
class ElementCoverage:
    """The ids of the requirements and dispositions of one element; `kind` is "step", "flow",
    "data", "message" or "role"."""

    kind: str
    ref: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """The elements with what covers them; how many of all flows the tests go through; the share
    of cases (0 to 1) that take exactly the way of one of the tests."""

    elements: tuple[ElementCoverage, ...]
    flows: int = 0
    flows_tested: int = 0
    share: float = 0.0

    @property
    def uncovered(self) -> tuple[ElementCoverage, ...]:
        """The elements with neither a requirement nor a reason."""
        return tuple(element for element in self.elements if not element.by)


def coverage(
    process: Process,
    requirements: Sequence[Requirement],
    dispositions: Sequence[Disposition] = (),
) -> tuple[ElementCoverage, ...]:
    """Every node, conditional flow, data object, message flow and role, with what covers it."""
    by: dict[str, list[str]] = {}
    items: Iterator[Requirement | Disposition] = chain(requirements, dispositions)
    for item in items:
        by.setdefault(item.element, []).append(item.id)
    return tuple(
        ElementCoverage(kind, ref, tuple(by.get(ref, ()))) for kind, ref in to_cover(process)
    )


def to_cover(process: Process) -> Iterator[tuple[str, str]]:
    """Everything that wants a requirement or a reason: kind and id."""
    yield from (("step", node.id) for node in process.nodes)
    yield from (("flow", flow.id) for flow in process.flows if is_conditional(process, flow))
    yield from (("data", data.id) for data in process.data)
    yield from (("message", flow.id) for flow in process.message_flows)
    yield from (("role", role) for role in process.roles)
