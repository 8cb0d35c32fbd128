"""`workbench accessibility FILE.docx`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli import printing
from workbench.cli.options import json_option
from workbench.settings import Settings
from workbench.usecases import documenting


@click.command()
@click.argument("path", metavar="FILE.docx", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def accessibility(settings: Settings, path: Path, as_json: bool) -> None:
    """Check a Word file against WCAG 2.1 AA, as far as a program can.

    Exit code 1 where a finding is an error.
    """
    findings = documenting.check_accessibility(path, settings)
    if as_json:
        printing.json({"file": str(path), "findings": findings})
    else:
        for finding in findings:
            click.echo(printing.finding_line(finding))
        click.echo(f"{printing.count(len(findings), 'finding')}.")
    sys.exit(printing.exit_code(findings))
