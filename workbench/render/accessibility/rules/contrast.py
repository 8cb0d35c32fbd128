"""Words do not stand out from their background."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.finding import Severity
from workbench.render.accessibility import colours
from workbench.render.accessibility.opened import WordFile, excerpt
from workbench.render.accessibility.rule import Place, Rule


def look(file: WordFile) -> Iterator[Place]:
    """Runs below the ratio of WCAG; each pair of colours once, with its first place."""
    seen: set[tuple[str, str]] = set()
    for pair, run in colours.first_runs(file).items():
        ratio = colours.contrast(pair.ink, pair.ground)
        if ratio < (3.0 if pair.large else 4.5) and (pair.ink, pair.ground) not in seen:
            seen.add((pair.ink, pair.ground))
            yield Place(
                f"“{excerpt(run)}”",
                f"#{pair.ink} on #{pair.ground} has a contrast of {ratio:.1f} to 1.",
            )


RULE = Rule(
    code="contrast",
    title="Words do not stand out from their background.",
    severity=Severity.ERROR,
    criterion="1.4.3",
    remedy="Choose a darker colour or a lighter shade: 4.5 to 1 or more, large letters 3 to 1.",
    look=look,
)
