"""The only way to read a process in a derivation: every answer that was given is remembered.

An item that is made from a `Reader` alone can change only if one of its facts has changed; its
sources are therefore exactly what it depends on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from workbench.model.process import Process
from workbench.model.scenario import Scenario
from workbench.model.trace import Answer, Fact, TraceSource

T = TypeVar("T")


class Known:
    """The answers about one version of a process and its scenario, each worked out once."""

    def __init__(self, process: Process, scenario: Scenario, catalogue: Catalogue) -> None:
        self.process = process
        self.scenario = scenario
        self.catalogue = catalogue
        self._facts: dict[tuple[str, str, str], Fact] = {}
        self._results: dict[str, object] = {}

    def answer(self, kind: str, ref: str, fact: str) -> Answer:
        """The answer to one question; None where what it asks about is not there."""
        return self.fact(kind, ref, fact).answer

    def fact(self, kind: str, ref: str, name: str) -> Fact:
        """The question with its answer, one value for all who ask."""
        key = (kind, ref, name)
        if key not in self._facts:
            self._facts[key] = Fact(name, self.catalogue[kind][name](self, ref))
        return self._facts[key]

    def once(self, name: str, work: Callable[[], T]) -> T:
        """The result of some work that several facts need, done at the first call."""
        if name not in self._results:
            self._results[name] = work()
        return self._results[name]  # type: ignore[return-value]


FactFunction = Callable[[Known, str], Answer]
Catalogue = Mapping[str, Mapping[str, FactFunction]]


class Reader:
    """Reads facts for one item and keeps them, in the order in which they were first read."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._read: dict[tuple[str, str], dict[str, Fact]] = {}

    def read(self, kind: str, ref: str, fact: str) -> Answer:
        """One fact: its kind of source, the id of the source, the name of the fact."""
        found = self._known.fact(kind, ref, fact)
        self._read.setdefault((kind, ref), {})[fact] = found
        return found.answer

    def text(self, kind: str, ref: str, fact: str) -> str:
        """A fact in words; "" where there is none."""
        answer = self.read(kind, ref, fact)
        return answer if isinstance(answer, str) else ""

    def texts(self, kind: str, ref: str, fact: str) -> tuple[str, ...]:
        """A fact that is a list of words."""
        answer = self.read(kind, ref, fact)
        return tuple(str(part) for part in answer) if isinstance(answer, tuple) else ()

    def pairs(self, kind: str, ref: str, fact: str) -> tuple[tuple[str, str], ...]:
        """A fact that is a list of pairs of words."""
        answer = self.read(kind, ref, fact)
        rows = answer if isinstance(answer, tuple) else ()
        return tuple((str(row[0]), str(row[1])) for row in rows if isinstance(row, tuple))

    def sources(self) -> tuple[TraceSource, ...]:
        """What was read so far."""
        return tuple(
            TraceSource(kind, ref, tuple(facts.values()))
            for (kind, ref), facts in self._read.items()
        )
