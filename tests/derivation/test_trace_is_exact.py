"""The trace is judged by something that does not use it: both versions are derived anew.

An item is stale exactly if, under its id, the new version gives another item or none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from derivation.library_tables import TABLES, library_process
from derivation.random_edits import Version, edit
from derivation.rich_process import NUMBERS, RICH
from workbench.derivation.catalogue import known
from workbench.derivation.derive import Derived, Item, derive
from workbench.derivation.reader import Reader
from workbench.derivation.stale import differences_from
from workbench.formats.step_table.reader import read_csv
from workbench.model.trace import TraceSource

ROOT = Path(__file__).parent.parent.parent
SHIPPED = read_csv((ROOT / "processes/building-permit/steps.csv").read_bytes(), "steps.csv").process
VERSIONS: dict[str, Version] = {
    "rich": (RICH, NUMBERS),
    "building-permit": (SHIPPED, NUMBERS),
    **{name: (library_process(name), NUMBERS) for name in TABLES},
}


def said(items: Iterable[Item]) -> dict[str, Item]:
    """Items by id and without their trace."""
    return {item.id: replace(item, sources=()) for item in items}


def truly_stale(old: Derived, new: Version) -> set[str]:
    """Found by deriving anew; the trace has no part in it."""
    before, after = said(old.items()), said(derive(*new).items())
    return {key for key, item in before.items() if after.get(key) != item}


def traced_stale(old: Derived, new: Version) -> set[str]:
    """Found by asking the facts of the sources again."""
    answers = known(*new)
    return {item.id for item in old.items() if differences_from(item, answers)}


@pytest.mark.parametrize("name", VERSIONS)
@pytest.mark.parametrize("round_", range(2))
def test_stale_by_trace_is_stale_by_deriving_anew(name: str, round_: int) -> None:
    random = Random(f"{name}{round_}")  # noqa: S311
    old = derive(*VERSIONS[name])
    for number in range(40):
        done, new = edit(random, VERSIONS[name])
        assert traced_stale(old, new) == truly_stale(old, new), (number, done)


def test_edits_upon_edits_stay_exact() -> None:
    random = Random(7)  # noqa: S311
    version = VERSIONS["rich"]
    for number in range(40):
        old, (done, new) = derive(*version), edit(random, version)
        assert traced_stale(old, new) == truly_stale(old, new), (number, done)
        version = new if new[0].roles and new[0].lanes else VERSIONS["rich"]


def test_a_reader_that_forgets_a_fact_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge can tell: were a rule read but not remembered, items would be missed."""
    remembered = Reader.sources

    def forgetful(reader: Reader) -> tuple[TraceSource, ...]:
        return tuple(
            replace(source, facts=tuple(fact for fact in source.facts if fact.name != "rule"))
            for source in remembered(reader)
        )

    monkeypatch.setattr(Reader, "sources", forgetful)
    attributes = replace(RICH.by_id["check"].attributes, rule="Rule 8")
    nodes = tuple(
        replace(node, attributes=attributes) if node.id == "check" else node for node in RICH.nodes
    )
    old, new = derive(RICH, NUMBERS), (replace(RICH, nodes=nodes), NUMBERS)
    assert "LIC-FR-check-rule" in truly_stale(old, new) - traced_stale(old, new)


@pytest.mark.parametrize("name", VERSIONS)
def test_the_same_version_is_never_stale_and_has_each_id_once(name: str) -> None:
    derived = derive(*VERSIONS[name])
    assert traced_stale(derived, VERSIONS[name]) == set()
    items = list(derived.items())
    assert len({item.id for item in items}) == len(items)


@pytest.mark.parametrize("name", VERSIONS)
def test_every_item_says_where_it_comes_from(name: str) -> None:
    for item in derive(*VERSIONS[name]).items():
        assert item.sources
        assert all(source.facts for source in item.sources)
