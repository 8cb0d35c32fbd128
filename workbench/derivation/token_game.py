"""What can happen next: the firing rules of BPMN 2.0.2 (13) on the marking of one case.

A marking is a sorted tuple of places: "f:" + id for a token on a sequence flow, "n:" + id for
one that is about to start a node, "s:" + id for an open sub-process. Only one token moves at a
time and always the one that stands first in the process, so that parallel branches are done one
after the other: of all the orders in which a case can run, one is enough for a test.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.derivation.branching import choices, event_subs, first_nodes, set_off
from workbench.model.element import (
    Event,
    FlowNode,
    Gateway,
    GatewayType,
    Position,
    SubProcess,
    Trigger,
)
from workbench.model.process import Process

Marking = tuple[str, ...]
RARE = 0.05  # the chance assumed of a boundary event, of which no model says how often it happens


@dataclass(frozen=True)
class Firing:
    """One thing that happens: ids of nodes and flows in their order, its chance, the marking
    after it."""

    route: tuple[str, ...]
    chance: float
    marking: Marking


class TokenGame:
    """The firings of a process, marking by marking."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self._ranks: dict[str, tuple[int, str]] = {}

    def starts(self) -> Iterator[Firing]:
        """The ways in which a case can begin, one for each start."""
        nodes = first_nodes(self.process, None)
        for node in nodes:
            yield Firing((), 1 / len(nodes), (f"n:{node.id}",))

    def firings(self, marking: Marking) -> tuple[Firing, ...]:
        """What can happen to the first token that can move; () where none can."""
        marked, occupied = frozenset(marking), self._occupied(marking)
        waiting: set[str] = set()
        for place in sorted(marking, key=self._rank):
            kind, _, ref = place.partition(":")
            if kind == "s" and ref not in occupied:
                return tuple(self._leave(ref, _without(marking, place)))
            node = self._at(kind, ref)
            if node is None or (kind == "f" and node.id in waiting):
                continue
            if kind == "n" or self._enabled(node, marked):
                rest = self._consumed(node, place, marking)
                fired = tuple(self._fire(node, rest))
                return fired if kind == "f" else tuple(self._begun(node, fired))
            waiting.add(node.id)
        return ()

    def _begun(self, node: FlowNode, fired: tuple[Firing, ...]) -> Iterator[Firing]:
        """What begins a process or sub-process, also with each event that may happen while it is
        open: right away, because one moment is enough for a test."""
        starts = [] if set_off(node) else self._event_starts(node)
        for firing in fired:
            yield replace(firing, chance=firing.chance * (1 - RARE) ** len(starts))
            for sub, start in starts:
                left = firing.marking
                left = self._cleared(node.parent, left) if start.interrupting else left
                opened = _with(left, (f"s:{sub}",)) or left
                route = (*firing.route, sub, start.id)
                yield from self._onward(route, start, opened, firing.chance * RARE)

    def _event_starts(self, beside: FlowNode) -> list[tuple[str, Event]]:
        """The events that set off a sub-process beside a node; what is undone is no run."""
        subs = event_subs(self.process, beside)
        starts = ((sub.id, start) for sub in subs for start in first_nodes(self.process, sub.id))
        return [
            (sub, start)
            for sub, start in starts
            if isinstance(start, Event) and Trigger.COMPENSATION not in start.triggers
        ]

    def _at(self, kind: str, ref: str) -> FlowNode | None:
        if kind == "f":
            return self.process.by_id.get(self.process.flows_by_id[ref].target)
        return self.process.by_id.get(ref) if kind == "n" else None

    def _rank(self, place: str) -> tuple[int, str]:
        if place not in self._ranks:
            kind, _, ref = place.partition(":")
            node = self._at(kind, ref)
            rank = self.order.get(node.id, 0) if node else len(self.order)
            self._ranks[place] = (rank, place)
        return self._ranks[place]

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each node in a walk from the start, branch after branch."""
        seen: dict[str, int] = {}
        stack = [node.id for node in reversed(self.process.nodes)]
        stack += [node.id for node in reversed(first_nodes(self.process, None))]
        while stack:
            ref = stack.pop()
            if ref not in seen and ref in self.process.by_id:
                seen[ref] = len(seen)
                stack += reversed(list(self._after(ref)))
        return seen

    def _after(self, ref: str) -> Iterator[str]:
        node = self.process.by_id[ref]
        if isinstance(node, Event) and node.position is Position.START:
            yield from (sub.id for sub in event_subs(self.process, node))
        yield from (node.id for node in first_nodes(self.process, ref))
        yield from (flow.target for flow in self.process.outgoing(ref))
        for event in self.process.boundary(ref):
            yield event.id

    def _enabled(self, node: FlowNode, marked: Set[str]) -> bool:
        """Whether a gateway that waits for several tokens has them all."""
        if not isinstance(node, Gateway):
            return True
        flows = self.process.incoming(node.id)
        if node.type is GatewayType.PARALLEL:
            return all(f"f:{flow.id}" in marked for flow in flows)
        if node.type is GatewayType.INCLUSIVE and len(flows) > 1:
            empty = (flow.source for flow in flows if f"f:{flow.id}" not in marked)
            return not self._still_coming(node.id, empty, marked)
        return True

    def _still_coming(self, join: str, sources: Iterable[str], marked: Set[str]) -> bool:
        """Whether a token elsewhere can still reach an empty flow into an inclusive join."""
        tokens = (self._at(*place.split(":", 1)) for place in marked)
        standing = {token.id for token in tokens if token} - {join}
        queue, seen = list(sources) if standing else [], {join}
        for place in queue:
            if place in standing:
                return True
            if place not in seen and place in self.process.by_id:
                seen.add(place)
                queue.extend(flow.source for flow in self.process.incoming(place))
        return False

    def _consumed(self, node: FlowNode, place: str, marking: Marking) -> Marking:
        joins = isinstance(node, Gateway) and node.type in {
            GatewayType.PARALLEL,
            GatewayType.INCLUSIVE,
        }
        if not joins or place.startswith("n:"):
            return _without(marking, place)
        taken = {f"f:{flow.id}" for flow in self.process.incoming(node.id)}
        return tuple(other for other in marking if other not in taken)

    def _fire(self, node: FlowNode, rest: Marking) -> Iterator[Firing]:
        if isinstance(node, SubProcess) and self.process.children(node.id):
            yield from self._enter(node, rest)
        elif isinstance(node, Event) and node.position in {Position.END, Position.THROW}:
            yield from self._throw(node, rest)
        else:
            share = 1.0
            for event in self._border(node.id):
                share *= 1 - RARE
                yield from self._interrupt(node, event, rest)
            yield from self._onward((node.id,), node, rest, share)

    def _onward(
        self, route: tuple[str, ...], node: FlowNode, rest: Marking, share: float
    ) -> Iterator[Firing]:
        """The ways out of a node that is done."""
        for flows, chance in choices(self.process, node):
            marking = _with(rest, (f"f:{flow.id}" for flow in flows))
            if marking is not None:
                names = tuple(flow.id for flow in flows)
                yield Firing((*route, *names), chance * share, marking)

    def _border(self, ref: str) -> tuple[Event, ...]:
        events = self.process.boundary(ref)
        return tuple(each for each in events if Trigger.COMPENSATION not in each.triggers)

    def _interrupt(self, node: FlowNode, event: Event, rest: Marking) -> Iterator[Firing]:
        """A boundary event happens; where it does not interrupt, the activity goes on too."""
        for firing in self._onward((node.id, event.id), event, rest, RARE):
            if event.interrupting:
                yield firing
            else:
                for other in self._onward((), node, firing.marking, 1.0):
                    route, chance = (*firing.route, *other.route), firing.chance * other.chance
                    yield Firing(route, chance, other.marking)

    def _enter(self, node: SubProcess, rest: Marking) -> Iterator[Firing]:
        share = 1.0
        for event in self._border(node.id):
            share *= 1 - RARE
            if event.interrupting:
                yield from self._onward((node.id, event.id), event, rest, RARE)
            else:
                for firing in self._onward((node.id, event.id), event, rest, RARE):
                    yield from self._opened(node, firing.route, firing.marking, firing.chance)
        yield from self._opened(node, (node.id,), rest, share)

    def _opened(
        self, node: SubProcess, route: tuple[str, ...], rest: Marking, share: float
    ) -> Iterator[Firing]:
        first = first_nodes(self.process, node.id)
        for start in first:
            marking = _with(rest, (f"s:{node.id}", f"n:{start.id}"))
            if marking is not None:
                yield Firing(route, share / len(first), marking)

    def _leave(self, ref: str, rest: Marking) -> Iterator[Firing]:
        yield from self._onward((), self.process.by_id[ref], rest, 1.0)

    def _throw(self, event: Event, rest: Marking) -> Iterator[Firing]:
        """Ends take tokens away; errors and the like go to the border of what is around them."""
        if Trigger.TERMINATE in event.triggers:
            yield Firing((event.id,), 1.0, self._cleared(event.parent, rest))
        elif catcher := self._catcher(event):
            host = catcher.attached_to or ""
            cleared = self._cleared(host, rest) if catcher.interrupting else rest
            left = _without(cleared, f"s:{host}") if catcher.interrupting else cleared
            yield from self._onward((event.id, catcher.id), catcher, left, 1.0)
        elif jump := self._link(event):
            marking = _with(rest, (f"n:{jump.id}",))
            if marking is not None:
                yield Firing((event.id,), 1.0, marking)
        else:
            yield from self._onward((event.id,), event, rest, 1.0)

    def _catcher(self, event: Event) -> Event | None:
        """The boundary event that catches what an event inside a sub-process throws."""
        caught = {Trigger.ERROR, Trigger.ESCALATION, Trigger.CANCEL} & set(event.triggers)
        place = event.parent
        while caught and place in self.process.by_id:
            for border in self.process.boundary(place):
                if caught & set(border.triggers):
                    return border
            place = self.process.by_id[place].parent
        return None

    def _link(self, event: Event) -> Event | None:
        if Trigger.LINK not in event.triggers or event.position is not Position.THROW:
            return None
        return self._caught_links.get(_link_name(event))

    @cached_property
    def _caught_links(self) -> dict[str, Event]:
        events = [node for node in self.process.nodes if isinstance(node, Event)]
        links = (event for event in reversed(events) if Trigger.LINK in event.triggers)
        return {_link_name(link): link for link in links if link.position is Position.CATCH}

    def _around(self, place: str) -> Iterator[str]:
        """The sub-processes around a place, the inmost first."""
        kind, _, ref = place.partition(":")
        node = self.process.flows_by_id[ref].source if kind == "f" else ref
        while (parent := self.process.by_id[node].parent) in self.process.by_id:
            yield parent
            node = parent

    def _occupied(self, marking: Marking) -> set[str]:
        """The sub-processes in which something stands, however deep."""
        found: set[str] = set()
        for place in marking:
            for sub in self._around(place):
                if sub in found:
                    break
                found.add(sub)
        return found

    def _cleared(self, around: str | None, marking: Marking) -> Marking:
        if around is None:
            return ()
        return tuple(place for place in marking if around not in self._around(place))


def _link_name(event: Event) -> str:
    return next((each.text for each in event.definitions if each.text), event.name)


def _without(marking: Marking, place: str) -> Marking:
    left = list(marking)
    if place in left:
        left.remove(place)
    return tuple(left)


def _with(marking: Marking, places: Iterable[str]) -> Marking | None:
    """A marking with more tokens; None where two would stand in one place."""
    more = [*marking, *places]
    return tuple(sorted(more)) if len(set(more)) == len(more) else None
