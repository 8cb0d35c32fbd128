"""[[evidence]]: where the numbers come from, the weakest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Bullets, Callout, Paragraph, Table, cell, paragraph
from workbench.model.amount import Amount
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
    weak = counts[Source.LIBRARY] + counts[Source.GUESS]
    warning = (
        (
            Callout(
                "warning",
                (
                    paragraph(
                        f"{weak} of {len(rows)} numbers are library defaults or guesses. They make "
                        "the model run; they are not facts about your agency. Replace those of the "
                        "busiest role first."
                    ),
                ),
            ),
        )
        if weak
        else ()
    )
    rows.sort(key=lambda row: -row[1].evidence.source.firmness)
    table = Table(
        id="table-evidence",
        caption="Numbers and their evidence",
        header=("Number", "Value", "Evidence"),
        rows=tuple(
            (cell(name), cell(wording.quantity(number), align="end"), cell(number.evidence.words()))
            for name, number in rows
        ),
        summary="One row for each number that was given, the weakest evidence first.",
        widths=(3, 2, 2.4),
        row_header=True,
    )
    return Fragment((Bullets(entries), *warning, table))


def note(grounds: Iterable[Evidence]) -> tuple[Paragraph, ...]:
    """How many numbers of a table come from where, in small print; nothing without numbers."""
    counts = Counter(ground.source for ground in grounds)
    said = ", ".join(f"{source.value} ({counts[source]})" for source in Source if counts[source])
    return (paragraph(f"Where these numbers come from: {said}.", role="note"),) if said else ()


def of_process(process: Process) -> Iterator[Row]:
    """The numbers of the steps and the shares of the flows."""
    for node in process.nodes:
        name = node.name or node.id
        said = node.attributes
        for what, number in (("work", said.work), ("wait", said.wait), ("cost", said.cost)):
            if number is not None:
                yield f"{name}: {what}", number
    for flow in process.flows:
        if flow.share is not None:
            source = process.by_id[flow.source].name if flow.source in process.by_id else ""
            yield f"{source or flow.source}: {flow.name or flow.target}", flow.share


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
