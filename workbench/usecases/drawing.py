"""The drawings that documents use, made once for all of them."""

from __future__ import annotations

from workbench.analysis.report import Analysis
from workbench.documents.tree import Drawing
from workbench.render import graph, raster
from workbench.render.diagram import tiles
from workbench.usecases.opening import Opened

# At this width a part set 6.5 inches wide keeps its 12 px letters at 7 pt or more.
PAGE_WIDTH = 830.0


def drawings(opened: Opened, analysis: Analysis) -> dict[str, tuple[Drawing, ...]]:
    """All drawings by the names that `Dossier.drawings` gives them."""
    process = opened.process
    drawn = {"process": _parts(opened, frozenset())}
    for role in process.roles:
        own = frozenset(node.id for node in process.nodes if process.who(node) == role)
        drawn[f"process:{role}"] = _parts(opened, own)
    drawn["functions"] = (raster.drawing(graph.svg(function_chart(analysis.functions))),)
    if analysis.handovers.pairs:
        drawn["handovers"] = (raster.drawing(graph.svg(handover_chart(analysis))),)
    return drawn


def _parts(opened: Opened, marked: frozenset[str]) -> tuple[Drawing, ...]:
    parts = tiles(opened.process, opened.diagram, PAGE_WIDTH, marked)
    return tuple(raster.drawing(svg) for _, svg in parts)
