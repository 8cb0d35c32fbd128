"""Steps in rows and blocks, cut into groups of a handy number."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.analysis.regions import Region, RegionKind, bottom_up_regions
from workbench.model.process import Process

FEWEST, MOST = 3, 7


@dataclass(frozen=True)
class Unit:
    """Steps that stand together: one step, or a block with its `parts`; `name` where the user
    gave it one."""

    steps: tuple[str, ...]
    parts: tuple[Unit, ...] = ()
    name: str = ""


def units(process: Process, root: Region, wanted: Collection[str]) -> list[Unit]:
    """The wanted steps as the units of the structure tree; those outside of it at the end."""
    wanted = set(wanted)
    made: dict[int, list[Unit]] = {}
    for region in bottom_up_regions(root):
        if region.kind is RegionKind.STEP:
            node = region.nodes[0]
            made[id(region)] = [Unit((node,))] if node in wanted else []
            continue
        row = [unit for child in region.children for unit in _block(made.pop(id(child)))]
        made[id(region)] = row
    row = made[id(root)]
    inside = {step for unit in row for step in unit.steps}
    row += [Unit((n.id,)) for n in process.nodes if n.id in wanted and n.id not in inside]
    return _with_sub_processes(process, row)


def _block(row: list[Unit]) -> list[Unit]:
    if len(row) < 2:
        return row
    return [Unit(tuple(step for unit in row for step in unit.steps), tuple(row))]


def _with_sub_processes(process: Process, row: list[Unit]) -> list[Unit]:
    """Neighbours that lie in the same sub-process become one unit with its name."""
    found: list[Unit] = []
    for around, group in groupby(row, key=lambda unit: _around(process, unit)):
        together = list(group)
        steps = tuple(step for unit in together for step in unit.steps)
        if around and len(steps) > 1:
            found.append(Unit(steps, tuple(together), process.by_id[around].name))
        else:
            found += together
    return found


def _around(process: Process, unit: Unit) -> str:
    """The outermost sub-process around all steps of a unit, "" where there is none."""
    outermost = {_outermost(process, step) for step in unit.steps}
    return outermost.pop() if len(outermost) == 1 else ""


def _outermost(process: Process, step: str) -> str:
    trail: list[str] = []
    here = process.by_id[step].parent
    while here in process.by_id and here not in trail:
        trail.append(here)
        here = process.by_id[here].parent
    return trail[-1] if trail else ""


def opened(row: Sequence[Unit]) -> list[Unit]:
    """The row with blocks taken apart that are too small, or hold too much of the whole."""
    row = list(row)
    total = sum(len(unit.steps) for unit in row)
    while True:
        blocks = [(len(unit.steps), -place) for place, unit in enumerate(row) if unit.parts]
        size, place = max(blocks, default=(0, 0))
        if size < FEWEST or (len(row) >= FEWEST and size <= total / 2):
            break
        row[-place : 1 - place] = row[-place].parts
    return [part for unit in row for part in _small_apart(unit)]


def _small_apart(unit: Unit) -> Iterator[Unit]:
    if len(unit.steps) < FEWEST and not unit.name:
        yield from (Unit((step,)) for step in unit.steps)
    else:
        yield unit


def cut(process: Process, row: list[Unit]) -> list[list[Unit]]:
    """The row as groups of neighbours, at most seven, none of two steps where avoidable.

    Cuts lie near even parts of the steps, where the work changes hands if it does nearby.
    """
    if len(row) <= MOST:
        return [[unit] for unit in row]
    ends = [0]
    for unit in row:
        ends.append(ends[-1] + len(unit.steps))
    count = min(MOST, max(FEWEST, ends[-1] // 4))
    part = ends[-1] / count
    cuts = [0]
    for number in range(1, count):
        ideal = number * part
        left = range(cuts[-1] + 1, len(row))
        nearest = min((abs(ends[place] - ideal) for place in left), default=0.0)
        reach = max(nearest, part / 3)
        costs = {
            place: _cost(process, row, ends, place, ideal)
            for place in left
            if abs(ends[place] - ideal) <= reach
        }
        if costs:
            cuts.append(min(costs, key=costs.__getitem__))
    groups = [row[start:end] for start, end in zip(cuts, [*cuts[1:], len(row)], strict=True)]
    return _pairs_apart(groups)


def _pairs_apart(groups: list[list[Unit]]) -> list[list[Unit]]:
    """Groups of two steps become two single ones as long as there is room."""
    found: list[list[Unit]] = []
    room = MOST - len(groups)
    for group in groups:
        pair = len(group) == FEWEST - 1 and all(len(unit.steps) == 1 for unit in group)
        found += [[unit] for unit in group] if pair and room > 0 else [group]
        room -= pair
    return found


def _cost(
    process: Process, row: Sequence[Unit], ends: Sequence[int], place: int, ideal: float
) -> tuple[bool, float]:
    before = process.who(process.by_id[row[place - 1].steps[-1]])
    after = process.who(process.by_id[row[place].steps[0]])
    return before == after, abs(ends[place] - ideal)
