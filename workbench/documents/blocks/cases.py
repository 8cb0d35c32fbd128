"""[[test-cases]] and [[written-cases]]: scripts that a clerk can follow and fill in."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.blocks.requirements import origin
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import (
    Block,
    Form,
    Inlines,
    Item,
    Reference,
    Table,
    cell,
    paragraph,
    text,
)
from workbench.model.verification import TestCase


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The derived cases; requirements that are replaced are not shown by them."""
    gone = frozenset(each.id for each in dossier.derived.requirements if each.replaced_by)
    return Fragment(tuple(b for case in dossier.derived.cases for b in script(case, gone)))


def written(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The cases that analysts wrote themselves."""
    return Fragment(tuple(b for case in dossier.cases for b in script(case)))


def script(case: TestCase, gone: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    """A case: what must be true before, the table of steps, the lines for the result."""
    item = Item(
        id=case.id,
        title=case.title,
        children=tuple(paragraph(words) for words in (case.text,) if words),
        fields=tuple(
            (label, words)
            for label, words in (
                ("Before you start", text(" ".join(case.preconditions))),
                ("Outcome", text(case.outcome)),
                ("Shows", _shown([id_ for id_ in case.verifies if id_ not in gone])),
                ("From", text(_origin(case))),
            )
            if words not in ((), text(""))
        ),
        base=case.title,
    )
    return (item, _table(case), Form(("Tester", "Date", "Result")))


def _shown(verified: list[str]) -> Inlines:
    """How many requirements, and where they are listed: a script may show a hundred."""
    if not verified:
        return ()
    count = wording.counted(len(verified), "requirement")
    return text(f"{count}, listed in ", Reference("table-test-matrix"))


def _origin(case: TestCase) -> str:
    """The way through the process; the steps on it stand in the script."""
    return (
        f"the drawing, along {wording.counted(len(case.flows), 'of its arrows', 'of its arrows')}"
        if case.flows
        else origin(case.sources)
    )


def _table(case: TestCase) -> Table:
    rows = tuple(
        (cell(str(number)), cell(step.who), cell(step.action), cell(step.expected), cell(""))
        for number, step in enumerate(case.steps, start=1)
    )
    return Table(
        id=f"table-{case.id.lower()}",
        caption=f"Script of {case.id}",
        header=("No.", "Who", "Do", "Should happen", "Pass or fail"),
        rows=rows,
        summary="One row for each line of the script. The last column is left empty to write in.",
        widths=(0.5, 1.3, 2.6, 2.6, 0.9),
        row_header=True,
    )
