"""[[functions]]: the function hierarchy as picture and table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.analysis.decomposition import Function, FunctionKind
from workbench.documents import wording
from workbench.documents.blocks import evidence
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Figure, Table, cell


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The picture shows functions, the table functions and their steps.

    A process that is one function has no picture: it would be a single box.
    """
    root = dossier.analysis.functions
    top = wording.listed([child.name for child in root.children])
    figures = tuple(
        Figure(
            id="figure-functions",
            caption="Function hierarchy",
            drawing=drawing,
            alt=f"Tree of functions. {root.name} has the parts {top}"[:214].rstrip(" ,.")
            + ". The whole tree is the table below.",
        )
        for drawing in dossier.drawings.get("functions", ())
        if any(child.kind is not FunctionKind.STEP for child in root.children)
    )
    rows = tuple(
        (
            cell(function.number),
            cell(function.name),
            cell("step" if function.kind is FunctionKind.STEP else "function"),
            cell("; ".join((*function.roles, *function.parties))),
            cell("; ".join(function.systems)),
            cell(wording.estimate(function.work) if function.work else "", align="end"),
        )
        for function in walk(root)
    )
    table = Table(
        id="table-functions",
        caption="Functions",
        header=("No.", "Function", "Kind", "Who", "Systems", "Work a case"),
        rows=rows,
        summary="One row for each function, each followed by its parts.",
        widths=(0.8, 2.6, 0.9, 1.6, 1.4, 1),
        row_header=True,
    )
    note = evidence.note(part.work.evidence for part in walk(root) if part.work)
    return Fragment((*figures, table, *note))


def walk(function: Function) -> Iterator[Function]:
    """A function, then all below it, in the order of their numbers."""
    yield function
    for child in function.children:
        yield from walk(child)
