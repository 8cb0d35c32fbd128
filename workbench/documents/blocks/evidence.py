"""[[evidence]]: where the numbers come from, the weakest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.following import name_after
from workbench.documents.outline import Fragment
from workbench.documents.tree import Bullets, Callout, Paragraph, Table, cell, paragraph
from workbench.model.amount import Amount
from workbench.model.element import FlowNode
from workbench.model.evidence import Evidence, Quantity, Source
from workbench.model.process import Process
from workbench.model.scenario import Scenario

Row = tuple[str, Quantity[Amount]]


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """How many numbers there are of each source, a warning on defaults, and the list."""
    rows = [*of_process(dossier.process), *of_scenario(dossier.scenario)]
    if not rows:
        return Fragment((paragraph("Nobody has given a number yet."),))
    counts = Counter(quantity.evidence.source for _, quantity in rows)
    entries = tuple(
        (paragraph(f"{wording.counted(counts[source], 'number')}: {source.value}"),)
        for source in Source
        if counts[source]
    )
    rows.sort(key=lambda row: -row[1].evidence.source.firmness)
    table = Table(
        id="table-evidence",
        caption="Numbers and their evidence",
        header=("Number", "Value", "Evidence"),
        rows=tuple(
            (
                cell(name),
                cell(wording.given(number, _currency(dossier)), align="end"),
                cell(number.evidence.words()),
            )
            for name, number in rows
        ),
        summary="One row for each number that was given, the weakest evidence first.",
        widths=(3, 2, 2.4),
        row_header=True,
    )
    weak = counts[Source.LIBRARY] + counts[Source.GUESS]
    return Fragment((Bullets(entries), *_warning(weak, len(rows)), table))


def _warning(weak: int, of: int) -> tuple[Callout, ...]:
    """A warning on numbers that are no facts about the agency; nothing without such."""
    if not weak:
        return ()
    said = (
        f"{weak} of {wording.counted(of, 'number')} {'is a' if weak == 1 else 'are'} library "
        f"{'default or guess' if weak == 1 else 'defaults or guesses'}. They make the model run; "
        "they are not facts about your agency. Replace those of the busiest role first."
    )
    return (Callout("warning", (paragraph(said),)),)


def note(grounds: Iterable[Evidence]) -> tuple[Paragraph, ...]:
    """How many numbers of a table come from where, in small print; nothing without numbers."""
    counts = Counter(ground.source for ground in grounds)
    said = ", ".join(f"{source.value} ({counts[source]})" for source in Source if counts[source])
    return (paragraph(f"Where these numbers come from: {said}.", role="note"),) if said else ()


def of_process(process: Process) -> Iterator[Row]:
    """The numbers of the steps and the shares of the flows."""
    for node in process.nodes:
        name = wording.step(node)
        said = node.attributes
        for what, number in (("work", said.work), ("wait", said.wait), ("cost", said.cost)):
            if number is not None:
                yield f"{name}: {what}", number
    for flow in process.flows:
        if flow.share is not None:
            asked = process.by_id.get(flow.source)
            answer = flow.name or name_after(process, flow.target)
            yield f"{_asked(process, asked)}: {answer}", flow.share


def _asked(process: Process, node: FlowNode | None) -> str:
    """The question that a share answers: the gateway's name, else the step before it."""
    if node is None or node.name:
        return node.name if node else "(no name)"
    sources = (process.by_id.get(flow.source) for flow in process.incoming(node.id))
    return next((f"After “{s.name}”" for s in sources if s and s.name), "(no name)")


def _currency(dossier: Dossier) -> str:
    return dossier.scenario.currency if dossier.scenario else ""


def of_scenario(scenario: Scenario | None) -> Iterator[Row]:
    """The numbers of the scenario."""
    if scenario is None:
        return
    if scenario.arrivals:
        yield "Cases", scenario.arrivals
    for staff in scenario.staff:
        yield f"{staff.role}: people", staff.people
        yield f"{staff.role}: share of their day", staff.availability
        if staff.cost:
            yield f"{staff.role}: cost", staff.cost
