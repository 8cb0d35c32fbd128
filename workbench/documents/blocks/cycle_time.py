"""[[cycle-time]]: the time of a case without queues, or why it cannot be given."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Block, Bullets, Definitions, paragraph, text
from workbench.model.amount import WorkingMinutes
from workbench.model.calendar import Calendar


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
        ("Work and waits, no queues", duration(dossier, time.total.mean)),
        ("Work alone", duration(dossier, time.processing.mean)),
    ]
    if time.efficiency:
        facts.append(("Part of the time that is work", wording.amount(time.efficiency.mean)))
    if time.lower_bound and time.varying:
        facts.append(
            ("If the times of parallel steps vary widely", duration(dossier, time.varying.mean))
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


def duration(dossier: Dossier, minutes: WorkingMinutes) -> str:
    """Working minutes as hours or days of the agency's calendar, whichever reads better."""
    calendar = dossier.scenario.calendar() if dossier.scenario else Calendar()
    day = calendar.minutes_per_day.value
    if minutes.value >= day:
        return f"{wording.number(minutes.value / day)} working days of {wording.number(day / 60)} h"
    if minutes.value >= 120:
        return f"{wording.number(minutes.value / 60)} working hours"
    return f"{wording.number(minutes.value)} min"
