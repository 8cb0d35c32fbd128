"""`workbench check FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli import printing
from workbench.cli.options import file_argument, json_option, scenario_option
from workbench.model.finding import Severity
from workbench.settings import Settings
from workbench.usecases import analysing
from workbench.usecases.opening import open_source


@click.command()
@file_argument
@scenario_option
@json_option
@click.pass_obj
def check(settings: Settings, source: str, scenario: Path | None, as_json: bool) -> None:
    """Look for what is wrong or doubtful in a process.

    Exit code 1 where a finding is an error.
    """
    opened = open_source(source, settings, scenario)
    findings = analysing.placed(analysing.check(opened), opened)
    if as_json:
        printing.json(
            {"process": opened.process.name, "address": opened.address, "findings": findings}
        )
    else:
        for finding in findings:
            click.echo(printing.finding_line(finding))
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        click.echo(
            f"{printing.count(len(findings), 'finding')}, {printing.count(errors, 'error')}."
        )
    sys.exit(printing.exit_code(findings))
