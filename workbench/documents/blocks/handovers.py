"""[[handovers]]: who gives cases to whom, and how often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.analysis.handover import Handovers
from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.process_names import NOBODY
from workbench.documents.tree import Block, Figure, Table, cell, paragraph


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A sentence, a picture and a table."""
    handovers = dossier.analysis.handovers
    if handovers.total is None:
        return Fragment((paragraph(f"Not known: {NOBODY}."),))
    blocks: list[Block] = [paragraph(" ".join(_said(handovers)))]
    if handovers.unowned:
        blocks.append(paragraph(_unowned(len(handovers.unowned)), role="note"))
    if handovers.pairs:
        blocks += _pictures(dossier)
        blocks.append(_table(dossier))
    return Fragment(tuple(blocks))


def _said(handovers: Handovers) -> Iterator[str]:
    total, within, outside = handovers.total, handovers.within, handovers.outside
    if total is None or within is None or outside is None:
        return
    yield (
        f"A case changes hands {wording.times(total)} on average: {wording.times(within)} within "
        f"the agency, and {wording.times(outside)} between the agency and outside parties as far "
        f"as their steps are in the workflow ({total.evidence.words()})."
    )
    for game in handovers.ping_pong[:3]:
        yield (
            f"It goes back and forth between {game.one} and {game.other} "
            f"{wording.times(game.count)} ({game.count.evidence.words()})."
        )


def _unowned(count: int) -> str:
    steps = wording.counted(count, "step")
    return f"Nobody is said to do {steps}; hand-offs to and from there are not counted."


def _pictures(dossier: Dossier) -> list[Block]:
    top = dossier.analysis.handovers.pairs[0]
    return [
        Figure(
            id="figure-handovers",
            caption="Hand-offs",
            drawing=drawing,
            alt=f"Graph of the hand-offs between roles and parties. Most often {top.source} gives "
            f"a case to {top.target}. All hand-offs are in the table below."[:250],
        )
        for drawing in dossier.drawings.get("handovers", ())
    ]


def _table(dossier: Dossier) -> Table:
    return Table(
        id="table-handovers",
        caption="Hand-offs of one case",
        header=("From", "To", "Times a case", "Evidence"),
        rows=tuple(
            (
                cell(pair.source),
                cell(pair.target),
                cell(wording.estimate(pair.count), align="end"),
                cell(pair.count.evidence.words()),
            )
            for pair in dossier.analysis.handovers.pairs
        ),
        summary="One row for each pair of roles or parties, the most frequent first.",
        widths=(2.3, 2.3, 1, 1.6),
    )
