"""[[process-diagram]]: the drawing, cut into parts that stay readable on paper."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.blocks.process_facts import names
from workbench.documents.blocks.step_table import steps, what_follows
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Figure, Steps, paragraph
from workbench.model.element import FlowNode, Position
from workbench.model.process import Process


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One figure for each part; `marked=role` marks the steps of the document's role.

    The step list stands under the last part, so that it is read once.
    """
    key = f"process:{dossier.role}" if options.get("marked") == "role" else "process"
    parts = dossier.drawings.get(key, ())
    figures = []
    for place, drawing in enumerate(parts, start=1):
        part = f", part {place} of {len(parts)}" if len(parts) > 1 else ""
        last = place == len(parts)
        figures.append(
            Figure(
                id=f"figure-process-{place}",
                caption=f"{wording.title(dossier.process)}{part}",
                drawing=drawing,
                alt=alternative(dossier, part),
                description=description(dossier) if last else (),
            )
        )
    return Fragment(tuple(figures))


def alternative(dossier: Dossier, part: str) -> str:
    """What the picture shows, in at most 250 characters, made from the graph."""
    process = dossier.process
    shown = steps(process)
    ends = wording.listed(names(process, Position.END))
    said = (
        f"Workflow diagram of {wording.title(process)}{part}: "
        f"{wording.counted(len(shown), 'step')} by "
        f"{wording.counted(len(process.roles), 'role')}{', ending in ' if ends else ''}{ends}."
    )
    pointer = " The steps are listed below." if shown else ""
    return said[: 249 - len(pointer)].rstrip(" ,.") + "." + pointer


def description(dossier: Dossier) -> tuple[Steps, ...]:
    """The same as the picture, as an ordered list of steps."""
    process = dossier.process
    entries = tuple(
        (paragraph(f"{_named(process, node)}. {what_follows(process, node)}"),)
        for node in steps(process)
    )
    return (Steps(entries),) if entries else ()


def _named(process: Process, node: FlowNode) -> str:
    """Who and what; an end in no lane is nobody's."""
    return ": ".join(words for words in (process.who(node), node.name or node.id) if words)
