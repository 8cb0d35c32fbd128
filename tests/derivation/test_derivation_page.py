"""The page on derivation tells the truth: every rule, every fact it reads, every fact there is."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from derivation.library_tables import TABLES, library_process
from derivation.rich_process import NUMBERS, RICH
from workbench.derivation.catalogue import CATALOGUE, known
from workbench.derivation.requirements import RULES, elements
from workbench.derivation.rule import Rule, apply

PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "derivation.md"
TEXT = PAGE.read_text(encoding="utf-8")
ROWS = {
    (prefix, aspect): {fact.strip() for fact in facts.split(",")}
    for prefix, aspect, facts in re.findall(
        r"^\| `(\w+)-…-(\w+)` \|.*\| ([^|]+) \|$", TEXT, re.MULTILINE
    )
}
FACTS = {
    kind: {fact.strip() for fact in facts.split(",")}
    for kind, facts in re.findall(r"^\| `(\w+)` \| [^|]+ \| ([a-z, ]+) \|$", TEXT, re.MULTILINE)
}


@cache
def read_by_rules() -> dict[tuple[str, str], set[str]]:
    """The facts that each rule read where it derived something."""
    found = defaultdict(set)
    for process in (RICH, *map(library_process, TABLES)):
        answers = known(process, NUMBERS)
        for kind, ref in elements(answers):
            for rule in (rule for rule in RULES if rule.kind == kind):
                derived = apply(rule, answers, ref)
                for source in derived.sources if derived else ():
                    if source.kind != "term":
                        found[rule.prefix, rule.aspect] |= {fact.name for fact in source.facts}
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.prefix}-{rule.aspect}")
def test_every_rule_is_on_the_page_with_the_facts_it_reads(rule: Rule) -> None:
    key = (rule.prefix, rule.aspect)
    assert key in ROWS
    assert read_by_rules()[key] <= ROWS[key]


def test_the_page_has_no_rule_that_is_not_there() -> None:
    assert set(ROWS) == {(rule.prefix, rule.aspect) for rule in RULES}


@pytest.mark.parametrize("kind", CATALOGUE)
def test_every_fact_is_on_the_page(kind: str) -> None:
    assert FACTS[kind] == set(CATALOGUE[kind])


@pytest.mark.parametrize("key", ROWS)
def test_a_fact_that_a_rule_reads_exists(key: tuple[str, str]) -> None:
    everything = set().union(*map(set, CATALOGUE.values()))
    assert ROWS[key] <= everything
