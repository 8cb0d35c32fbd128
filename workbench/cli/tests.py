"""`workbench tests FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli import printing
from workbench.cli.options import file_argument, json_option, scenario_option
from workbench.model.verification import TestCase
from workbench.settings import Settings
from workbench.usecases import specifying
from workbench.usecases.opening import open_source


@click.command()
@file_argument
@scenario_option
@json_option
@click.pass_obj
def tests(settings: Settings, source: str, scenario: Path | None, as_json: bool) -> None:
    """Derive acceptance tests that go through every sequence flow.

    Those that analysts wrote in the tests.csv beside FILE follow the derived ones.
    """
    opened = open_source(source, settings, scenario)
    derived = specifying.derive(opened)
    listed = (*derived.cases, *specifying.written_cases(opened))
    code = printing.remarks((*opened.findings, *derived.findings))
    if as_json:
        printing.json(
            {
                "process": opened.process.name,
                "address": opened.address,
                "tests": listed,
                "coverage": derived.coverage,
            }
        )
        sys.exit(code)
    for case in listed:
        _print(case)
    click.echo(f"{printing.count(len(listed), 'test')}.")
    sys.exit(code)


def _print(case: TestCase) -> None:
    click.echo(f"{case.id}  {case.title}")
    for number, step in enumerate(case.steps, start=1):
        click.echo(f"  {number}. {step.who}: {step.action} -> {step.expected}")
    click.echo(f"  Outcome: {case.outcome}")
