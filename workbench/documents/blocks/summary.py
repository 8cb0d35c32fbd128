"""[[summary]]: the page that a manager reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.derivation.naming import name
from workbench.derivation.phrases import capital
from workbench.documents import wording
from workbench.documents.blocks.cycle_time import timed
from workbench.documents.blocks.outcomes import several
from workbench.documents.blocks.work import cost
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.process_names import NOBODY, outcomes_of_processes
from workbench.documents.tree import Bullets, Table, cell, paragraph
from workbench.model.evidence import Quantity
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
    yield from _work(dossier)
    yield from _handovers(dossier)
    time = dossier.analysis.cycle_time
    if time.total and timed(dossier):
        label = "Time without queues, on average"
        at_least = "at least " if time.lower_bound else ""
        said = at_least + wording.duration(time.total, dossier.scenario)
        yield label, said, time.total.evidence.words()
    found = outcomes_of_processes(dossier.process, dossier.analysis.visits)
    for process, outcomes in found.items():
        ends = f"{process}: ends with" if len(found) > 1 else "Ends with"
        for outcome in outcomes:
            if outcome.share:
                end = capital(name(dossier.process, dossier.process.by_id[outcome.node]))
                share = wording.estimate(outcome.share)
                yield f"{ends}: {end}", share, outcome.share.evidence.words()


def _handovers(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    hands = dossier.analysis.handovers
    if hands.total is None:
        yield "Hand-offs", "not known", NOBODY
        return
    yield "Hand-offs, on average", wording.estimate(hands.total), hands.total.evidence.words()
    if hands.outside and hands.outside.mean.value > 0:
        label = "Of these, to or from outside parties"
        yield label, wording.estimate(hands.outside), hands.outside.evidence.words()


def _work(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    work = dossier.analysis.work
    if not work.steps:
        return
    evidence = work.total.evidence
    times = [work.total, *(Quantity(time, evidence) for time in (work.shortest, work.longest))]
    usual, quick, slow = wording.durations(times, dossier.scenario)
    yield "Work of the agency, on average", usual, evidence.words()
    if work.shortest < work.longest:
        label = "If every step took its shortest or its longest time"
        unit = f" {slow.partition(' ')[2]}"
        yield label, f"{quick.removesuffix(unit)} to {slow}", evidence.words()
    if work.cost:
        yield "Cost of that work, on average", cost(dossier, work.cost), work.cost.evidence.words()


def headlines(dossier: Dossier) -> Iterator[str]:
    """What to look at first, in sentences; every number with its evidence."""
    analysis = dossier.analysis
    found = outcomes_of_processes(dossier.process, dossier.analysis.visits)
    if len(found) > 1:
        yield several(list(found))
    yield from _limits(dossier)
    if analysis.handovers.pairs:
        pair = analysis.handovers.pairs[0]
        yield (
            f"The most frequent hand-off is from {pair.source} to {pair.target}: "
            f"{wording.times(pair.count)} a case ({pair.count.evidence.words()})."
        )
    errors = [f for f in dossier.findings if f.severity is Severity.ERROR]
    if errors:
        yield f"{wording.counted(len(errors), 'error')} in the model itself; see the checks."
    problems = [node for node in dossier.process.nodes if node.attributes.problem]
    if problems:
        yield f"People named {wording.counted(len(problems), 'problem')}."


def _limits(dossier: Dossier) -> Iterator[str]:
    limit, load = dossier.analysis.bottleneck, dossier.analysis.load
    if limit and limit.capacity:
        said = f"{wording.estimate(limit.capacity)} ({limit.capacity.evidence.words()})"
        yield f"{limit.role} can do the fewest cases: {said}."
    busiest = load.roles[0] if load and load.roles else None
    if busiest and busiest.load:
        said = f"{wording.estimate(busiest.load)} of its time ({busiest.load.evidence.words()})"
        yield f"{busiest.role} is the busiest role: {said}."
