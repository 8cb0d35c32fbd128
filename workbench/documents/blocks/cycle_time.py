"""[[cycle-time]]: the time of a case without queues, or why it cannot be given."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Block, Bullets, Definitions, paragraph, text


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The times as terms, then the assumptions."""
    time = dossier.analysis.cycle_time
    if not timed(dossier):
        return Fragment((paragraph("Nobody has said how long any step takes."),))
    if time.total is None or time.processing is None:
        reasons = tuple((paragraph(reason),) for reason in time.reasons)
        why = paragraph("The time of a case cannot be given by flow analysis:")
        return Fragment((why, Bullets(reasons)) if reasons else ())
    facts = [
        ("Work and waits, no queues", wording.duration(time.total, dossier.scenario)),
        ("Work alone", wording.duration(time.processing, dossier.scenario)),
    ]
    if time.efficiency:
        facts.append(("Part of the time that is work", wording.estimate(time.efficiency)))
    if time.lower_bound and time.varying:
        facts.append(
            (
                "If the times of parallel steps vary widely",
                wording.duration(time.varying, dossier.scenario),
            )
        )
    facts.append(("Evidence", time.total.evidence.words()))
    blocks: list[Block] = [Definitions(tuple((text(term), text(says)) for term, says in facts))]
    if time.lower_bound:
        blocks.append(
            paragraph(
                "The first time is a lower bound: where steps run side by side, the slowest "
                "decides, and the mean of the slowest is more than the slowest of the means.",
                role="note",
            )
        )
    blocks += [paragraph(note, role="note") for note in time.notes]
    return Fragment(tuple(blocks))


def timed(dossier: Dossier) -> bool:
    """Whether anybody has said how long a step takes or waits; without it all times are 0."""
    said = (node.attributes for node in dossier.process.nodes)
    return any(given.work or given.wait for given in said)
