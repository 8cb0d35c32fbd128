"""A second token game, written without looking at the first: it replays the flows of a test.

It knows nothing of chances, markings or searches. It walks through the flows in their order and
complains where a node is left that no token has come to, or left in a way that BPMN forbids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from workbench.model.element import Event, FlowNode, Gateway, GatewayType, Position, Trigger
from workbench.model.process import Process


class ImpossibleError(Exception):
    """A run that no case can take."""


def replay(process: Process, flows: Sequence[str]) -> Counter[str]:
    """The tokens that are left when all flows were taken; empty for a complete run."""
    tokens: Counter[str] = Counter()
    taken = [process.flows_by_id[flow] for flow in flows]
    for source, group in groupby(taken, key=lambda flow: flow.source):
        ways = [flow.id for flow in group]
        node = process.by_id[source]
        for batch in _batches(process, node, ways):
            _consume(process, node, tokens)
            tokens.update(batch)
            if _terminated(process, batch):
                tokens.clear()
        _end(process, tokens)
    return tokens


def _batches(process: Process, node: FlowNode, ways: list[str]) -> list[list[str]]:
    """One visit takes all flows of a parallel split, any of an inclusive one, else just one."""
    kind = node.type if isinstance(node, Gateway) else GatewayType.PARALLEL
    out = [flow.id for flow in process.outgoing(node.id)]
    if kind is GatewayType.PARALLEL:
        if ways != out * (len(ways) // len(out)):
            raise ImpossibleError(f"{node.id} must be left by all of {out}, not by {ways}")
        return [out] * (len(ways) // len(out))
    return [ways] if kind is GatewayType.INCLUSIVE else [[way] for way in ways]


def _consume(process: Process, node: FlowNode, tokens: Counter[str]) -> None:
    if isinstance(node, Event) and node.position is Position.START:
        if node.parent:
            _take_one(process, node.parent, tokens)
        return
    if isinstance(node, Event) and node.position is Position.BOUNDARY:
        if node.interrupting:
            _take_one(process, node.attached_to or "", tokens)
        return
    if process.children(node.id):
        return  # its token was taken when its start was left
    waits = isinstance(node, Gateway) and node.type in {GatewayType.PARALLEL, GatewayType.INCLUSIVE}
    if not waits:
        _take_one(process, node.id, tokens)
        return
    there = [flow.id for flow in process.incoming(node.id) if tokens[flow.id]]
    missing = len(there) < len(process.incoming(node.id))
    if not there or (missing and node.type is GatewayType.PARALLEL):  # type: ignore[attr-defined]
        raise ImpossibleError(f"{node.id} is left before all its tokens came")
    tokens.subtract(there)
    for flow in there:
        del tokens[flow]


def _take_one(process: Process, node: str, tokens: Counter[str]) -> None:
    for flow in process.incoming(node):
        if tokens[flow.id]:
            tokens[flow.id] -= 1
            if not tokens[flow.id]:
                del tokens[flow.id]
            return
    raise ImpossibleError(f"{node} is left, but no token came to it")


def _end(process: Process, tokens: Counter[str]) -> None:
    for flow in list(tokens):
        if not tokens[flow] or not process.outgoing(process.flows_by_id[flow].target):
            del tokens[flow]


def _terminated(process: Process, batch: list[str]) -> bool:
    nodes = (process.by_id[process.flows_by_id[flow].target] for flow in batch)
    return any(isinstance(node, Event) and Trigger.TERMINATE in node.triggers for node in nodes)
