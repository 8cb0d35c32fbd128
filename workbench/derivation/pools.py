"""In which of the pools of a file a case begins, and what they are called."""

from __future__ import annotations

from workbench.derivation.branching import first_nodes
from workbench.derivation.phrases import quoted, tidy
from workbench.model.element import Activity
from workbench.model.process import Process


def by_rank(process: Process) -> tuple[str, ...]:
    """The processes of the pools: first those in which a case begins of its own, then those
    that another pool of the file sets off; of each the one with most steps first."""
    pools = dict.fromkeys(node.process for node in process.nodes)
    begun = {node.process for node in first_nodes(process, None) if not set_off(process, node.id)}
    steps = [node.process for node in process.nodes if isinstance(node, Activity)]
    return tuple(sorted(pools, key=lambda pool: (pool not in begun, -steps.count(pool))))


def set_off(process: Process, ref: str) -> bool:
    """Whether a message from another pool of the file comes to a node."""
    boxes = {pool.id: pool.process for pool in process.participants}
    own = process.by_id[ref].process
    for message in process.message_flows:
        source = process.by_id.get(message.source)
        sender = source.process if source else boxes.get(message.source)
        if message.target == ref and sender not in {None, own}:
            return True
    return False


def pool_name(process: Process, pool: str) -> str:
    """A pool in a sentence."""
    names = (tidy(each.name) for each in process.participants if each.process == pool)
    return next((quoted(name) for name in names if name), "another pool")
