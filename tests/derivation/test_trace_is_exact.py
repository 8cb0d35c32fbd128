"""The trace is judged by something that does not use it: both versions are derived anew.

An item is stale exactly if, under its id, the new version gives another item or none.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from derivation.library_tables import TABLES, library_process
from derivation.random_edits import Version, edit
from derivation.rich_process import NUMBERS, RICH
from workbench.derivation.catalogue import known
from workbench.derivation.derive import Item, derive
from workbench.derivation.stale import differences_from
from workbench.formats.step_table.reader import read_csv

ROOT = Path(__file__).parent.parent.parent
SHIPPED = read_csv((ROOT / "processes/building-permit/steps.csv").read_bytes(), "steps.csv").process
VERSIONS: dict[str, Version] = {
    "rich": (RICH, NUMBERS),
    "building-permit": (SHIPPED, NUMBERS),
    **{name: (library_process(name), NUMBERS) for name in TABLES},
}


def said(version: Version) -> dict[str, Item]:
    """What a version says, by id and without the trace."""
    return {item.id: replace(item, sources=()) for item in derive(*version).items()}


def truly_stale(old: Version, new: Version) -> set[str]:
    before, after = said(old), said(new)
    return {key for key, item in before.items() if after.get(key) != item}


def traced_stale(old: Version, new: Version) -> set[str]:
    answers = known(*new)
    return {item.id for item in derive(*old).items() if differences_from(item, answers)}


@pytest.mark.parametrize("name", VERSIONS)
@pytest.mark.parametrize("round_", range(2))
def test_stale_by_trace_is_stale_by_deriving_anew(name: str, round_: int) -> None:
    random = Random(f"{name}{round_}")  # noqa: S311
    old = VERSIONS[name]
    for number in range(60):
        done, new = edit(random, old)
        assert traced_stale(old, new) == truly_stale(old, new), (number, done)


def test_edits_upon_edits_stay_exact() -> None:
    random = Random(7)  # noqa: S311
    version = VERSIONS["rich"]
    for number in range(40):
        done, new = edit(random, version)
        assert traced_stale(version, new) == truly_stale(version, new), (number, done)
        version = new if new[0].roles and new[0].lanes else VERSIONS["rich"]


@pytest.mark.parametrize("name", VERSIONS)
def test_the_same_version_is_never_stale_and_has_each_id_once(name: str) -> None:
    version = VERSIONS[name]
    assert traced_stale(version, version) == set()
    items = list(derive(*version).items())
    assert len({item.id for item in items}) == len(items)


@pytest.mark.parametrize("name", VERSIONS)
def test_every_item_says_where_it_comes_from(name: str) -> None:
    for item in derive(*VERSIONS[name]).items():
        assert item.sources
        assert all(source.facts for source in item.sources)
