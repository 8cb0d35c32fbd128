"""Everything that Workbench calculates about one process."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.analysis.bottleneck import Bottleneck, bottleneck
from workbench.analysis.caveats import caveats, pools_started_once
from workbench.analysis.control_flow import control_flow
from workbench.analysis.cycle_time import CycleTime, cycle_time
from workbench.analysis.decomposition import Function, decompose
from workbench.analysis.handover import Handovers, handovers
from workbench.analysis.load import Load, expected_load
from workbench.analysis.measures import measures
from workbench.analysis.regions import Region, regions
from workbench.analysis.strangers import staff_without_role
from workbench.analysis.visits import Visits, expected_visits
from workbench.analysis.work import Work, expected_work
from workbench.model.finding import Finding, Measure
from workbench.model.process import Process
from workbench.model.scenario import Scenario


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


def analyse(process: Process, scenario: Scenario | None = None) -> Analysis:
    """All analyses of a process, drafts included; nothing in it raises for what is drawn wrong."""
    control = control_flow(process)
    visits = expected_visits(control)
    work = expected_work(process, visits, scenario)
    root = regions(control)
    time = cycle_time(process, visits, root, scenario)
    hands = handovers(process, visits)
    load = expected_load(work, scenario) if scenario else None
    limit = bottleneck(load, scenario) if load and scenario else None
    strangers = staff_without_role(process, scenario) if scenario else ()
    return Analysis(
        visits,
        work,
        hands,
        root,
        time,
        load,
        limit,
        decompose(process, root, visits, work),
        measures(process, visits, work, hands, time, load, limit),
        (
            *control.findings,
            *visits.findings,
            *caveats(process, visits, root),
            *pools_started_once(process, visits.pools_once),
            *(load.findings if load else ()),
            *strangers,
        ),
    )
