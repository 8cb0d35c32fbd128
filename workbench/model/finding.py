"""What an analysis returns: findings in words, measures in numbers."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.amount import Amount
from workbench.model.evidence import Quantity

SHOWN = 6
"""So many of a long list stand in a sentence; values and JSON keep all."""


def first_few(words: Sequence[str], joint: str = ", ") -> str:
    """Words in a row, cut where there are many: "a, b, c, d, e, f and 12 more"."""
    said = joint.join(words[:SHOWN])
    return f"{said} and {len(words) - SHOWN} more" if len(words) > SHOWN else said


class Severity(enum.StrEnum):
    """How bad it is: an error is wrong, a warning is doubtful, information is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "information"


@dataclass(frozen=True)
class Finding:
    """Something to look at in the user's process, table or document.

    `rule` names the catalogue entry that spoke, `elements` the ids it speaks of,
    `where` a row, line or place for people, `remedy` what to do about it.
    """

    rule: str
    severity: Severity
    message: str
    elements: tuple[str, ...] = ()
    remedy: str = ""
    where: str = ""

    @property
    def place(self) -> str:
        """Where to look, for people: `where`, else the first of the ids that it speaks of."""
        return self.where or first_few(self.elements)


@dataclass(frozen=True)
class Measure:
    """A calculated number: what is measured, of which element or role, and its quantity.

    The quantity's evidence is that of its weakest input.
    """

    name: str
    of: str
    quantity: Quantity[Amount]
    formula: str = ""
