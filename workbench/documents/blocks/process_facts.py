"""[[process-facts]]: what sets a case off, who takes part, how it may end."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Block, Definitions, Inlines, paragraph, text
from workbench.model.element import Event, Position
from workbench.model.process import Process


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The process's own description, then its facts as a list of terms."""
    process = dossier.process
    facts = [
        ("Process", wording.title(process)),
        ("Starts when", process.trigger or "; ".join(names(process, Position.START))),
        ("Ends with", "; ".join(names(process, Position.END))),
        ("Roles", "; ".join(process.roles)),
        ("Outside parties", "; ".join(process.parties) or "none"),
        ("Systems", "; ".join(systems(process)) or "none named"),
    ]
    if dossier.scenario and dossier.scenario.arrivals:
        arrivals = dossier.scenario.arrivals
        facts.append(("Cases", f"{wording.quantity(arrivals)} ({arrivals.evidence.words()})"))
    entries: tuple[tuple[Inlines, Inlines], ...] = tuple(
        (text(term), text(meaning)) for term, meaning in facts if meaning
    )
    said: tuple[Block, ...] = (paragraph(process.documentation),) if process.documentation else ()
    return Fragment((*said, Definitions(entries)))


def names(process: Process, position: Position) -> tuple[str, ...]:
    """The names of the start or end events at the top level, each once."""
    events = (n for n in process.nodes if isinstance(n, Event) and n.parent is None)
    return tuple(dict.fromkeys(e.name for e in events if e.position is position and e.name))


def systems(process: Process) -> tuple[str, ...]:
    """Every system that a step names, in order of first use."""
    return tuple(
        dict.fromkeys(system for node in process.nodes for system in node.attributes.systems)
    )
