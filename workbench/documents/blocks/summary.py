"""[[summary]]: the page that a manager reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.documents import wording
from workbench.documents.blocks.cycle_time import timed
from workbench.documents.blocks.work import cost
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Bullets, Table, cell, paragraph
from workbench.model.finding import Severity


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """The key numbers with their evidence, then what to look at first."""
    rows = tuple(
        (cell(what), cell(said, align="end"), cell(evidence))
        for what, said, evidence in numbers(dossier)
    )
    table = Table(
        id="table-summary",
        caption="Key numbers of one case",
        header=("What", "How much", "Evidence"),
        rows=rows,
        summary="One row for each key number. The evidence is that of its weakest input.",
        widths=(2.6, 2, 2.4),
        row_header=True,
    )
    first = tuple((paragraph(words),) for words in headlines(dossier))
    return Fragment((table, *((Bullets(first),) if first else ())))


def numbers(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """Name, value and evidence of the key numbers that are known."""
    analysis = dossier.analysis
    yield from _work(dossier)
    total = analysis.handovers.total
    yield "Hand-offs, on average", wording.number(total.mean.value), total.evidence.words()
    time = analysis.cycle_time.total
    if time and timed(dossier):
        label = "Time without queues, on average"
        at_least = "at least " if analysis.cycle_time.lower_bound else ""
        yield label, at_least + wording.duration(time.mean, dossier.scenario), time.evidence.words()
    for outcome in analysis.visits.outcomes:
        if outcome.share:
            name = f"Ends with: {outcome.name or outcome.node}"
            share = wording.percent(outcome.share.mean.value)
            yield name, share, outcome.share.evidence.words()


def _work(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    work = dossier.analysis.work
    if not work.steps:
        return
    evidence = work.total.evidence.words()
    yield (
        "Work of the agency, on average",
        wording.duration(work.total.mean, dossier.scenario),
        evidence,
    )
    if work.shortest < work.longest:
        quick, slow = (
            wording.duration(work.shortest, dossier.scenario),
            wording.duration(work.longest, dossier.scenario),
        )
        yield "If every step took its shortest, its longest time", f"{quick}; {slow}", evidence
    if work.cost:
        yield "Cost of that work, on average", cost(dossier, work.cost), work.cost.evidence.words()


def headlines(dossier: Dossier) -> Iterator[str]:
    """What to look at first, in sentences."""
    analysis = dossier.analysis
    if analysis.bottleneck and analysis.bottleneck.capacity:
        capacity = wording.amount(analysis.bottleneck.capacity.mean)
        yield f"{analysis.bottleneck.role} can do the fewest cases: {capacity}."
    if analysis.load and analysis.load.roles and analysis.load.roles[0].load:
        busiest = analysis.load.roles[0]
        if busiest.load:
            part = wording.amount(busiest.load.mean)
            yield f"{busiest.role} is the busiest role: {part} of its time."
    if analysis.handovers.pairs:
        pair = analysis.handovers.pairs[0]
        times = wording.times(pair.count.mean.value)
        yield f"The most frequent hand-off is from {pair.source} to {pair.target}: {times} a case."
    errors = [f for f in dossier.findings if f.severity is Severity.ERROR]
    if errors:
        yield f"{wording.counted(len(errors), 'error')} in the model itself; see the checks."
    problems = [node for node in dossier.process.nodes if node.attributes.problem]
    if problems:
        yield f"People named {wording.counted(len(problems), 'problem')}."
