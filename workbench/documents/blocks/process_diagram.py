"""[[process-diagram]]: the drawing, cut into parts that stay readable on paper."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.blocks.process_facts import names
from workbench.documents.dossier import Dossier
from workbench.documents.following import activities, beside, steps, what_follows
from workbench.documents.outline import Fragment
from workbench.documents.process_names import end_name
from workbench.documents.tree import Figure, Paragraph, Steps, Strong, paragraph, text
from workbench.model.element import Event, FlowNode, Position
from workbench.model.process import Process

IN_LIST = " The steps are listed below."
IN_TABLE = " The steps are in a table below."
OWN = " Your steps, and those next to them, are listed below."


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One figure for each part.

    The step list stands under the last part, so that it is read once; `steps=table` leaves it
    out where a table says the same. `marked=role` marks the steps of the document's role, and
    lists only them and their neighbours.
    """
    role = dossier.role if options.get("marked") == "role" else ""
    in_table = options.get("steps") == "table"
    parts = dossier.drawings.get(f"process:{role}" if role else "process", ())
    figures = []
    for place, drawing in enumerate(parts, start=1):
        part = f", part {place} of {len(parts)}" if len(parts) > 1 else ""
        listed = place == len(parts) and not in_table
        figures.append(
            Figure(
                id=f"figure-process-{place}",
                caption=f"{wording.title(dossier.process)}{part}",
                drawing=drawing,
                alt=alternative(dossier, part, IN_TABLE if in_table else OWN if role else IN_LIST),
                description=description(dossier.process, role) if listed else (),
            )
        )
    return Fragment(tuple(figures))


def alternative(dossier: Dossier, part: str, pointer: str = IN_LIST) -> str:
    """What the picture shows, in at most 250 characters, made from the graph."""
    process = dossier.process
    ends = wording.listed(names(process, Position.END))
    said = (
        f"Workflow diagram of {wording.title(process)}{part}: "
        f"{size(process)}{', ending in ' if ends else ''}{ends}."
    )
    pointer = pointer if steps(process) else ""
    return said[: 249 - len(pointer)].rstrip(" ,.") + "." + pointer


def size(process: Process) -> str:
    """How many steps there are, and of how many: "18 steps, by 7 roles and 1 outside party"."""
    said = wording.counted(len(activities(process)), "step")
    sides = (
        (len(process.roles), "role", "roles"),
        (len(process.parties), "outside party", "outside parties"),
    )
    by = [wording.counted(*side) for side in sides if side[0]]
    return f"{said}, by {wording.listed(by)}" if by else said


def description(process: Process, role: str = "") -> tuple[Steps, ...]:
    """The same as the picture, as an ordered list of steps; for a role its own, in bold, and
    those next to them."""
    own = frozenset(n.id for n in process.nodes if role and process.who(n) == role)
    shown = own | beside(process, own)
    entries = tuple(
        (_entry(process, node, strong=node.id in own),)
        for node in steps(process)
        if not role or node.id in shown
    )
    return (Steps(entries),) if entries else ()


def _entry(process: Process, node: FlowNode, *, strong: bool) -> Paragraph:
    """A step and what follows it."""
    said, onward = _named(process, node), f" {what_follows(process, node, then='Then: ')}"
    return paragraph(Strong(text(said)), onward) if strong else paragraph(said + onward)


def _named(process: Process, node: FlowNode) -> str:
    """Who and what; an end in no lane is nobody's."""
    ends = isinstance(node, Event) and node.position is Position.END
    name = end_name(process, node) if ends else wording.step(node)
    return wording.sentence(": ".join(words for words in (process.who(node), name) if words))
