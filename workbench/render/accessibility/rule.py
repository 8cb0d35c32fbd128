"""What a rule of the accessibility check is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.model.finding import Severity
from workbench.render.accessibility.opened import WordFile


@dataclass(frozen=True)
class Place:
    """Where a rule is broken: the place for people, and what is wrong there."""

    where: str
    message: str


@dataclass(frozen=True)
class Rule:
    """One rule: its code, its WCAG 2.1 success criterion, what to do, and how it looks."""

    code: str
    title: str
    severity: Severity
    criterion: str
    remedy: str
    look: Callable[[WordFile], Iterator[Place]]
