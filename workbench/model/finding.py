"""What an analysis returns: findings in words, measures in numbers."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from workbench.model.amount import Amount
from workbench.model.evidence import Quantity


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


@dataclass(frozen=True)
class Measure:
    """A calculated number: what is measured, of which element or role, and its quantity.

    The quantity's evidence is that of its weakest input.
    """

    name: str
    of: str
    quantity: Quantity[Amount]
    formula: str = ""
