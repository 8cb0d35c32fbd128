"""How commands print: answers on standard output, remarks on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from workbench.formats import plain
from workbench.model.finding import Finding, Severity


def table(header: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> None:
    """Print columns, aligned; `right` are the places of the columns with numbers."""
    lines = [list(header), *[list(row) for row in rows]]
    widths = [max(len(line[place]) for line in lines) for place in range(len(header))]
    numbers = set(right)
    for line in lines:
        cells = (
            text.rjust(width) if place in numbers else text.ljust(width)
            for place, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        click.echo("  ".join(cells).rstrip())


def heading(text: str) -> None:
    """Print a heading with a line under it, after an empty line."""
    click.echo(f"\n{text}\n{'-' * len(text)}")


def json(value: object) -> None:
    """Print the one JSON object."""
    click.echo(plain.text(value))


def finding_line(finding: Finding) -> str:
    """A finding in one line: where, how bad, what, the mend, the rule."""
    where = f"{finding.place}:" if finding.place else ""
    parts = [where, f"{finding.severity}:", finding.message, finding.remedy]
    return f"{' '.join(part for part in parts if part)} [{finding.rule}]"


def remarks(findings: Iterable[Finding]) -> int:
    """Print findings as remarks; the exit code that they ask for."""
    listed = list(findings)
    for finding in listed:
        click.echo(finding_line(finding), err=True)
    return exit_code(listed)


def count(number: int, what: str) -> str:
    """A number and its noun: "1 finding", "2 findings"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def exit_code(findings: Iterable[Finding]) -> int:
    """1 where a finding is an error, else 0."""
    return int(any(finding.severity is Severity.ERROR for finding in findings))
