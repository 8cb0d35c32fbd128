"""Check and analyse an opened process."""

from __future__ import annotations

from workbench.analysis import check as structure
from workbench.analysis.report import Analysis
from workbench.analysis.report import analyse as analyse_process
from workbench.derivation import stamping
from workbench.derivation.replacing import NOT_REPLACED
from workbench.model.finding import Finding
from workbench.usecases import specifying
from workbench.usecases.opening import Opened


def check(opened: Opened) -> tuple[Finding, ...]:
    """The remarks of the readers, then what the rules find, each once.

    A fault that the reader and a rule both see is told in the words of the reader, who knows
    the line. Sources of written requirements and tests that name something gone are told too.
    """
    notes = [note for row in opened.requirements for note in row.notes]
    notes += [note for row in opened.cases for note in row.notes]
    gone = stamping.dangling(notes, opened.process, opened.scenario)
    told = {(found.rule, element) for found in opened.findings for element in found.elements}
    new = (
        found
        for found in structure.check(opened.process)
        if not any((found.rule, element) in told for element in found.elements)
    )
    return (*opened.findings, *new, *gone, *_not_replaced(opened))


def _not_replaced(opened: Opened) -> tuple[Finding, ...]:
    """Written requirements that replace one which is not derived."""
    if not any(row.requirement.replaces for row in opened.requirements):
        return ()
    found = specifying.derive(opened).findings
    return tuple(finding for finding in found if finding.rule == NOT_REPLACED)


def analyse(opened: Opened) -> Analysis:
    """Visits, work, hand-offs, time, load and functions."""
    return analyse_process(opened.process, opened.scenario)
