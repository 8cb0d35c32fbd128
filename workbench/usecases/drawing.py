"""The drawings that documents use, made once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.analysis.decomposition import Function, FunctionKind
from workbench.analysis.handover import Handovers
from workbench.analysis.report import Analysis
from workbench.documents import wording
from workbench.documents.tree import Drawing
from workbench.formats.bpmn.layout.item import data_text
from workbench.formats.bpmn.layout.lay_out import lay_out
from workbench.model.diagram import Diagram
from workbench.model.element import DataAssociation, DataObject
from workbench.model.process import Process
from workbench.render import graph, raster
from workbench.render.diagram.drawing import Tile, svg, tiles
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
    drawn = {"process": _pictures(tiles(process, diagram, PAGE_WIDTH))}
    for role in process.roles:
        own = frozenset(node.id for node in process.nodes if process.who(node) == role)
        marked = tiles(process, diagram, PAGE_WIDTH, own)
        # Parts without a step of the role show the same as unmarked ones: they are left out.
        drawn[f"process:{role}"] = _pictures(part for part in marked if own & {*part.shows})
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


def picture(opened: Opened) -> bytes:
    """The drawing as one SVG: the user's own, else ours with the data of each step beside it."""
    if opened.diagram != opened.laid_out:
        return svg(opened.process, opened.diagram)
    process = with_data_beside(opened.process)
    return svg(process, lay_out(process))


def with_data_beside(process: Process) -> Process:
    """The process for drawing only: what a step uses is one page beside it, what it makes another.

    Lines from every document to each of its steps would run all over the drawing.
    """
    names: dict[tuple[str, bool], list[str]] = {}
    by_id = {thing.id: thing for thing in process.data}
    for link in process.associations:
        if link.data in by_id:
            names.setdefault((link.node, link.writes), []).append(data_text(by_id[link.data]))
    pages, links = [], []
    for (node, writes), said in names.items():
        key = f"{node} {'makes' if writes else 'uses'}"
        pages.append(DataObject(key, ",\n".join(said)))
        links.append(DataAssociation(f"{key} line", node, key, writes))
    return replace(process, data=tuple(pages), associations=tuple(links))


def _pictures(parts: Iterable[Tile]) -> tuple[Drawing, ...]:
    return tuple(
        replace(raster.drawing(part.svg, _scale(part.svg)), part=part.name, shows=part.shows)
        for part in parts
    )


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
