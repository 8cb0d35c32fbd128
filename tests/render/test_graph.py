"""Graphs through Graphviz: labels, engines, failures."""

from __future__ import annotations

import shutil
import sys
import sysconfig
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from workbench.render import graph, raster
from workbench.render.graph import Chart, ChartEdge, ChartNode, GraphError

SVG = "{http://www.w3.org/2000/svg}"
INSTALLED = [name for name in graph.ENGINES if shutil.which(name, path=None)] or ["graphviz-pure"]
CHART = Chart(
    (ChartNode("a:b", "Take in"), ChartNode("c", "Decide", "diamond")),
    (ChartEdge("a:b", "c", "complete"),),
)


def words(svg: bytes) -> list[str]:
    return [text.text or "" for text in etree.fromstring(svg).iter(f"{SVG}text")]


def program(folder: Path, name: str, body: str) -> Path:
    """A program that stands in for an engine."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def only(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Hide all programs but those of one folder."""
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(folder))


def test_dot_comes_before_the_engine_from_pip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, tmp_path)
    program(tmp_path, "graphviz-pure", "")
    assert Path(graph.engine()).name == "graphviz-pure"
    dot = program(tmp_path, "dot", "")
    assert graph.engine() == str(dot)


def test_the_engine_beside_python_is_found_without_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert words(graph.svg(CHART)) == ["Take in", "Decide", "complete"]


def test_without_an_engine_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, tmp_path)
    with pytest.raises(GraphError, match="pip install graphviz-pure"):
        graph.svg(CHART)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("echo broken >&2; exit 3", "dot could not draw the graph: broken"),
        ("echo no drawing", "did not answer with a drawing"),
        ("exec /bin/sleep 5", "took longer than 0.2 seconds"),
    ],
)
def test_an_engine_that_fails_is_a_clear_error(
    body: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, tmp_path)
    program(tmp_path, "dot", body)
    with pytest.raises(GraphError, match=says):
        graph.svg(CHART, seconds=0.2)


@pytest.mark.parametrize("name", INSTALLED)
def test_every_engine_at_hand_draws_the_same_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    assert found
    only(monkeypatch, tmp_path)
    (tmp_path / name).symlink_to(found)
    assert sorted(words(graph.svg(CHART))) == ["Decide", "Take in", "complete"]


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(exclude_categories=("C", "Z")), max_size=12))
def test_any_name_is_drawn_as_it_is_written(name: str) -> None:
    drawn = graph.svg(
        Chart((ChartNode(name, name), ChartNode("x y", "x")), (ChartEdge(name, "x y"),))
    )
    assert words(drawn) == ([name, "x"] if name else ["x"])


@pytest.mark.parametrize("name", ["<b>bold</b>", "a\\nb", '"quoted"', "\\", "&amp;", "<>"])
def test_names_that_graphviz_would_read_as_orders_are_words(name: str) -> None:
    assert words(graph.svg(Chart((ChartNode("a", name),)))) == [name]


def test_long_labels_are_broken_into_lines() -> None:
    lines = words(graph.svg(Chart((ChartNode("a", "Check that the application is complete"),))))
    assert lines == ["Check that the application", "is complete"]


def test_a_networkx_graph_brings_its_labels() -> None:
    drawn: nx.DiGraph[int] = nx.DiGraph()
    drawn.add_node(1, label="One")
    drawn.add_edge(1, 2, label="then", style="dashed")
    chart = graph.chart(drawn)
    assert chart.nodes == (ChartNode("1", "One"), ChartNode("2", "2"))
    assert chart.edges == (ChartEdge("1", "2", "then", "dashed"),)
    assert graph.chart(nx.path_graph(2)).directed is False


def test_a_line_to_nowhere_is_an_error() -> None:
    with pytest.raises(GraphError, match="“z”"):
        graph.svg(Chart((ChartNode("a", "A"),), (ChartEdge("a", "z"),)))


def test_the_drawing_carries_no_engine_name_no_document_type_and_one_font() -> None:
    drawn = graph.svg(CHART)
    assert b"<!" not in drawn
    assert b"graphviz" not in drawn.lower()
    families = {text.get("font-family") for text in etree.fromstring(drawn).iter(f"{SVG}text")}
    assert families == {raster.font_family}


def test_every_label_fits_its_box() -> None:
    labels = ["Intake", "WWWWWWWW", "illicit fill-in", "Sign the permit"]
    root = etree.fromstring(graph.svg(Chart(tuple(ChartNode(x, x) for x in labels))))
    boxes = [str(p.get("points")).split() for p in root.iterfind(f".//{SVG}g/{SVG}g/{SVG}polygon")]
    texts = list(root.iter(f"{SVG}text"))
    assert len(boxes) == len(texts) == len(labels)
    for points, text in zip(boxes, texts, strict=True):
        xs = [float(point.split(",")[0]) for point in points]
        width = raster.text_width(str(text.text), float(str(text.get("font-size"))))
        assert width <= max(xs) - min(xs)
