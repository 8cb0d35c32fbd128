"""Check and analyse an opened process."""

from __future__ import annotations

from workbench.analysis import check as structure
from workbench.analysis.report import Analysis
from workbench.analysis.report import analyse as analyse_process
from workbench.model.finding import Finding
from workbench.usecases.opening import Opened


def check(opened: Opened) -> tuple[Finding, ...]:
    """The remarks of the reader, then what the rules find."""
    return (*opened.findings, *structure.check(opened.process))


def analyse(opened: Opened) -> Analysis:
    """Visits, work, hand-offs, time, load and functions."""
    return analyse_process(opened.process, opened.scenario)
