"""Write docs/reference/commands.md from the commands themselves.

`--check` says with exit code 1 whether the page is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.main import cli

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "commands.md"
HEAD = """# Commands

This page is made by `make docs` from the commands themselves.

Exit codes: 0 fine, 1 findings of level error, 2 bad input or usage. With `--json` a command
prints one JSON object on standard output; messages go to standard error.
"""


def page() -> str:
    """The whole page."""
    context = cli.make_context("workbench", ["--help"], resilient_parsing=True)
    parts = [HEAD, *_entry("workbench", cli, context)]
    for name, command in sorted(cli.commands.items()):
        inner = click.Context(command, info_name=name, parent=context)
        parts += _entry(f"workbench {name}", command, inner)
    return "\n".join(parts)


def _entry(name: str, command: click.Command, context: click.Context) -> list[str]:
    context.max_content_width = context.terminal_width = 90
    return [f"## `{name}`\n", "```text", command.get_help(context), "```\n"]


def main() -> int:
    """Write the page, or compare it."""
    if "--check" in sys.argv:
        return int(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
