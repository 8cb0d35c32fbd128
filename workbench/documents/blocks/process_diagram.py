"""[[process-diagram]]: the drawing, cut into parts that stay readable on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.derivation.naming import name
from workbench.derivation.phrases import capital
from workbench.documents import wording
from workbench.documents.blocks.process_facts import names
from workbench.documents.dossier import Dossier
from workbench.documents.following import activities, beside, steps, what_follows
from workbench.documents.outline import Fragment
from workbench.documents.tree import Drawing, Figure, Paragraph, Steps, Strong, paragraph, text
from workbench.model.element import Activity, Event, FlowNode, Position
from workbench.model.process import Process

MOST = 249
"""Letters of an alternative text; screen readers read it without a stop."""
IN_LIST = " The steps are listed below."
OWN = " Your steps, and those next to them, are listed below."


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One figure for each part.

    The step list stands under the last part, so that it is read once. `marked=role` marks the
    steps of the document's role, and lists only them and their neighbours.
    """
    role = dossier.role if options.get("marked") == "role" else ""
    parts = dossier.drawings.get(f"process:{role}" if role else "process", ())
    figures = []
    for place, drawing in enumerate(parts, start=1):
        part = f", {drawing.part}" if drawing.part else ""
        last = place == len(parts)
        figures.append(
            Figure(
                id=f"figure-process-{place}",
                caption=f"{wording.title(dossier.process)}{part}",
                drawing=drawing,
                alt=alternative(dossier, drawing, OWN if role else IN_LIST),
                description=description(dossier.process, role) if last else (),
            )
        )
    return Fragment((*_legend(dossier.process, parts), *figures))


def _legend(process: Process, parts: Sequence[Drawing]) -> tuple[Paragraph, ...]:
    """What is not plain BPMN in the drawing, in small print."""
    shown = {key for drawing in parts for key in drawing.shows}
    outside = [
        process.who(node)
        for node in process.nodes
        if node.id in shown and isinstance(node, Activity) and node.attributes.outside
    ]
    data = {thing.id for thing in process.data}
    said = []
    if any(drawing.part for drawing in parts):
        said.append("Where a line goes on in another part, a mark at its end says which.")
    if outside:
        said.append(
            f"A step that begins with a name, such as \u201c{outside[0]}:\u201d, is done by "
            "somebody outside; it stands in the lane of the role that waits for it."
        )
    if parts and data and not data & shown:
        said.append("Documents and records are left out of the drawing.")
    return (paragraph(" ".join(said), role="note"),) if said else ()


def alternative(dossier: Dossier, drawing: Drawing, pointer: str = IN_LIST) -> str:
    """What the picture shows, in at most 250 characters, made from the graph."""
    process = dossier.process
    if drawing.part:
        return _of_part(process, drawing, dossier.drawings.get("process", ()))
    ends = wording.listed(names(process, Position.END))
    said = (
        f"Workflow diagram of {wording.title(process)}: "
        f"{size(process)}{', ending in ' if ends else ''}{ends}."
    )
    pointer = pointer if steps(process) else ""
    return said[: MOST - len(pointer)].rstrip(" ,.") + "." + pointer


def _of_part(process: Process, drawing: Drawing, parts: Sequence[Drawing]) -> str:
    """The steps of a part, and which parts it hangs together with."""
    said = [node.name or node.id for node in steps(process) if node.id in drawing.shows]
    before, after = _others(process, drawing, parts)
    tail = f" From {wording.listed(before)}." if before else ""
    tail += f" On to {wording.listed(after)}." if after else ""
    head = f"{drawing.part.capitalize()} of the workflow diagram of {wording.title(process)}"
    head = f"{head[: MOST // 2]}: "
    room = MOST - len(head) - len(tail) - 1
    for count in range(len(said), -1, -1):
        rest = f" and {len(said) - count} more" if count < len(said) else ""
        listed = "; ".join(said[:count]) + rest if count else wording.counted(len(said), "step")
        if len(listed) <= room:
            break
    return f"{head}{listed}.{tail}"[: MOST + 1]


def _others(
    process: Process, drawing: Drawing, parts: Sequence[Drawing]
) -> tuple[list[str], list[str]]:
    """The parts that lines come from, and those that lines go to."""
    part_of = {key: one.part for one in parts for key in one.shows if one.part}
    here = set(drawing.shows)
    before = {part_of.get(flow.source) for flow in process.flows if flow.target in here}
    after = {part_of.get(flow.target) for flow in process.flows if flow.source in here}
    order = [one.part for one in parts if one.part != drawing.part]
    return (
        [_short(part) for part in order if part in before],
        [_short(part) for part in order if part in after],
    )


def _short(part: str) -> str:
    """Part 2 of "page 1 of 2, part 2 of 5"."""
    return part.rpartition(", ")[2].partition(" of ")[0]


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
    called = capital(name(process, node)) if ends else wording.step(node)
    return wording.sentence(": ".join(words for words in (process.who(node), called) if words))
