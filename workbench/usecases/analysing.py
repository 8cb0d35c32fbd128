"""Check and analyse an opened process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.analysis import check as structure
from workbench.analysis.report import Analysis
from workbench.analysis.report import analyse as analyse_process
from workbench.model.finding import Finding, first_few
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
    return (*opened.findings, *new)


def placed(findings: Iterable[Finding], opened: Opened) -> tuple[Finding, ...]:
    """The findings with the place in the user's own file: "row 3 (s2)", "line 2 (s2)", and
    "step s2" where a drawing was read."""
    return tuple(replace(found, where=_place(found, opened)) for found in findings)


def _place(finding: Finding, opened: Opened) -> str:
    by_id = opened.process.by_id
    row = finding.where.removeprefix("row ")
    if row in by_id or row in opened.places:
        return _said(row, opened)
    if finding.where:
        return finding.where
    return first_few([
        _said(by_id[key].attributes.row or key, opened) if key in by_id else key
        for key in finding.elements
    ])  # fmt: skip


def _said(key: str, opened: Opened) -> str:
    place = opened.places.get(key)
    return f"{place} ({key})" if place else f"step {key}"


def analyse(opened: Opened) -> Analysis:
    """Visits, work, hand-offs, time, load and functions."""
    return analyse_process(opened.process, opened.scenario)
