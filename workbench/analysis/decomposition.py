"""A first function hierarchy: what the organisation does, in numbered parts."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from workbench.model.amount import WorkingMinutes
from workbench.model.evidence import Quantity


class FunctionKind(enum.StrEnum):
    """Why steps stand together: the whole process, a phase that the user named, a region of the
    control flow, neighbours in the order of the work, or one step."""

    PROCESS = "process"
    PHASE = "phase"
    REGION = "region"
    GROUP = "group"
    STEP = "step"


@dataclass(frozen=True)
class Function:
    """A function with its parts. `number` is "F0" for the whole, then "F1", "F1.2" ...

    `name` is verb and object and unique in the hierarchy. `steps` are the ids of all nodes
    inside, in order of the work; every step (task, named event) is in exactly one leaf.
    `visits` is the expected number of executions of its steps for one case, None where not known.
    """

    number: str
    name: str
    kind: FunctionKind
    steps: tuple[str, ...]
    children: tuple[Function, ...] = ()
    roles: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    work: Quantity[WorkingMinutes] | None = None
    visits: float | None = None
