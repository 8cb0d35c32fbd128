"""The drawings that documents use, made once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.analysis.decomposition import Function, FunctionKind
from workbench.analysis.handover import Handovers
from workbench.analysis.report import Analysis
from workbench.documents import wording
from workbench.documents.tree import Drawing
from workbench.formats.bpmn.layout.lay_out import lay_out
from workbench.model.diagram import Diagram
from workbench.model.process import Process
from workbench.render import graph, raster
from workbench.render.diagram.drawing import tiles
from workbench.render.graph import Chart, ChartEdge, ChartNode
from workbench.usecases.opening import Opened

# At this width a part set 6.5 inches wide keeps its 12 px letters at 7 pt or more.
PAGE_WIDTH = 802.0
# 185 pixels to the inch on paper, for programs that do not show the vector picture.
PICTURE_SCALE = 1.5
# What is higher than 9 inches is shrunk to the page: it gets no more pixels than are seen there.
PAGE_HEIGHT = 1110.0


def drawings(opened: Opened, analysis: Analysis) -> dict[str, tuple[Drawing, ...]]:
    """All drawings by the names that `Dossier.drawings` gives them."""
    process = opened.process
    diagram = for_paper(opened)
    whole = _parts(process, diagram)
    drawn = {"process": _pictures(whole)}
    for role in process.roles:
        own = frozenset(node.id for node in process.nodes if process.who(node) == role)
        marked = _parts(process, diagram, own)
        # Parts without a step of the role show the same as unmarked ones: they are left out.
        pairs = zip(marked, whole, strict=True)
        own_parts = [part for part, plain in pairs if _shown(part) != _shown(plain)]
        drawn[f"process:{role}"] = _pictures(own_parts)
    drawn["functions"] = (raster.drawing(graph.svg(function_chart(analysis.functions))),)
    if analysis.handovers.pairs:
        chart = handover_chart(analysis.handovers)
        drawn["handovers"] = (raster.drawing(graph.svg(chart)),)
    return drawn


def for_paper(opened: Opened) -> Diagram:
    """The drawing that documents show: the user's own, else ours without the data objects.

    With them a drawing of ours is too high for a page; documents list them in a table.
    """
    if opened.diagram != opened.laid_out:
        return opened.diagram
    return lay_out(replace(opened.process, data=(), associations=()))


def _parts(
    process: Process, diagram: Diagram, marked: frozenset[str] = frozenset()
) -> tuple[bytes, ...]:
    return tuple(svg for _, svg in tiles(process, diagram, PAGE_WIDTH, marked))


def _shown(svg: bytes) -> bytes:
    """What is to be seen, without the title and the description that stand before it."""
    return svg.partition(b"</desc>")[2]


def _pictures(parts: Iterable[bytes]) -> tuple[Drawing, ...]:
    return tuple(raster.drawing(svg, _scale(svg)) for svg in parts)


def _scale(svg: bytes) -> float:
    _, height = raster.size(svg)
    return PICTURE_SCALE * min(1.0, PAGE_HEIGHT / height)


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
