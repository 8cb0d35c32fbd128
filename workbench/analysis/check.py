"""Goes through the catalogue of structural rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.analysis.rules import CATALOGUE, Rule
from workbench.model.finding import Finding, Severity
from workbench.model.process import Process


def check(
    process: Process, catalogue: Iterable[tuple[Rule, Severity]] = CATALOGUE
) -> tuple[Finding, ...]:
    """What the rules find in a process, drafts included, in the order of the catalogue."""
    return tuple(
        replace(finding, rule=code(rule), severity=severity)
        for rule, severity in catalogue
        for finding in rule(process)
    )


def code(rule: Rule) -> str:
    """The name under which a rule speaks: that of its file, with hyphens."""
    return rule.__module__.rpartition(".")[2].replace("_", "-")
