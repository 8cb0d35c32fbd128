"""Runs through a process: the most probable one, and for each flow the most probable through it.

All markings that the token game reaches are the vertices of a graph; two shortest-path searches
on -log(chance), one forwards from the start and one backwards from the end, give the best run
through every flow at once. A run is thereby a function of the model: a fact.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush

from workbench.derivation.pools import by_rank, set_off
from workbench.derivation.token_game import Firing, Marking, TokenGame
from workbench.model.element import Event, FlowNode, Position, Trigger
from workbench.model.process import Process

MARKINGS_AT_MOST = 50_000
PLACES_AT_MOST = 300_000  # nodes and flows of all runs together: more than anybody tests by hand
STEP = 1e-6  # what a firing costs beside its chance: of two equally probable runs the shorter one
START: Marking = ("(start)",)
END: Marking = ()


@dataclass(frozen=True)
class Run:
    """One way of a case from a start to an end: the ids of nodes and flows in their order.

    `chance` is that of exactly this run.
    """

    route: tuple[str, ...]
    chance: float


@dataclass(frozen=True)
class Move:
    """A firing between two markings."""

    source: Marking
    firing: Firing

    @property
    def cost(self) -> float:
        """-log(chance), plus a trifle for its length."""
        return STEP - math.log(self.firing.chance)


@dataclass(frozen=True)
class Routes:
    """The runs that together go through every flow: by "main", then by the flow that each is
    for. `missed` are the flows through which no run reaches an end; `cut` is true where the
    process has more markings than are looked at; `untold` are the flows that would need still
    more runs when all together are too long already."""

    runs: dict[str, Run]
    missed: tuple[str, ...]
    cut: bool
    untold: tuple[str, ...] = ()


def routes(process: Process) -> Routes:
    """The main run, and one run for each flow that no run before it went through."""
    game = TokenGame(process)
    moves, cut = _explore(game)
    there = _distances(moves, START, forward=True)
    back = _distances(moves, END, forward=False)
    begun = _begun(process, moves, back)
    if begun is None:
        return Routes({}, tuple(flow.id for flow in process.flows), cut)
    runs = {"main": _run([begun, *_backwards(back, begun.firing.marking)])}
    best = _best_moves(moves, there, back)
    covered, places = set(runs["main"].route), len(runs["main"].route)
    missed: list[str] = []
    untold: list[str] = []
    for flow in _in_order(game):
        if flow in covered:
            continue
        if flow not in best or places > PLACES_AT_MOST:
            (untold if flow in best else missed).append(flow)
            continue
        move = moves[best[flow]]
        ways = [*_forwards(there, move.source), move, *_backwards(back, move.firing.marking)]
        runs[flow] = _run(ways)
        covered.update(runs[flow].route)
        places += len(runs[flow].route)
    return Routes(runs, tuple(missed), cut, tuple(untold))


def undone_by(process: Process, flow: str) -> str:
    """The compensation that a flow belongs to: the sub-process that it sets off, or the event on
    a border; "" for none."""
    source: FlowNode | None = process.by_id.get(process.flows_by_id[flow].source)
    while source is not None:
        starts = (node for node in process.children(source.id) if _is_at(node, Position.START))
        if _is_at(source, Position.BOUNDARY) or any(starts):
            return source.id
        source = process.by_id.get(source.parent or "")
    return ""


def _is_at(node: FlowNode, position: Position) -> bool:
    """Whether a node is an event in this position that compensation sets off."""
    is_event = isinstance(node, Event) and node.position is position
    return is_event and Trigger.COMPENSATION in node.triggers  # type: ignore[attr-defined]


def _begun(process: Process, moves: list[Move], back: Found) -> Move | None:
    """How the main run begins: most probably, in the pool in which a case begins."""
    starts = [move for move in moves if move.source == START and move.firing.marking in back]
    rank = {pool: place for place, pool in enumerate(by_rank(process))}

    def order(move: Move) -> tuple[int, bool, float]:
        start = move.firing.marking[0].partition(":")[2]
        far = round(move.cost + back[move.firing.marking][0], 9)
        return rank[process.by_id[start].process], set_off(process, start), far

    return min(starts, key=order, default=None)


def _explore(game: TokenGame) -> tuple[list[Move], bool]:
    """Every move that can be reached, breadth first."""
    moves = [Move(START, firing) for firing in game.starts()]
    queue = list(dict.fromkeys(move.firing.marking for move in moves))
    seen = set(queue)
    for marking in queue:
        for firing in game.firings(marking):
            moves.append(Move(marking, firing))
            if firing.marking not in seen:
                seen.add(firing.marking)
                queue.append(firing.marking)
        if len(queue) > MARKINGS_AT_MOST:
            return moves, True
    return moves, False


Found = dict[Marking, tuple[float, Move | None]]


def _distances(moves: list[Move], origin: Marking, *, forward: bool) -> Found:
    """Dijkstra: how far every marking is, and the move by which it is reached."""
    beside: dict[Marking, list[Move]] = {}
    for move in moves:
        beside.setdefault(move.source if forward else move.firing.marking, []).append(move)
    found: Found = {}
    heap: list[tuple[float, int, Marking, Move | None]] = [(0.0, 0, origin, None)]
    count = 0
    while heap:
        far, _, marking, by = heappop(heap)
        if marking in found:
            continue
        found[marking] = (far, by)
        for move in beside.get(marking, ()):
            count += 1
            to = move.firing.marking if forward else move.source
            heappush(heap, (round(far + move.cost, 9), count, to, move))
    return found


def _best_moves(moves: list[Move], there: Found, back: Found) -> dict[str, int]:
    """For each id the number of the move through which the best run that has it goes."""
    best: dict[str, tuple[float, int]] = {}
    for number, move in enumerate(moves):
        if move.source in there and move.firing.marking in back:
            far = there[move.source][0] + move.cost + back[move.firing.marking][0]
            for ref in move.firing.route:
                best[ref] = min(best.get(ref, (math.inf, 0)), (round(far, 9), number))
    return {ref: number for ref, (_, number) in best.items()}


def _forwards(there: Found, marking: Marking) -> list[Move]:
    """The moves from the start to a marking."""
    ways: list[Move] = []
    while (move := there[marking][1]) is not None:
        ways.append(move)
        marking = move.source
    return ways[::-1]


def _backwards(back: Found, marking: Marking) -> list[Move]:
    """The moves from a marking to the end."""
    ways: list[Move] = []
    while (move := back[marking][1]) is not None:
        ways.append(move)
        marking = move.firing.marking
    return ways


def _run(moves: Iterable[Move]) -> Run:
    chosen = list(moves)
    route = tuple(ref for move in chosen for ref in move.firing.route)
    return Run(route, math.prod(move.firing.chance for move in chosen))


def _in_order(game: TokenGame) -> list[str]:
    """The flows as a case meets them."""
    flows = game.process.flows
    return [flow.id for flow in sorted(flows, key=lambda flow: game.order.get(flow.source, 0))]
