"""[[work-instructions]]: one section a step, written for the one who does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.documents import wording
from workbench.documents.blocks.requirements import origin
from workbench.documents.dossier import Dossier
from workbench.documents.following import name_after
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
from workbench.model.element import FlowNode, Gateway
from workbench.model.instruction import WorkInstruction
from workbench.model.process import Process


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The instructions of the document's role, or of all roles, then the questions that no
    card of theirs leads to."""
    own = [b for card in cards(dossier) for b in _blocks(dossier.process, card)]
    asked = questions(dossier)
    if asked:
        own.append(paragraph("After a step that somebody else does, you answer:"))
    for place, node in enumerate(asked, start=1):
        own += _question(dossier.process, node, place)
    return Fragment(tuple(own))


def cards(dossier: Dossier) -> tuple[WorkInstruction, ...]:
    """The instructions of the document's role, or of all roles."""
    return tuple(i for i in dossier.derived.instructions if dossier.role in ("", i.role))


def questions(dossier: Dossier) -> tuple[FlowNode, ...]:
    """What the role has to decide and is on none of its cards, as it comes after a step of
    somebody else. The quiz asks for it too."""
    told = {decision.question for card in cards(dossier) for decision in card.decisions}
    asked = dict.fromkeys(
        item.node
        for item in dossier.derived.training
        if item.topic == "decision" and dossier.role in ("", item.role)
    )
    nodes = (dossier.process.by_id[key] for key in asked if key in dossier.process.by_id)
    return tuple(node for node in nodes if node.name not in told)


def _question(process: Process, node: FlowNode, place: int) -> Iterator[Block]:
    yield Table(
        id=f"table-question-{place}",
        caption=wording.step(node),
        header=("If the answer is", "then"),
        rows=tuple(
            (cell(flow.name or "otherwise"), cell(name_after(process, flow.target)))
            for flow in process.outgoing(node.id)
        ),
        summary="One row for each answer and what to do then.",
        row_header=True,
    )
    yield from _how(node)


def _how(node: FlowNode | None) -> Iterator[Block]:
    """How to decide, as the notes of the question say it."""
    lines = (node.documentation if node else "").splitlines()
    told = " ".join(line.strip() for line in lines if line.strip())
    if told:
        yield paragraph(Strong(text("How to decide: ")), told)


def _asked(process: Process, name: str, role: str) -> FlowNode | None:
    """The question of this name that a role answers."""
    found = (n for n in process.nodes if isinstance(n, Gateway) and n.name == name)
    return next((node for node in found if process.who(node) in ("", role)), None)


def _blocks(process: Process, instruction: WorkInstruction) -> Iterator[Block]:
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
        yield from _how(_asked(process, decision.question, instruction.role))
    yield from _list("You are done when", instruction.result)
    yield from _list("Then", instruction.hands_over)
    if instruction.cautions:
        yield Callout("warning", tuple(paragraph(caution) for caution in instruction.cautions))


def _list(title: str, entries: tuple[str, ...]) -> Iterator[Block]:
    if entries:
        yield paragraph(Strong(text(title)))
        yield Bullets(tuple((paragraph(entry),) for entry in entries))
