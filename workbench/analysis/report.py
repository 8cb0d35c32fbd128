"""Everything that Workbench calculates about one process."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.analysis.bottleneck import Bottleneck
from workbench.analysis.cycle_time import CycleTime
from workbench.analysis.decomposition import Function
from workbench.analysis.handover import Handovers
from workbench.analysis.load import Load
from workbench.analysis.regions import Region
from workbench.analysis.visits import Visits
from workbench.analysis.work import Work
from workbench.model.finding import Finding, Measure


@dataclass(frozen=True)
class Analysis:
    """All results for one process and one scenario.

    `functions` is the root of the hierarchy. `load` and `bottleneck` are None without a scenario.
    `measures` are the same numbers in one list, each with its formula; `findings` are those of
    the analysis (missing shares, overload ...), not those of the structural rules.
    """

    visits: Visits
    work: Work
    handovers: Handovers
    regions: Region
    cycle_time: CycleTime
    load: Load | None
    bottleneck: Bottleneck | None
    functions: Function
    measures: tuple[Measure, ...]
    findings: tuple[Finding, ...]
