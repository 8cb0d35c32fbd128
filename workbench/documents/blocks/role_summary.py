"""[[role-summary]]: what a role does in the process, with whom, how often."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Bullets, paragraph
from workbench.model.element import Activity
from workbench.model.process import Process


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """A paragraph and the list of the role's steps."""
    process, role = dossier.process, dossier.role
    own = [n for n in process.nodes if isinstance(n, Activity) and process.who(n) == role]
    partners = neighbours(process, role)
    said = f"As {role} you do {wording.counted(len(own), 'step')} of {wording.title(process)}."
    if partners:
        said += f" You work with {wording.listed(partners)}."
    entries = tuple((paragraph(wording.step(node)),) for node in own)
    return Fragment((paragraph(said, role="lead"), *((Bullets(entries),) if entries else ())))


def neighbours(process: Process, role: str) -> tuple[str, ...]:
    """Who gives a case to a role or gets one from it, in order of first appearance."""
    names = []
    for flow in process.flows:
        if flow.source in process.by_id and flow.target in process.by_id:
            ends = {process.who(process.by_id[end]) for end in (flow.source, flow.target)}
            if role in ends:
                names += [name for name in sorted(ends) if name not in ("", role)]
    return tuple(dict.fromkeys(names))
