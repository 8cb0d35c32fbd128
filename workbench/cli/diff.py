"""`workbench diff OLD NEW`."""

from __future__ import annotations

import sys

import click

from workbench.cli import printing
from workbench.cli.options import json_option
from workbench.settings import Settings
from workbench.usecases import comparing
from workbench.usecases.comparing import Comparison
from workbench.usecases.opening import open_source


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@json_option
@click.pass_obj
def diff(settings: Settings, old: str, new: str, as_json: bool) -> None:
    """Say what changed between two versions, and what has become stale by it.

    Exit code 1 where ids have come to stand for something else, as when rows were numbered anew.
    """
    current = open_source(new, settings)
    difference = comparing.compare(open_source(old, settings), current)
    code = printing.remarks((*current.findings, *difference.findings))
    if as_json:
        printing.json(difference)
    else:
        _print(difference)
    sys.exit(code)


def _print(difference: Comparison) -> None:
    click.echo("{} compared with {}".format(*difference.addresses))
    printing.heading(f"Changes ({len(difference.changes)})")
    for change in difference.changes:
        click.echo(change.words)
    printing.heading(f"Stale ({len(difference.stale)})")
    for item in difference.stale:
        click.echo(item.id)
        for reason in item.reasons:
            click.echo(f"  {reason}")
    for title, ids in (("New", difference.new), ("Gone", difference.gone)):
        if ids:
            printing.heading(f"{title} ({len(ids)})")
            click.echo("\n".join(ids))
