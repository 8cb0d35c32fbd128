"""[[role-summary]]: what a role does in the process, with whom."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.blocks.work_instructions import cards, questions
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Block, Bullets, paragraph
from workbench.model.process import Process


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A paragraph and the list of the role's steps; they are those that have a card."""
    process, role = dossier.process, dossier.role
    own, asked = cards(dossier), questions(dossier)
    partners = neighbours(process, role)
    did = [f"do {wording.counted(len(own), 'step')} of {wording.title(process)}"] if own else []
    if asked:
        did.append(f"answer {wording.counted(len(asked), 'question')} after a step of others")
    said = f"As {role} you {wording.listed(did) or f'take part in {wording.title(process)}'}."
    if partners:
        said += f" You work with {wording.listed(partners)}."
    blocks: list[Block] = [paragraph(said, role="lead")]
    names = (*(card.title or "(no name)" for card in own), *map(wording.step, asked))
    if names:
        blocks.append(Bullets(tuple((paragraph(name),) for name in names)))
    return Fragment(tuple(blocks))


def neighbours(process: Process, role: str) -> tuple[str, ...]:
    """Who gives a case to a role or gets one from it, in order of first appearance."""
    names = []
    for flow in process.flows:
        if flow.source in process.by_id and flow.target in process.by_id:
            ends = {process.who(process.by_id[end]) for end in (flow.source, flow.target)}
            if role in ends:
                names += [name for name in sorted(ends) if name not in ("", role)]
    return tuple(dict.fromkeys(names))
