"""Test cases in the words of ISO/IEC/IEEE 29119."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from workbench.model.trace import TraceSource


class TestLevel(enum.StrEnum):
    """Who tests what."""

    __test__ = False

    UNIT = "unit"
    INTEGRATION = "integration"
    ACCEPTANCE = "acceptance"


@dataclass(frozen=True)
class TestStep:
    """One thing to do and what should then be seen; `node` is the step of the workflow."""

    __test__ = False

    who: str
    action: str
    expected: str
    node: str = ""


@dataclass(frozen=True)
class TestCase:
    """A script from the start of the process to an outcome.

    `flows` are the ids of the sequence flows it goes through, `verifies` the ids of the
    requirements it shows, `text` the analyst's own notes, kept apart and never overwritten.
    """

    __test__ = False

    id: str
    title: str
    level: TestLevel
    preconditions: tuple[str, ...]
    steps: tuple[TestStep, ...]
    outcome: str
    flows: tuple[str, ...]
    sources: tuple[TraceSource, ...]
    verifies: tuple[str, ...] = ()
    written: bool = False
    text: str = ""
