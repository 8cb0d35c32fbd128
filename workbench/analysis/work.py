"""Expected work and cost of one case: by step, by role and by what the work is worth.

Work of a step = (low + usual + high) / 3 x visits; its cost = work x hourly cost of the role +
fixed cost x visits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.analysis.containers import drawn_out, timed_inside
from workbench.analysis.tallies import expected, summed
from workbench.analysis.visits import AS_DRAWN, Visits
from workbench.model.amount import Money, WorkingMinutes
from workbench.model.element import Activity, FlowNode, Task, TaskType, ValueClass
from workbench.model.evidence import Quantity
from workbench.model.process import Process
from workbench.model.scenario import Scenario

NO_SCENARIO = Scenario()
BY_ITSELF = {TaskType.SERVICE, TaskType.SCRIPT, TaskType.RULE, TaskType.RECEIVE}


@dataclass(frozen=True)
class StepWork:
    """The work of one step. `each` is its time as given, `work` and `cost` are the expected
    ones of a case: mean of (low, usual, high) times visits. `cost` is None where neither an
    hourly nor a fixed cost is known."""

    node: str
    name: str
    who: str
    visits: float
    each: Quantity[WorkingMinutes]
    work: Quantity[WorkingMinutes]
    cost: Quantity[Money] | None
    value_class: ValueClass | None


@dataclass(frozen=True)
class RoleWork:
    """The expected work and cost of a role for one case, in `tasks` executions of steps."""

    role: str
    tasks: float
    work: Quantity[WorkingMinutes]
    cost: Quantity[Money] | None


@dataclass(frozen=True)
class ClassWork:
    """The expected work of one value class for one case; None is work that nobody has classed."""

    value_class: ValueClass | None
    work: Quantity[WorkingMinutes]


@dataclass(frozen=True)
class Work:
    """Expected work and cost of one case, outside parties left out.

    `steps` are in file order, `roles` by falling work. `missing` are the ids of steps that
    people of the agency do and that have no work time: they count as nothing in every sum, as
    do steps whose visits are not known.
    """

    total: Quantity[WorkingMinutes]
    cost: Quantity[Money] | None
    steps: tuple[StepWork, ...]
    roles: tuple[RoleWork, ...]
    classes: tuple[ClassWork, ...]
    missing: tuple[str, ...]

    @property
    def shortest(self) -> WorkingMinutes:
        """The expected work if every step always took its lowest time."""
        return WorkingMinutes(sum(step.visits * step.each.minimum.value for step in self.steps))

    @property
    def longest(self) -> WorkingMinutes:
        """The expected work if every step always took its highest time."""
        return WorkingMinutes(sum(step.visits * step.each.maximum.value for step in self.steps))


def expected_work(process: Process, visits: Visits, scenario: Scenario | None) -> Work:
    """The work of one case. Costs need a scenario or fixed costs on the steps."""
    steps = tuple(_steps(process, visits, scenario or NO_SCENARIO))
    return Work(
        summed(WorkingMinutes, (step.work for step in steps), AS_DRAWN),
        _cost(steps),
        steps,
        tuple(_roles(steps)),
        tuple(_classes(steps)),
        tuple(node.id for node in without_work_time(process)),
    )


def without_work_time(process: Process) -> Iterator[FlowNode]:
    """The steps that people of the agency do and that have no work time. A sub-process that is
    drawn out has its time inside."""
    inside = drawn_out(process)
    for node in process.nodes:
        if node.id not in inside and _needs_work_time(node):
            yield node


def _needs_work_time(node: FlowNode) -> bool:
    if not isinstance(node, Activity) or node.attributes.outside or node.attributes.work:
        return False
    return not (isinstance(node, Task) and node.type in BY_ITSELF)


def _steps(process: Process, visits: Visits, scenario: Scenario) -> Iterator[StepWork]:
    inside = timed_inside(process)
    for node in process.nodes:
        each = node.attributes.work
        if (
            node.id in inside
            or each is None
            or node.attributes.outside
            or node.id not in visits.nodes
        ):
            continue
        times = visits.nodes[node.id]
        who = process.who(node)
        work = expected(
            WorkingMinutes,
            each.mean.value * times,
            (each.evidence, visits.evidence.get(node.id)),
            AS_DRAWN,
        )
        cost = _step_cost(node, work, times, scenario, who)
        yield StepWork(
            node.id, node.name, who, times, each, work, cost, node.attributes.value_class
        )


def _step_cost(
    node: FlowNode, work: Quantity[WorkingMinutes], times: float, scenario: Scenario, who: str
) -> Quantity[Money] | None:
    staff = scenario.by_role.get(who)
    hourly = staff.cost if staff else None
    fixed = node.attributes.cost
    if hourly is None and fixed is None:
        return None
    amount = work.usual.value / 60 * hourly.mean.value if hourly else 0.0
    amount += fixed.mean.value * times if fixed else 0.0
    grounds = [work.evidence, *(part.evidence for part in (hourly, fixed) if part)]
    return expected(Money, amount, grounds, AS_DRAWN)


def _cost(steps: Iterable[StepWork]) -> Quantity[Money] | None:
    costs = [step.cost for step in steps if step.cost]
    return summed(Money, costs, AS_DRAWN) if costs else None


def _roles(steps: Iterable[StepWork]) -> list[RoleWork]:
    groups = grouped(steps)
    roles = [
        RoleWork(
            role,
            sum(step.visits for step in group),
            summed(WorkingMinutes, (step.work for step in group), AS_DRAWN),
            _cost(group),
        )
        for role, group in groups.items()
    ]
    return sorted(roles, key=lambda role: -role.work.usual.value)


def grouped(steps: Iterable[StepWork]) -> Mapping[str, list[StepWork]]:
    """The steps by who does them, in order of first appearance."""
    groups: dict[str, list[StepWork]] = {}
    for step in steps:
        groups.setdefault(step.who, []).append(step)
    return groups


def _classes(steps: tuple[StepWork, ...]) -> Iterator[ClassWork]:
    for value_class in (*ValueClass, None):
        work = [step.work for step in steps if step.value_class is value_class]
        if work:
            yield ClassWork(value_class, summed(WorkingMinutes, work, AS_DRAWN))
