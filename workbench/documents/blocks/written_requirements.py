"""[[written-requirements]]: the requirements that analysts wrote themselves."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.blocks.requirements import item
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One item for each."""
    return Fragment(tuple(item(requirement) for requirement in dossier.requirements))
