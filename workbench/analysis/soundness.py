"""Whether tokens that cross each other can get stuck, played through move by move.

A part with one way in and one way out is sound when a token that enters always leaves as one,
with none left behind (van der Aalst 1998). Moves that do not exclude each other are played in a
fixed order, which changes no outcome, so that only choices branch.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.analysis.branching import Route

MOST_STATES = 2000
State = frozenset[int]


class Verdict(enum.StrEnum):
    """What can become of a token that enters."""

    SOUND = "sound"
    STUCK = "stuck"
    SEVERAL = "several"
    UNJUDGED = "too many states"


@dataclass(frozen=True)
class Judgement:
    """A verdict, and the vertex where tokens wait for ever or arrive several times."""

    verdict: Verdict
    vertex: str = ""


@dataclass(frozen=True)
class Net:
    """Places (numbered) between vertices: `into` and `out` of each vertex, how it joins and
    parts. Place 0 is the way in and place 1 the way out; `ends` take any number of tokens."""

    into: Mapping[str, tuple[int, ...]]
    out: Mapping[str, tuple[int, ...]]
    joins: Mapping[str, Route]
    splits: Mapping[str, Route]
    ends: frozenset[str]

    def judged(self) -> Judgement:
        """Play all choices, until something goes wrong or nothing new is met."""
        first = frozenset({0})
        seen, waiting = {first}, [first]
        while waiting:
            state = waiting.pop()
            vertex = self._enabled(state)
            if vertex is None:
                stuck = next((v for v in self.into if state & set(self.into[v])), "")
                if stuck:
                    return Judgement(Verdict.STUCK, stuck)
                continue
            for taken, given in self._moves(vertex, state):
                rest = state - taken
                if rest & given:
                    return Judgement(Verdict.SEVERAL, self._target(min(rest & given)) or vertex)
                after = rest | given
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
            if len(seen) > MOST_STATES:
                return Judgement(Verdict.UNJUDGED)
        return Judgement(Verdict.SOUND)

    def _target(self, place: int) -> str:
        return next((vertex for vertex, places in self.into.items() if place in places), "")

    def _enabled(self, state: State) -> str | None:
        """The next vertex to move; an inclusive join only where nothing can come any more."""
        inclusive: list[str] = []
        for vertex, places in self.into.items():
            here = state & set(places)
            route = self.joins.get(vertex, Route.EXCLUSIVE)
            if not here or (route is Route.PARALLEL and len(here) < len(places)):
                continue
            if route is not Route.INCLUSIVE or len(here) == len(places):
                return vertex
            inclusive.append(vertex)
        free = (vertex for vertex in inclusive if not self._awaits(vertex, state))
        return next(free, inclusive[0] if inclusive else None)

    def _awaits(self, join: str, state: State) -> bool:
        """Whether a token elsewhere can still come to an inclusive join."""
        starts = [self._target(place) for place in state - set(self.into[join])]
        seen = {join, *starts}
        stack = [vertex for vertex in starts if vertex]
        while stack:
            for place in self.out[stack.pop()]:
                target = self._target(place)
                if target == join:
                    return True
                if target and target not in seen:
                    seen.add(target)
                    stack.append(target)
        return False

    def _moves(self, vertex: str, state: State) -> Iterator[tuple[State, State]]:
        """The tokens that a vertex takes and those that it gives, one pair for each choice."""
        here = sorted(state & set(self.into[vertex]))
        alone = self.joins.get(vertex, Route.EXCLUSIVE) is Route.EXCLUSIVE
        taken = frozenset(here[:1] if alone else here)
        out = self.out[vertex]
        if vertex in self.ends or not out:
            yield taken, frozenset()
            return
        route = self.splits.get(vertex, Route.EXCLUSIVE) if len(out) > 1 else Route.EXCLUSIVE
        for size in _sizes(route, len(out)):
            yield from ((taken, frozenset(given)) for given in combinations(out, size))


def _sizes(route: Route, count: int) -> Sequence[int]:
    if route is Route.PARALLEL:
        return (count,)
    return range(1, count + 1) if route is Route.INCLUSIVE else (1,)


def net(
    edges: Sequence[tuple[str, str]],
    entry: str,
    exit_: str,
    routes: tuple[Mapping[str, Route], Mapping[str, Route]],
    ends: frozenset[str],
) -> Net:
    """The net of a part: its edges are places, and one place more leads in and one out."""
    into: dict[str, list[int]] = {}
    out: dict[str, list[int]] = {}
    for place, (start, end) in enumerate(edges, 2):
        out.setdefault(start, []).append(place)
        into.setdefault(end, []).append(place)
    into.setdefault(entry, []).append(0)
    out.setdefault(exit_, []).append(1)
    joins, splits = routes
    vertices = dict.fromkeys([*into, *out])
    return Net(
        {vertex: tuple(into.get(vertex, ())) for vertex in vertices},
        {vertex: tuple(out.get(vertex, ())) for vertex in vertices},
        joins,
        splits,
        ends,
    )
