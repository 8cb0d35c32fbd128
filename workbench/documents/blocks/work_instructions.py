"""[[work-instructions]]: one section a step, written for the one who does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.documents.blocks.requirements import origin
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import (
    Block,
    Bullets,
    Callout,
    Item,
    Steps,
    Strong,
    Table,
    cell,
    paragraph,
    text,
)
from workbench.model.instruction import WorkInstruction


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The instructions of the document's role, or of all roles."""
    own = (i for i in dossier.derived.instructions if dossier.role in ("", i.role))
    return Fragment(tuple(b for instruction in own for b in _blocks(instruction)))


def _blocks(instruction: WorkInstruction) -> Iterator[Block]:
    yield Item(
        id=instruction.id,
        title=instruction.title,
        children=(paragraph(instruction.text),) if instruction.text else (),
        fields=tuple(
            (label, text(words))
            for label, words in (
                ("Begins when", instruction.trigger),
                ("Takes", instruction.time),
                ("From", origin(instruction.sources)),
            )
            if words
        ),
        base=" ".join(instruction.actions),
    )
    yield from _list("You need", instruction.needs)
    yield paragraph(Strong(text("Do this")))
    yield Steps(tuple((paragraph(action),) for action in instruction.actions))
    for place, decision in enumerate(instruction.decisions, start=1):
        yield Table(
            id=f"table-{instruction.id.lower()}-{place}",
            caption=f"{decision.question or 'What comes next?'}",
            header=("If the answer is", "then"),
            rows=tuple((cell(answer), cell(then)) for answer, then in decision.answers),
            summary="One row for each answer and what to do then.",
            row_header=True,
        )
    yield from _list("You are done when", instruction.result)
    yield from _list("Then", instruction.hands_over)
    if instruction.cautions:
        yield Callout("warning", tuple(paragraph(caution) for caution in instruction.cautions))


def _list(title: str, entries: tuple[str, ...]) -> Iterator[Block]:
    if entries:
        yield paragraph(Strong(text(title)))
        yield Bullets(tuple((paragraph(entry),) for entry in entries))
