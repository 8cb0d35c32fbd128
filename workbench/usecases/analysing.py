"""Check and analyse an opened process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.analysis import check as structure
from workbench.analysis.report import Analysis
from workbench.analysis.report import analyse as analyse_process
from workbench.derivation.replacing import NOT_REPLACED
from workbench.model.finding import Finding, first_few
from workbench.usecases import specifying
from workbench.usecases.opening import Opened


def check(opened: Opened) -> tuple[Finding, ...]:
    """The remarks of the readers, then what the rules find, each once.

    A fault that the reader and a rule both see is told in the words of the reader, who knows
    the line.
    """
    told = {(found.rule, element) for found in opened.findings for element in found.elements}
    new = (
        found
        for found in structure.check(opened.process)
        if not any((found.rule, element) in told for element in found.elements)
    )
    return (*opened.findings, *new, *_not_replaced(opened))


def _not_replaced(opened: Opened) -> tuple[Finding, ...]:
    """Written requirements that replace one which is not derived."""
    if not any(row.requirement.replaces for row in opened.requirements):
        return ()
    found = specifying.derive(opened).findings
    return tuple(finding for finding in found if finding.rule == NOT_REPLACED)


def placed(findings: Iterable[Finding], opened: Opened) -> tuple[Finding, ...]:
    """The findings with the place in the user's own file: "row 3 (s2)", "line 2 (s2)", and
    "step s2" where a drawing was read."""
    return tuple(replace(found, where=_place(found, opened)) for found in findings)


def _place(finding: Finding, opened: Opened) -> str:
    by_id = opened.process.by_id
    if finding.where and not finding.where.startswith("step "):
        return finding.where
    nodes = [by_id[key] for key in finding.elements if key in by_id]
    rows = (_said(node.attributes.row or node.id, opened) for node in nodes)
    return first_few(list(dict.fromkeys(rows)) or finding.elements)


def _said(key: str, opened: Opened) -> str:
    place = opened.places.get(key)
    return f"{place} ({key})" if place else f"step {key}"


def analyse(opened: Opened) -> Analysis:
    """Visits, work, hand-offs, time, load and functions."""
    return analyse_process(opened.process, opened.scenario)
