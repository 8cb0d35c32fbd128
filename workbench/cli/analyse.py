"""`workbench analyse FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.analysis.handover import Handovers
from workbench.analysis.report import Analysis
from workbench.cli import printing
from workbench.cli.options import file_argument, json_option, scenario_option
from workbench.derivation.naming import name
from workbench.derivation.phrases import capital
from workbench.documents import wording
from workbench.documents.process_names import NOBODY, outcomes_of_processes
from workbench.model.process import Process
from workbench.model.scenario import Scenario
from workbench.settings import Settings
from workbench.usecases import analysing
from workbench.usecases.opening import open_source


@click.command()
@file_argument
@scenario_option
@json_option
@click.pass_obj
def analyse(settings: Settings, source: str, scenario: Path | None, as_json: bool) -> None:
    """Expected work, cost, hand-offs, time and load of one case.

    Exit code 1 where a finding of the analysis is an error, such as an overloaded role.
    """
    opened = open_source(source, settings, scenario)
    analysis = analysing.analyse(opened)
    code = printing.remarks(analysing.placed((*opened.findings, *analysis.findings), opened))
    if as_json:
        printing.json(
            {"process": opened.process.name, "address": opened.address, "analysis": analysis}
        )
    else:
        _print(opened.process, analysis, opened.scenario)
    sys.exit(code)


def _print(process: Process, analysis: Analysis, scenario: Scenario | None) -> None:
    printing.heading("Work of one case")
    printing.table(
        ("Step", "Who", "Times", "Work", "Evidence"),
        [
            (
                step.name or "(no name)",
                step.who,
                wording.number(step.visits),
                wording.estimate(step.work),
                step.work.evidence.words(),
            )
            for step in analysis.work.steps
        ],
        right=(2, 3),
    )
    click.echo(f"Together {wording.estimate(analysis.work.total)}.")
    for title, outcomes in outcomes_of_processes(process, analysis.visits).items():
        printing.heading(f"Outcomes of {title}" if title else "Outcomes")
        printing.table(
            ("Outcome", "Share", "Evidence"),
            [
                (
                    capital(name(process, process.by_id[outcome.node])),
                    wording.estimate(outcome.share) if outcome.share else "not a share",
                    outcome.share.evidence.words() if outcome.share else "",
                )
                for outcome in outcomes
            ],
            right=(1,),
        )
    _print_handovers(analysis.handovers)
    _print_time(analysis, scenario)
    _print_load(analysis)


def _print_handovers(handovers: Handovers) -> None:
    printing.heading("Hand-offs")
    total, within = handovers.total, handovers.within
    if total is None or within is None:
        click.echo(f"Not known: {NOBODY}.")
        return
    said = f"{wording.estimate(total)} a case, {wording.estimate(within)} within the agency"
    click.echo(f"{said} ({total.evidence.words()}).")


def _print_time(analysis: Analysis, scenario: Scenario | None) -> None:
    printing.heading("Time without queues")
    time = analysis.cycle_time
    if time.total is None:
        click.echo("Not given by flow analysis: " + " ".join(time.reasons))
        return
    bound = "at least " if time.lower_bound else ""
    said = wording.duration(time.total, scenario)
    click.echo(f"{bound}{said} ({time.total.evidence.words()}).")


def _print_load(analysis: Analysis) -> None:
    if analysis.load is None:
        return
    printing.heading("Load")
    printing.table(
        ("Role", "People", "Load", "Can do"),
        [
            (
                role.role,
                wording.quantity(role.people),
                wording.estimate(role.load) if role.load else "",
                wording.estimate(role.capacity) if role.capacity else "",
            )
            for role in analysis.load.roles
        ],
        right=(1, 2, 3),
    )
    if analysis.bottleneck and analysis.bottleneck.role:
        click.echo(f"{analysis.bottleneck.role} limits the process.")
