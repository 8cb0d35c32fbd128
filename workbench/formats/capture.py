"""What a reader of tables or outlines returns, and what a writer does."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.finding import Finding
from workbench.model.process import Process


@dataclass(frozen=True)
class Captured:
    """A process as it was read, with the reader's remarks."""

    process: Process
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Written:
    """The bytes of a file, with a finding for everything that the format cannot say."""

    data: bytes
    findings: tuple[Finding, ...] = ()
