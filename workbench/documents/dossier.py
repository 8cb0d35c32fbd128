"""Everything that a document may draw on, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.analysis.report import Analysis
from workbench.derivation.derive import Derived
from workbench.documents.tree import Drawing
from workbench.model.finding import Finding
from workbench.model.process import Process
from workbench.model.requirement import Requirement
from workbench.model.scenario import Scenario
from workbench.model.verification import TestCase


@dataclass(frozen=True)
class Dossier:
    """The values behind a set of documents.

    `drawings` are keyed "process" (its parts), "process:<role>" (the role's steps marked),
    "functions" and "handovers". `role` is set while a role's own document is made.
    """

    process: Process
    scenario: Scenario | None
    analysis: Analysis
    derived: Derived
    findings: tuple[Finding, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    cases: tuple[TestCase, ...] = ()
    drawings: Mapping[str, tuple[Drawing, ...]] = field(default_factory=dict)
    version: str = ""
    date: str = ""
    role: str = ""
