"""`workbench decompose FILE`."""

from __future__ import annotations

import sys

import click

from workbench.analysis.decomposition import Function
from workbench.cli import printing
from workbench.cli.options import file_argument, json_option
from workbench.settings import Settings
from workbench.usecases import analysing
from workbench.usecases.opening import open_source


@click.command()
@file_argument
@json_option
@click.pass_obj
def decompose(settings: Settings, source: str, as_json: bool) -> None:
    """A first function hierarchy, from phases and the structure of the workflow."""
    opened = open_source(source, settings)
    root = analysing.analyse(opened).functions
    code = printing.remarks(opened.findings)
    if as_json:
        printing.json(
            {"process": opened.process.name, "address": opened.address, "functions": root}
        )
    else:
        _print(root, depth=0)
    sys.exit(code)


def _print(function: Function, depth: int) -> None:
    click.echo(f"{'  ' * depth}{function.number}  {function.name}")
    for child in function.children:
        _print(child, depth + 1)
