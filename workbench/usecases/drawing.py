"""The drawings that documents use, made once for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.decomposition import Function, FunctionKind
from workbench.analysis.handover import Handovers
from workbench.analysis.report import Analysis
from workbench.documents import wording
from workbench.documents.tree import Drawing
from workbench.render import graph, raster
from workbench.render.diagram import tiles
from workbench.render.graph import Chart, ChartEdge, ChartNode
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
        chart = handover_chart(analysis.handovers)
        drawn["handovers"] = (raster.drawing(graph.svg(chart)),)
    return drawn


def _parts(opened: Opened, marked: frozenset[str]) -> tuple[Drawing, ...]:
    parts = tiles(opened.process, opened.diagram, PAGE_WIDTH, marked)
    return tuple(raster.drawing(svg) for _, svg in parts)


def function_chart(root: Function) -> Chart:
    """The hierarchy without its steps, which would make it unreadable."""
    functions = list(_functions(root))
    nodes = tuple(ChartNode(f.number, f"{f.number} {f.name}") for f in functions)
    edges = tuple(
        ChartEdge(function.number, child.number)
        for function in functions
        for child in function.children
        if child.kind is not FunctionKind.STEP
    )
    return Chart(nodes, edges, direction="LR", directed=False)


def _functions(function: Function) -> Iterator[Function]:
    if function.kind is not FunctionKind.STEP:
        yield function
        for child in function.children:
            yield from _functions(child)


def handover_chart(handovers: Handovers) -> Chart:
    """Who gives to whom, with the expected number a case."""
    names = dict.fromkeys(name for pair in handovers.pairs for name in (pair.source, pair.target))
    edges = tuple(
        ChartEdge(pair.source, pair.target, wording.number(pair.count.mean.value))
        for pair in handovers.pairs
    )
    return Chart(tuple(ChartNode(name, name) for name in names), edges, direction="LR")
