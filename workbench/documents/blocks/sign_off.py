"""[[sign-off]]: lines for the people who agree."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Form, paragraph


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """What is agreed to, by version, and the lines."""
    return Fragment(
        (
            paragraph(
                f"I have read version {dossier.version} of this document and agree to it, "
                "except for the remarks written below."
            ),
            Form(("Name", "Role", "Remarks", "Signature", "Date")),
        )
    )
