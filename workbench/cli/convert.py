"""`workbench convert SRC DST`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli import printing
from workbench.settings import Settings
from workbench.usecases import converting
from workbench.usecases.opening import open_source


@click.command()
@click.argument("source", metavar="SRC")
@click.argument("target", metavar="DST", type=click.Path(path_type=Path))
@click.pass_obj
def convert(settings: Settings, source: str, target: Path) -> None:
    """Convert between .bpmn, .csv, .xlsx and .txt, and draw as .svg or .png.

    What DST cannot say is listed on standard error; nothing is dropped in silence. Exit code 1
    where something is an error in SRC; DST is written all the same.
    """
    opened = open_source(source, settings)
    lost = converting.convert(opened, target)
    code = printing.remarks((*opened.findings, *lost))
    click.echo(f"{target} written.", err=True)
    sys.exit(code)
