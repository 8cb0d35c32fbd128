"""Every derived statement is one sentence in the grammar of EARS (Mavin et al., 2009)."""

from __future__ import annotations

import re

import pytest

from derivation.library_tables import TABLES, library_process
from derivation.rich_process import NUMBERS, RICH
from workbench.derivation.derive import derive
from workbench.model.process import Process
from workbench.model.requirement import Pattern, Requirement

PROCESSES: dict[str, Process] = {
    "rich": RICH,
    **{name: library_process(name) for name in TABLES},
}
SYSTEM = r"(?:[Tt]he )?[\w-]+(?: [\w-]+){0,4}"
SUBJECT = rf"{SYSTEM}(?:(?:, {SYSTEM})* and {SYSTEM})?"
GRAMMAR = {
    Pattern.UBIQUITOUS: rf"{SUBJECT} shall [^.]+\.",
    Pattern.EVENT: rf"When .+, {SUBJECT} shall [^.]+\.",
    Pattern.OPTIONAL: rf"Where .+, {SUBJECT} shall [^.]+\.",
    Pattern.UNWANTED: rf"If .+, then {SUBJECT} shall [^.]+\.",
    Pattern.COMPLEX: rf"While .+, when .+, {SUBJECT} shall [^.]+\.",
}
VAGUE = (
    "appropriate", "as needed", "if necessary", "be able to", "user-friendly", "etc", "adequate",
    "and/or", "quickly", "easy", "sufficient", "timely", "support", "relevant", "should", "may",
    "might", "it", "they", "some", "several", "minimize", "maximize", "TBD",
)  # fmt: skip
STATEMENTS = [
    pytest.param(requirement, id=f"{name} {requirement.id}")
    for name, process in PROCESSES.items()
    for requirement in derive(process, NUMBERS).requirements
]


def unquoted(statement: str) -> str:
    """A statement with its labels made neutral: what clerks typed is not ours to judge."""
    return re.sub("“[^”]*”", "“label”", statement)


@pytest.mark.parametrize("requirement", STATEMENTS)
def test_a_statement_follows_its_pattern(requirement: Requirement) -> None:
    said = unquoted(requirement.statement)
    assert re.fullmatch(GRAMMAR[requirement.pattern], said), said
    assert said.count(" shall ") == 1
    assert "  " not in said
    assert "“”" not in requirement.statement
    assert "None" not in said


@pytest.mark.parametrize("requirement", STATEMENTS)
def test_a_statement_has_no_vague_word(requirement: Requirement) -> None:
    said = unquoted(requirement.statement)
    found = [word for word in VAGUE if re.search(rf"\b{re.escape(word)}\b", said)]
    assert not found, said


@pytest.mark.parametrize("requirement", STATEMENTS)
def test_a_statement_tells_why_and_how_it_is_shown(requirement: Requirement) -> None:
    assert requirement.rationale.endswith(".")
    assert requirement.verification in {"inspection", "analysis", "demonstration", "test"}


def test_all_patterns_but_the_state_are_used() -> None:
    used = {param.values[0].pattern for param in STATEMENTS}  # type: ignore[union-attr]
    assert used == set(Pattern) - {Pattern.STATE}
