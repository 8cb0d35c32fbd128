"""Boxes and arrows: a graph drawn by Graphviz as SVG.

The drawing is laid out by `dot` where that is installed, else by `graphviz-pure`, which pip
installs with Workbench.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import graphviz
import networkx as nx
from graphviz.backend.execute import CalledProcessError, ExecutableNotFound, run_check
from lxml import etree

from workbench.errors import InputError
from workbench.render.raster import font_family

SECONDS = 60.0
ENGINES = ("dot", "graphviz-pure")
_LINE = 26
_SVG = "{http://www.w3.org/2000/svg}"
# Graphviz knows the widths of this name by heart; the family of the result is set afterwards.
_METRICS = "Arial"
_FILL, _LINE_COLOUR = "#f0f4f8", "#1b1b1b"


class GraphError(InputError):
    """A graph that could not be drawn."""


@dataclass(frozen=True)
class ChartNode:
    """A box; `shape` is one of Graphviz ("box", "ellipse", "diamond"), `fill` an SVG colour."""

    id: str
    label: str
    shape: str = "box"
    fill: str = _FILL


@dataclass(frozen=True)
class ChartEdge:
    """A line between two boxes; `style` is "solid", "dashed" or "dotted"."""

    source: str
    target: str
    label: str = ""
    style: str = "solid"


@dataclass(frozen=True)
class Chart:
    """Boxes and lines in the order given; `direction` is "LR" (left to right) or "TB" (down).

    `directed` puts an arrow head on every line.
    """

    nodes: tuple[ChartNode, ...]
    edges: tuple[ChartEdge, ...] = ()
    direction: str = "LR"
    directed: bool = True


def chart(graph: nx.Graph[Any], direction: str = "LR") -> Chart:
    """The chart of a networkx graph.

    Node attributes `label`, `shape` and `fill` and edge attributes `label` and `style` are used
    where they are there; a node without a label is called by its name.
    """
    nodes = tuple(
        ChartNode(
            str(node),
            str(data.get("label", node)),
            data.get("shape", "box"),
            data.get("fill", _FILL),
        )
        for node, data in graph.nodes(data=True)
    )
    edges = tuple(
        ChartEdge(str(source), str(target), str(data.get("label", "")), data.get("style", "solid"))
        for source, target, data in graph.edges(data=True)
    )
    return Chart(nodes, edges, direction, graph.is_directed())


def svg(drawn: Chart, seconds: float = SECONDS) -> bytes:
    """The chart as SVG: the same chart gives the same bytes on one machine.

    An edge to a node that is not there, a missing or failing engine and more time than
    `seconds` are a `GraphError`.
    """
    command = [engine(), "-Kdot", "-Tsvg"]
    source = dot_source(drawn).encode()
    try:
        done = run_check(command, input=source, capture_output=True, quiet=True, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise GraphError(
            f"Drawing a graph of {len(drawn.nodes)} boxes took longer than {seconds:g} seconds.",
            mend="Draw a part of it.",
        ) from error
    except (CalledProcessError, ExecutableNotFound, OSError) as error:
        raise GraphError(f"{command[0]} could not draw the graph: {_reason(error)}") from error
    return _cleaned(done.stdout, command[0])


def engine() -> str:
    """The path of the program that draws: `dot`, else `graphviz-pure`, on the PATH or beside
    the running Python."""
    beside = {str(Path(sys.executable).parent), sysconfig.get_path("scripts")}
    for name in ENGINES:
        for place in (None, *sorted(beside)):
            found = shutil.which(name, path=place)
            if found:
                return found
    raise GraphError(
        "There is no program to draw graphs with.",
        mend="Install it with: pip install graphviz-pure",
    )


def dot_source(drawn: Chart) -> str:
    """The chart in the DOT language. Nodes are numbered, so that no name can mean anything."""
    names = {node.id: f"n{place}" for place, node in enumerate(drawn.nodes)}
    dot = graphviz.Digraph() if drawn.directed else graphviz.Graph()
    dot.attr(rankdir=drawn.direction, bgcolor="white", nodesep="0.3", ranksep="0.4")
    dot.attr("node", fontname=_METRICS, fontsize="11", style="filled", color=_LINE_COLOUR)
    dot.attr("edge", fontname=_METRICS, fontsize="10", color=_LINE_COLOUR)
    for node in drawn.nodes:
        dot.node(names[node.id], _label(node.label), shape=node.shape, fillcolor=node.fill)
    for edge in drawn.edges:
        for end in (edge.source, edge.target):
            if end not in names:
                raise GraphError(f"A line of a graph leads to “{end}”, which is not in it.")
        label = _label(edge.label)
        dot.edge(names[edge.source], names[edge.target], label=label, style=edge.style)
    return str(dot.source)


def _label(text: str) -> Any:
    """The words in lines, as the package marks them: no HTML, no escapes, no entities."""
    lines = textwrap.wrap(" ".join(text.split()), _LINE, break_long_words=False)
    return graphviz.escape("\n".join(lines).replace("&", "&amp;"))


def _reason(error: Exception) -> str:
    said = getattr(error, "stderr", b"") or b""
    return said.decode(errors="replace").strip() or str(error)


def _cleaned(drawing: bytes, command: str) -> bytes:
    """Without document type, comments and node names as tips, in the family of the house."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(drawing, parser)
    except etree.XMLSyntaxError as error:
        raise GraphError(f"{command} did not answer with a drawing.") from error
    for title in list(root.iter(f"{_SVG}title")):
        title.getparent().remove(title)
    for text in root.iter(f"{_SVG}text"):
        text.set("font-family", font_family)
    return etree.tostring(root, encoding="utf-8")
