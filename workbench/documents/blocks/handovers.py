"""[[handovers]]: who gives cases to whom, and how often."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Block, Figure, Table, cell, paragraph


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A sentence, a picture and a table."""
    handovers = dossier.analysis.handovers
    often = wording.times(handovers.total.mean.value)
    said = (
        f"A case changes hands {often} on average, outside parties included "
        f"({handovers.total.evidence.words()})."
    )
    for game in handovers.ping_pong[:3]:
        often = wording.times(game.count.mean.value)
        said += f" It goes back and forth between {game.one} and {game.other} {often}."
    blocks: list[Block] = [paragraph(said)]
    if handovers.pairs:
        blocks += _pictures(dossier)
        blocks.append(_table(dossier))
    return Fragment(tuple(blocks))


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
                cell(wording.number(pair.count.mean.value), align="end"),
                cell(pair.count.evidence.words()),
            )
            for pair in dossier.analysis.handovers.pairs
        ),
        summary="One row for each pair of roles or parties, the most frequent first.",
        widths=(2.3, 2.3, 1, 1.6),
    )
