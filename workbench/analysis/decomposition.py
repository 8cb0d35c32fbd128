"""A first function hierarchy: what the organisation does, in numbered parts.

Parts are the phases that the user named, else the regions of the control flow, cut and merged so
that a function has three to seven parts where that is possible (FIPS 183 asks for three to six).
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.analysis.grouping import Unit, cut, opened, units
from workbench.analysis.regions import Region
from workbench.analysis.tallies import summed
from workbench.analysis.visits import AS_DRAWN, Visits
from workbench.analysis.work import Work
from workbench.model.amount import WorkingMinutes
from workbench.model.element import Activity, SubProcess
from workbench.model.evidence import Quantity
from workbench.model.process import Process

MOST = 7


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

    `name` is verb and object and unique in the hierarchy. `steps` are the ids of all activities
    inside, in order of the work; every activity is in exactly one leaf (a sub-process that
    is drawn out is no step of its own). `visits` is the expected number of executions of its
    steps for one case, None where not known.
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


def decompose(process: Process, root: Region, visits: Visits, work: Work) -> Function:
    """The function hierarchy of a process; the same process always gives the same one."""
    maker = _Maker(process, visits, work)
    steps = maker.in_order(root)
    phases = maker.phases(steps)
    if len(phases) > 1:
        parts = [
            maker.part(f"F{place}", units(process, root, group), FunctionKind.PHASE, name)
            for place, (name, group) in enumerate(phases.items(), 1)
        ]
    else:
        parts = maker.parts("F", units(process, root, steps))
    whole = maker.function("F0", process.name or process.id, FunctionKind.PROCESS, steps, parts)
    return maker.named(whole)


class _Maker:
    """Makes functions; remembers the names that are taken."""

    def __init__(self, process: Process, visits: Visits, work: Work) -> None:
        self.process, self.visits = process, visits
        self.work = {step.node: step.work for step in work.steps}
        self.taken: set[str] = set()

    def in_order(self, root: Region) -> list[str]:
        """All steps in order of the work; those on no path last."""
        drawn_out = {node.parent for node in self.process.nodes}
        steps = {
            node.id
            for node in self.process.nodes
            if isinstance(node, Activity)
            and not (isinstance(node, SubProcess) and node.id in drawn_out)
        }
        walk = [node for node in root.nodes if node in steps]
        known = set(walk)
        rest = [n.id for n in self.process.nodes if n.id in steps and n.id not in known]
        return walk + rest

    def phases(self, steps: Sequence[str]) -> dict[str, list[str]]:
        """The steps by phase, phases in file order; a step without one belongs to the phase of
        the step before it in the file."""
        phase, found = "", dict[str, str]()
        for node in self.process.nodes:
            phase = node.attributes.phase or phase
            found[node.id] = phase
        first = next((name for name in found.values() if name), "")
        groups: dict[str, list[str]] = {name or first: [] for name in found.values()}
        for step in steps:
            groups[found[step] or first].append(step)
        return {name: group for name, group in groups.items() if group}

    def parts(self, number: str, row: list[Unit]) -> list[Function]:
        """Three to seven functions for a row of units, each with its own parts."""
        total = sum(len(unit.steps) for unit in row)
        if total <= MOST:
            row = [Unit((step,)) for unit in row for step in unit.steps]
            groups = [[unit] for unit in row]
        else:
            groups = cut(self.process, opened(row))
        dot = "" if number == "F" else "."
        return [
            self.part(f"{number}{dot}{place}", group, FunctionKind.GROUP)
            for place, group in enumerate(groups, 1)
        ]

    def part(self, number: str, row: list[Unit], kind: FunctionKind, name: str = "") -> Function:
        """One function for some units; a single step becomes a leaf."""
        steps = [step for unit in row for step in unit.steps]
        if len(row) == 1 and kind is FunctionKind.GROUP:
            kind, name, row = FunctionKind.REGION, row[0].name, list(row[0].parts) or row
        if len(steps) == 1:
            kind = FunctionKind.STEP if kind is not FunctionKind.PHASE else kind
            name = name or self.process.by_id[steps[0]].name
            return self.function(number, name, kind, steps, [])
        return self.function(number, name, kind, steps, self.parts(number, row))

    def function(
        self,
        number: str,
        name: str,
        kind: FunctionKind,
        steps: Sequence[str],
        children: list[Function],
    ) -> Function:
        nodes = [self.process.by_id[step] for step in steps]
        inside = [self.process.who(n) for n in nodes if not n.attributes.outside]
        outside = [self.process.who(n) for n in nodes if n.attributes.outside]
        touched = [
            thing.name
            for step in steps
            for thing in (*self.process.reads(step), *self.process.writes(step))
        ]
        known = [self.visits.nodes.get(step) for step in steps]
        visits = sum(number for number in known if number is not None)
        work = [self.work[step] for step in steps if step in self.work]
        return Function(
            number,
            name,
            kind,
            tuple(steps),
            tuple(children) if len(children) > 1 else (),
            _each_once(inside),
            _each_once(outside),
            _each_once(system for node in nodes for system in node.attributes.systems),
            _each_once(touched),
            summed(WorkingMinutes, work, AS_DRAWN) if work else None,
            None if None in known else visits,
        )

    def named(self, function: Function) -> Function:
        """The same tree with a name for everything, no name twice; upper functions first."""
        name = self.free(function.name or self.made_name(function), function)
        children = tuple(self.named(child) for child in function.children)
        return replace(function, name=name, children=children)

    def made_name(self, function: Function) -> str:
        """Verb and the document most often made or changed, else the step with the most work."""
        steps = sorted(function.steps, key=lambda step: -self.minutes(step))
        made = [(thing.name, step) for step in steps for thing in self.process.writes(step)]
        names = [name for name, _ in made if name]
        if names:
            most = max(dict.fromkeys(names), key=names.count)
            step = next(step for name, step in made if name == most)
            verb = self.process.by_id[step].name.split(" ")[0]
            return f"{verb} {most[:1].lower()}{most[1:]}"
        main = self.process.by_id[steps[0]].name or steps[0]
        return f"{main} and {len(steps) - 1} more"

    def minutes(self, step: str) -> float:
        return self.work[step].usual.value if step in self.work else 0.0

    def free(self, name: str, function: Function) -> str:
        """The name, with who does it or a number where it is taken."""
        who = " and ".join((*function.roles, *function.parties)[:2])
        choices = [name or function.number, f"{name} ({who})", f"{name} ({function.number})"]
        chosen = next(choice for choice in choices if choice.casefold() not in self.taken)
        self.taken.add(chosen.casefold())
        return chosen


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
