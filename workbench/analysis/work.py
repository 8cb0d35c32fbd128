"""Expected work and cost of one case: by step, by role and by what the work is worth."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.amount import Money, WorkingMinutes
from workbench.model.element import ValueClass
from workbench.model.evidence import Quantity


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

    `steps` are in file order, `roles` by falling work. `missing` are the ids of the agency's
    steps without a work time: they count as nothing in every sum.
    """

    total: Quantity[WorkingMinutes]
    cost: Quantity[Money] | None
    steps: tuple[StepWork, ...]
    roles: tuple[RoleWork, ...]
    classes: tuple[ClassWork, ...]
    missing: tuple[str, ...]
