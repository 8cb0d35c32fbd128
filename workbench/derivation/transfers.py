"""Data that one system of the agency gives to the next one that uses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.derivation.catalogue import known
from workbench.derivation.path_facts import data_ways
from workbench.model.process import Process


@dataclass(frozen=True)
class Transfer:
    """The two systems, the data, and the step that makes it."""

    source: str
    target: str
    data: tuple[str, ...]
    step: str


def transfers(process: Process) -> Iterator[Transfer]:
    """What passes from step to step, by the facts of the interface requirements."""
    answers = known(process, None)
    for way in data_ways(answers):
        maker, _, user = way.partition(">")
        data = answers.answer("path", way, "data passed")
        if isinstance(data, tuple) and data:
            source = str(answers.answer("step", maker, "keeper"))
            target = str(answers.answer("step", user, "subject"))
            yield Transfer(_bare(source), _bare(target), tuple(map(str, data)), maker)


def _bare(system: str) -> str:
    return system.removeprefix("the ")
