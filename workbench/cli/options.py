"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

file_argument = click.argument("source", metavar="FILE")
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object; messages go to standard error."
)
scenario_option = click.option(
    "--scenario",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The numbers to use instead of the scenario.yaml beside FILE.",
)
