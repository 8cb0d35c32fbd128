"""What is wrong in a table or outline: all of it at once, each with its place and a mend."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.errors import InputError
from workbench.model.finding import Finding, Severity


class CaptureError(InputError):
    """A table or outline that cannot be read; `findings` are all the problems in it."""

    def __init__(self, findings: tuple[Finding, ...], name: str = "") -> None:
        self.findings = findings
        lines = [
            f"{one.where}: {one.message} {one.remedy}".strip() if one.where else
            f"{one.message} {one.remedy}".strip()
            for one in findings
        ]  # fmt: skip
        more = [f"... and {len(lines) - SHOWN} more problems."] if len(lines) > SHOWN else []
        super().__init__("\n".join([*lines[:SHOWN], *more]), where=name)


class TableError(CaptureError):
    """A step table that cannot be read."""


SHOWN = 50
"""How many problems the text of an error spells out; its findings are all of them."""


@dataclass
class Problems:
    """Collects what is wrong (errors) and what is worth knowing (notes) while reading."""

    errors: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)

    def error(self, rule: str, where: str, message: str, mend: str) -> None:
        """Something that prevents reading."""
        self.errors.append(Finding(rule, Severity.ERROR, message, remedy=mend, where=where))

    def note(
        self, rule: str, where: str, message: str, mend: str = "", *, doubtful: bool = True
    ) -> None:
        """Something that was read in a way the user should know of."""
        severity = Severity.WARNING if doubtful else Severity.INFO
        self.notes.append(Finding(rule, severity, message, remedy=mend, where=where))

    def stop(self, kind: type[CaptureError], name: str) -> None:
        """Raise one error with all problems, if there are any."""
        if self.errors:
            raise kind(tuple(self.errors), name)
