"""[[terms]]: the words of this process and the words that Workbench uses."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Definitions, text

OURS = (
    ("Case", "One thing that goes through the process from start to end, such as one application."),
    ("Hand-off", "A case passes from one person or party to another."),
    ("Calendar day", "Any day, weekends and holidays included. Laws often count these."),
    ("Working day", "A day on which the office is open."),
    ("Outside party", "Somebody who takes part and does not belong to the agency."),
)


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """Terms of the process first, then ours, in alphabetical order."""
    process = dossier.process
    named = [(thing.name, thing.documentation) for thing in process.data if thing.documentation]
    entries = sorted({*OURS, *named}, key=lambda entry: entry[0].lower())
    return Fragment((Definitions(tuple((text(term), text(says)) for term, says in entries)),))
