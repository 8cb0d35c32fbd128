"""[[test-coverage]]: which part of the flows and of the cases the tests go through."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents import wording
from workbench.documents.dossier import Dossier
from workbench.documents.outline import Fragment
from workbench.documents.tree import Block, Bullets, paragraph


def block(dossier: Dossier, options: Mapping[str, str]) -> Fragment:
    """Sentences with the numbers, then what no test can reach."""
    coverage, cases = dossier.derived.coverage, dossier.derived.cases
    if not cases:
        return Fragment(
            (paragraph("No way from a start to an end was found, so there is no test."),)
        )
    said = (
        f"{wording.counted(len(cases), 'script')} go through {coverage.flows_tested} of "
        f"{coverage.flows} sequence flows. {wording.percent(coverage.share)} of all cases take "
        "exactly the way of one of the scripts; the others repeat or combine their parts."
    )
    blocks: list[Block] = [paragraph(said)]
    if dossier.derived.findings:
        entries = tuple((paragraph(found.message),) for found in dossier.derived.findings)
        blocks += [paragraph("Not tested:"), Bullets(entries)]
    return Fragment(tuple(blocks))
