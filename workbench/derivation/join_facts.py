"""What a join waits for: way by way, the last that has to be done before a token comes in.

A way on which nothing is done, straight from the split before it, is not waited for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import networkx as nx

from workbench.derivation.naming import name, title
from workbench.derivation.phrases import listed, quoted
from workbench.derivation.walk import asks, joins, label, only_leads_on, splits
from workbench.model.element import Event, Gateway, SequenceFlow
from workbench.model.process import Process


class Part(NamedTuple):
    """One thing that lets a token come: a "step" or an "event" by its name, or a "clause"."""

    kind: str
    text: str


CHOSEN = Part("clause", "everything else that was chosen is complete")
Way = tuple[Part, ...]
"""The alternatives on one way into a join: exactly one of them happens."""


def ways_into(
    process: Process, ref: str, flows: Sequence[SequenceFlow] | None = None
) -> tuple[Way, ...]:
    """The ways on which something has to be done before a join lets the case go on; by
    `flows`, else by all that lead to it."""
    incoming = process.incoming(ref) if flows is None else flows
    found = (way for flow in incoming for way in _ways(process, flow, (ref,)))
    return tuple(dict.fromkeys(way for way in found if way))


def awaited(process: Process, ref: str) -> str:
    """When a join lets the case go on, as a clause: "the last of the steps “A” and “B” is
    complete"; "" where it waits for nothing."""
    how = joins(process, ref)
    if how not in {"all", "those chosen"}:
        return ""
    ways = ways_into(process, ref)
    if not ways:
        return f"every way to {title(process, ref)} is complete"
    steps = [part.text for way in ways for part in way if part.kind == "step"]
    plain = all(part.kind == "step" for way in ways for part in way)
    if how == "those chosen":
        return _chosen(process, ref, [part for way in ways for part in way], plain)
    if plain and len(steps) == len(ways) > 1:
        return f"the last of the steps {listed([quoted(step) for step in steps])} is complete"
    return complete(ways)


def _chosen(process: Process, ref: str, parts: Sequence[Part], plain: bool) -> str:
    names = [quoted(part.text) for part in dict.fromkeys(parts) if part.kind != "clause"]
    if not names:
        return f"every chosen way to {title(process, ref)} is complete"
    what = "the last chosen one of"
    if plain:
        return f"{what} the steps {listed(names)} is complete"
    return f"{what} {listed(names)} is complete or has happened"


def still_awaited(process: Process, flow: SequenceFlow) -> tuple[Way, ...]:
    """The other ways into the join at the end of a flow; () where nothing else is waited for."""
    how = joins(process, flow.target)
    if how == "those chosen":
        return ((CHOSEN,),)
    if how != "all":
        return ()
    incoming = process.incoming(flow.target)
    others = [each for each in incoming if each.source != flow.source]
    own = ways_into(process, flow.target, (flow,))
    return tuple(way for way in ways_into(process, flow.target, others) if way not in own)


def once(ways: Sequence[Way]) -> str:
    """Ways that are still waited for, after a sentence: " once the step “B” is complete too"."""
    if not ways:
        return ""
    return f" once {complete(ways)}{'' if ways == ((CHOSEN,),) else ' too'}"


def complete(ways: Sequence[Way]) -> str:
    """All ways in one clause: "the step “A” is complete and “B” has happened"."""
    single = [way[0] for way in ways if len(way) == 1]
    steps = [quoted(part.text) for part in single if part.kind == "step"]
    events = [quoted(part.text) for part in single if part.kind == "event"]
    said = []
    if steps:
        verb = "step {} is" if len(steps) == 1 else "steps {} are"
        said.append(f"the {verb.format(listed(steps))} complete")
    if events:
        said.append(f"{listed(events)} {'has' if len(events) == 1 else 'have'} happened")
    said += [part.text for part in single if part.kind == "clause"]
    said += [_one_of(way) for way in ways if len(way) > 1]
    return listed(said)


def _one_of(way: Way) -> str:
    """Alternatives in one clause."""
    if all(part.kind == "step" for part in way):
        return f"one of the steps {listed([quoted(part.text) for part in way], 'or')} is complete"
    return f"either {listed([complete([(part,)]) for part in way], 'or')}"


def _ways(process: Process, flow: SequenceFlow, seen: tuple[str, ...]) -> Iterator[Way]:
    """The way by a flow; those of a join that stands right before it, which are all waited for."""
    origins = list(_origins(process, flow, seen[0]))
    sources = {origin.source for origin in origins}
    inner = next(iter(sources)) if len(sources) == 1 else ""
    if joins(process, inner) == "all" and not splits(process, inner) and inner not in seen:
        for each in process.incoming(inner):
            yield from _ways(process, each, (*seen, inner))
    else:
        yield tuple(dict.fromkeys(_part(process, origin) for origin in origins))


def _origins(process: Process, flow: SequenceFlow, join: str) -> Iterator[SequenceFlow]:
    """The flows by which a token first comes towards a join on this way, behind gateways that
    only lead on."""
    queue, seen = [flow], set[str]()
    for each in queue:
        if each.id in seen or each.source not in process.by_id:
            continue
        seen.add(each.id)
        forks = splits(process, each.source) == "parallel"
        if forks and _is_before_others(process, each, join):
            continue
        if only_leads_on(process, each.source) or forks:
            queue.extend(process.incoming(each.source))
        else:
            yield each


def _is_before_others(process: Process, flow: SequenceFlow, join: str) -> bool:
    """Whether the other ways into a join come from the split from which this flow does."""
    graph = nx.restricted_view(process.graph, [join], [])
    others = {each.source for each in process.incoming(join)} - {flow.source, join}
    after = nx.descendants(graph, flow.source) if flow.source in graph else set()
    return bool(others & after)


def _part(process: Process, flow: SequenceFlow) -> Part:
    node = process.by_id[flow.source]
    if isinstance(node, Event):
        return Part("event", name(process, node))
    if not isinstance(node, Gateway):
        return Part("step", name(process, node))
    said = label(process, flow)
    if asks(process, node.id) and said:
        return Part("clause", f"the answer to {title(process, node.id)} is {quoted(said)}")
    if joins(process, node.id) in {"all", "those chosen"} and not splits(process, node.id):
        return Part("clause", f"the wait at {title(process, node.id)} is over")
    return Part("clause", f"the case has passed {title(process, node.id)}")
