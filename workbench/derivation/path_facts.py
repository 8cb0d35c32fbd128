"""What can be asked about a way through the process, and what passes from step to step."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from workbench.derivation.branching import first_nodes
from workbench.derivation.data_facts import links_of_data
from workbench.derivation.phrases import the
from workbench.derivation.reader import FactFunction, Known
from workbench.derivation.step_facts import makes, manner, supported
from workbench.derivation.system_facts import keeper, subject
from workbench.derivation.walk import next_steps
from workbench.model.element import FlowNode, SubProcess
from workbench.model.process import Process
from workbench.model.trace import Answer


def _walkable(known: Known, ref: str) -> bool:
    """Whether one can go from node to node as in "s1>s2>x1" by sequence flows."""
    nodes = ref.split(">")
    links = {(flow.source, flow.target) for flow in known.process.flows}
    return all(node in known.process.by_id for node in nodes) and links.issuperset(pairwise(nodes))


def _leads_on(known: Known, ref: str) -> bool:
    """Whether a system takes part in both steps of "s1>s2", the one right after the other."""
    nodes = [known.process.by_id.get(place) for place in ref.split(">")]
    if len(nodes) != 2 or not all(node and supported(known.process, node) for node in nodes):
        return False
    source, _, after = ref.partition(">")
    return after in known.once(f"after {source}", lambda: next_steps(known.process, source))


def data_ways(known: Known) -> Iterator[str]:
    """Each pair of steps in systems between which data passes, as in "s1>s4"."""
    for node in known.process.nodes:
        if _in_a_system(known.process, node):
            data = makes(known.process, node)
            users = (each for datum in data for each in _users(known, node, datum))
            yield from (f"{node.id}>{user.id}" for user in dict.fromkeys(users))


def _in_a_system(process: Process, node: FlowNode) -> bool:
    outside = manner(process, node) == "receive" and bool(node.attributes.systems)
    return outside or supported(process, node)


def _users(known: Known, maker: FlowNode, datum: str) -> Iterator[FlowNode]:
    """The steps in systems that use what a step made, before another step makes it anew."""
    process, linked = known.process, links_of_data(known)
    writers = {link.node for link in linked[datum, True]}
    readers = {link.node for link in linked[datum, False]}
    queue, seen = _behind(process, maker), {maker.id}
    for place in queue:
        if readers <= seen:
            return
        node = process.by_id.get(place)
        if node is None or place in seen:
            continue
        seen.add(place)
        if place in readers and _in_a_system(process, node):
            yield node
        if place not in writers:
            queue += _behind(process, node)


def _behind(process: Process, node: FlowNode) -> list[str]:
    """The nodes right behind one: also in it, on its border, and behind what it is in."""
    found = [flow.target for flow in process.outgoing(node.id)]
    found += [event.id for event in process.boundary(node.id)]
    if isinstance(node, SubProcess):
        found += [inner.id for inner in first_nodes(process, node.id)]
    return found or [flow.target for flow in process.outgoing(node.parent or "")]


def _passes(known: Known, ref: str) -> Answer:
    """The data that the system of the first step gives to that of the second; what it has given
    to that system for a step before is not given again."""
    source, _, target = ref.partition(">")
    maker = known.process.by_id.get(source)
    if maker is None or not _in_a_system(known.process, maker):
        return ()
    given = known.once(f"given by {source}", lambda: _given(known, maker))
    return given.get(target, ())


def _given(known: Known, maker: FlowNode) -> dict[str, tuple[str, ...]]:
    mine = {keeper(known, maker), subject(known, maker), *map(the, maker.attributes.systems)}
    found: dict[str, tuple[str, ...]] = {}
    for datum in makes(known.process, maker):
        served = set(mine)
        for user in _users(known, maker, datum):
            taking = subject(known, user)
            sees = keeper(known, maker) in map(the, user.attributes.systems)
            if taking not in served and not sees:
                found[user.id] = (*found.get(user.id, ()), datum)
            served.add(taking)
    return found


PATH_FACTS: dict[str, FactFunction] = {
    "exists": _walkable,
    "leads on": _leads_on,
    "data passed": _passes,
}
