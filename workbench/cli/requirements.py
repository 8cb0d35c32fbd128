"""`workbench requirements FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli import printing
from workbench.cli.options import file_argument, json_option, scenario_option
from workbench.settings import Settings
from workbench.usecases import specifying
from workbench.usecases.opening import open_source


@click.command()
@file_argument
@scenario_option
@json_option
@click.pass_obj
def requirements(settings: Settings, source: str, scenario: Path | None, as_json: bool) -> None:
    """Derive requirements, each traced to the facts it was read from.

    Those that analysts wrote in the requirements.csv beside FILE follow the derived ones.
    """
    opened = open_source(source, settings, scenario)
    derived = specifying.derive(opened)
    listed = (*derived.requirements, *specifying.written_requirements(opened))
    code = printing.remarks((*opened.findings, *derived.findings))
    if as_json:
        printing.json(
            {
                "process": opened.process.name,
                "address": opened.address,
                "requirements": listed,
                "dispositions": derived.dispositions,
            }
        )
        sys.exit(code)
    for requirement in listed:
        origin = ", ".join(dict.fromkeys(source.ref for source in requirement.sources))
        click.echo(f"{requirement.id}\n  {requirement.wording}\n  from {origin}")
    click.echo(f"{printing.count(len(listed), 'requirement')}.")
    sys.exit(code)
