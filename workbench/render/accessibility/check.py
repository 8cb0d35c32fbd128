"""The check: a .docx in, findings out."""

from __future__ import annotations

from workbench.model.finding import Finding
from workbench.render.accessibility.opened import WHERE, WordFile
from workbench.render.accessibility.rules import CATALOGUE


def check(docx: bytes, where: str = WHERE) -> tuple[Finding, ...]:
    """Every breach of the rules in a Word file; none means a program finds nothing more.

    Raises `PackageError` (an `InputError`) for what is no readable .docx; `where` names the
    file in it.
    """
    opened = WordFile(docx, where)
    return tuple(
        Finding(
            rule=rule.code,
            severity=rule.severity,
            message=place.message,
            remedy=rule.remedy,
            where=place.where,
        )
        for rule in CATALOGUE
        for place in rule.look(opened)
    )
