"""[[test-coverage]] and [[test-differences]]: what the tests go through, and where those that
were derived and those that were written ask for different things."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Block, Bullets, Table, cell, paragraph
from workbench.model.amount import Share
from workbench.model.evidence import Evidence, Quantity, Source, weakest
from workbench.model.requirement import Requirement


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """Sentences with the numbers, then what no test can reach."""
    coverage, cases = dossier.derived.coverage, dossier.derived.cases
    if not cases:
        return Fragment(
            (paragraph("No way from a start to an end was found, so there is no test."),)
        )
    share = Quantity(Share(coverage.share), _ground(dossier))
    many = len(cases) != 1
    said = (
        f"{wording.counted(len(cases), 'script')} {'go' if many else 'goes'} along "
        f"{coverage.flows_tested} of the {wording.counted(coverage.flows, 'arrow')} of the "
        f"drawing. {wording.estimate(share)} of all cases take exactly the way of "
        f"{'one of the scripts' if many else 'the script'} ({share.evidence.words()})"
    )
    rest = "; the others repeat or combine their parts." if coverage.share < 1 - 1e-9 else "."
    blocks: list[Block] = [paragraph(said + rest)]
    if dossier.derived.findings:
        entries = tuple((paragraph(found.message),) for found in dossier.derived.findings)
        blocks += [paragraph("Not tested:"), Bullets(entries)]
    return Fragment(tuple(blocks))


def _ground(dossier: Dossier) -> Evidence:
    """The weakest evidence of the shares at the ways that the scripts take."""
    known = dossier.analysis.visits.evidence
    taken = {flow for case in dossier.derived.cases for flow in case.flows}
    grounds = [known[flow] for flow in sorted(taken) if flow in known]
    return weakest(grounds) if grounds else Evidence(Source.MODEL)


def differences(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """One row for each written requirement that takes the place of derived ones; nothing where
    there is none."""
    rows = tuple(
        (
            cell(requirement.id),
            cell(", ".join(requirement.replaces)),
            cell(", ".join(_scripts(dossier, requirement)) or "none"),
            cell(", ".join(c.id for c in dossier.cases if requirement.id in c.verifies) or "none"),
        )
        for requirement in dossier.requirements
        if requirement.replaces
    )
    if not rows:
        return Fragment()
    said = paragraph(
        "Here people wrote a requirement that differs from the process as it is drawn. Where a "
        "script below stands against a written test, the written test decides: mark that line "
        "of the script “not applicable”."
    )
    table = Table(
        id="table-test-differences",
        caption="Written tests that differ from scripts",
        header=("Written requirement", "In place of", "Scripts that show the old way", "Test"),
        rows=rows,
        summary="One row for each written requirement that takes the place of a derived one.",
        widths=(1.5, 2.2, 2.2, 1.5),
        row_header=True,
    )
    return Fragment((said, table))


def _scripts(dossier: Dossier, requirement: Requirement) -> list[str]:
    """The derived cases that show what the requirement replaced."""
    old = set(requirement.replaces)
    return [case.id for case in dossier.derived.cases if old & set(case.verifies)]
