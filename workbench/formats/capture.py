"""What a reader of tables or outlines returns, and what a writer does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.model.finding import Finding
from workbench.model.process import Process


@dataclass(frozen=True)
class Captured:
    """A process as it was read, with the reader's remarks.

    `places` says of each row's id where it stands in the file, such as "row 3" or "line 2".
    """

    process: Process
    findings: tuple[Finding, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """The bytes of a file, with a finding for everything that the format cannot say."""

    data: bytes
    findings: tuple[Finding, ...] = ()
