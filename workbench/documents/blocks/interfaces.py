"""[[interfaces]]: what passes between systems and to and from outside parties, and how often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from workbench.analysis.tallies import expected
from workbench.derivation.phrases import capital
from workbench.derivation.transfers import transfers
from workbench.documents import wording
from workbench.documents.blocks import evidence
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Table, cell
from workbench.model.amount import Count
from workbench.model.evidence import UNKNOWN, Evidence
from workbench.model.process import Process


class Crossing(NamedTuple):
    """Something that passes a border: from, to, what, and the node or flow it hangs on."""

    source: str
    target: str
    what: str
    ref: str


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A table of the crossings with their expected number a working day."""
    rows = tuple(
        (
            cell(crossing.source),
            cell(crossing.target),
            cell(crossing.what),
            cell(_volume(dossier, crossing.ref), align="end"),
            cell(crossing.ref),
        )
        for crossing in crossings(dossier.process)
    )
    if not rows:
        return Fragment()
    table = Table(
        id="table-interfaces",
        caption="Interfaces",
        header=("From", "To", "What passes", "A working day", "At"),
        rows=rows,
        summary="One row for each message to or from an outside party and for data that passes to "
        "another system. The number is expected cases times expected visits.",
        widths=(1.6, 1.6, 2.4, 1, 1),
    )
    return Fragment((table, *evidence.note(_grounds(dossier))))


def _grounds(dossier: Dossier) -> Iterator[Evidence]:
    """What the numbers rest on; nothing where nobody knows how many cases come."""
    if dossier.scenario and dossier.scenario.arrivals:
        yield dossier.scenario.arrivals.evidence
        for crossing in crossings(dossier.process):
            ground = dossier.analysis.visits.evidence.get(crossing.ref)
            if ground:
                yield ground


def crossings(process: Process) -> Iterator[Crossing]:
    """Message flows first, then data that one system gives to the next one that uses it."""
    yield from _messages(process)
    for each in transfers(process):
        yield Crossing(each.source, each.target, capital(wording.listed(each.data)), each.step)


def _messages(process: Process) -> Iterator[Crossing]:
    pools = {pool.id: pool.name for pool in process.participants}
    for message in process.message_flows:
        ends = [message.source, message.target]
        names = [pools.get(end) or _place(process, end) for end in ends]
        at = next((end for end in ends if end in process.by_id), message.id)
        what = message.name or (process.by_id[at].name if at in process.by_id else "")
        yield Crossing(names[0], names[1], what, at)


def _place(process: Process, end: str) -> str:
    if end not in process.by_id:
        return end
    node = process.by_id[end]
    lane = process.lanes_by_id.get(node.lane or "")
    return wording.listed(node.attributes.systems) or (lane.name if lane else process.name)


def _volume(dossier: Dossier, node: str) -> str:
    arrivals = dossier.scenario.arrivals if dossier.scenario else None
    visits = dossier.analysis.visits.nodes.get(node)
    if arrivals is None or visits is None:
        return "not known"
    grounds = (arrivals.evidence, dossier.analysis.visits.evidence.get(node))
    return wording.estimate(expected(Count, arrivals.mean.value * visits, grounds, UNKNOWN))
