"""The command `workbench`: its list of commands, and where errors become exit codes."""

from __future__ import annotations

import io
import logging
import os
import sys

import click

import workbench
from workbench.cli.accessibility import accessibility
from workbench.cli.analyse import analyse
from workbench.cli.check import check
from workbench.cli.convert import convert
from workbench.cli.decompose import decompose
from workbench.cli.diff import diff
from workbench.cli.dossier import dossier
from workbench.cli.requirements import requirements
from workbench.cli.tests import tests
from workbench.errors import WorkbenchError
from workbench.settings import from_environment

BAD_INPUT = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(workbench.__version__, prog_name="workbench")
@click.pass_context
def cli(context: click.Context) -> None:
    """Map how work is done, analyse it, and write the documents.

    FILE is a BPMN file (.bpmn), a step table (.csv, .xlsx), a text outline (.txt) or the name
    of a process from the library, such as building-permit. A scenario.yaml, requirements.csv,
    tests.csv and texts.yaml beside FILE are read with it.
    """
    settings = from_environment()
    logging.basicConfig(level=settings.log.upper(), format="%(levelname)s %(name)s: %(message)s")
    context.obj = settings


for command in (
    check,
    convert,
    analyse,
    decompose,
    requirements,
    tests,
    dossier,
    accessibility,
    diff,
):
    cli.add_command(command)


def main() -> None:
    """Run a command; what a user did wrong is said in words and ends with exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal of another alphabet shows \u201c instead of a quote and loses nothing.
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            cli(prog_name="workbench")
        finally:
            sys.stdout.flush()
    except WorkbenchError as problem:
        click.echo(f"workbench: {problem}", err=True)
        sys.exit(BAD_INPUT)
    except BrokenPipeError:
        # Whoever read our output (`| head`) has enough.
        sys.stderr.close()
        sys.exit(0)
    except OSError as problem:
        click.echo(f"workbench: The output cannot be written: {problem.strerror}.", err=True)
        # What is left in the buffer goes nowhere, so that the interpreter can end in peace.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BAD_INPUT)
