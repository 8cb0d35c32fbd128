"""`workbench dossier FILE --out DIR`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from workbench.cli import printing
from workbench.cli.options import file_argument, json_option, scenario_option
from workbench.settings import Settings
from workbench.usecases import documenting
from workbench.usecases.opening import open_source


@click.command()
@file_argument
@click.option(
    "--out",
    callback=lambda _context, _parameter, said: _folder(said),
    metavar="DIR",
    required=True,
    help="The folder to write to; files of the same name are replaced.",
)
@scenario_option
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The date on the documents (today).",
)
@json_option
@click.pass_obj
def dossier(
    settings: Settings,
    source: str,
    out: Path,
    scenario: Path | None,
    date: dt.datetime | None,
    as_json: bool,
) -> None:
    """Write every document of a process as Word, Markdown and HTML, and an index.

    A document with an accessibility finding is not issued; exit code 1. The ids.csv in DIR
    remembers the ids that were given: where one would come to stand for something else,
    nothing is written; exit code 1.
    """
    opened = open_source(source, settings, scenario)
    code = printing.remarks(opened.findings)
    day = date.date() if date else dt.date.today()  # noqa: DTZ011 - the user's own day
    with _bar() as bar:
        task = bar.add_task("Reading", total=None)

        def progress(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=what)

        issued = documenting.issue_dossier(opened, out, settings, day, progress)
    printing.remarks(issued.withheld)
    if as_json:
        printing.json(
            {
                "process": opened.process.name,
                "address": opened.address,
                "out": str(out),
                **vars(issued),
            }
        )
    elif issued.files:
        click.echo(f"{len(issued.files)} files in {out}; begin with {out / 'index.html'}.")
    else:
        click.echo("Nothing was written.")
    sys.exit(code or int(bool(issued.withheld)))


def _folder(said: str) -> Path:
    """The folder that is named; an empty name is mostly a variable that nobody set."""
    if not said.strip():
        raise click.BadParameter("Name a folder; the name is empty.")
    return Path(said)


def _bar() -> Progress:
    """A progress bar on standard error; a plain line where that is no terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )
