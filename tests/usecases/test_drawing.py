"""Pictures of a process: calm where it was laid out by us, the user's own where it was not."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from workbench.analysis.report import analyse
from workbench.formats.bpmn.layout.lay_out import lay_out
from workbench.render.diagram.drawing import Tile
from workbench.settings import Settings
from workbench.usecases import drawing
from workbench.usecases.drawing import drawings, picture, with_data_beside
from workbench.usecases.opening import open_source


def test_a_picture_shows_data_beside_its_step_and_no_lines_to_distant_ones() -> None:
    process = open_source("building-permit", Settings()).process
    beside = with_data_beside(process)
    diagram = lay_out(beside)
    for link in beside.associations:
        (_, one), (_, two) = diagram.edge[link.id].points
        assert abs(one - two) < 40
    pages = {thing.id: thing.name for thing in beside.data}
    assert pages["s7 uses"].split(",\n") == ["Plan set", "Zoning code"]
    assert "Application form\n[withdrawn]" in pages["s3x makes"]


def test_a_drawing_of_the_user_is_left_as_it_is() -> None:
    opened = open_source("building-permit", Settings())
    first, *others = opened.diagram.shapes
    moved = replace(first, bounds=replace(first.bounds, height=first.bounds.height + 100))
    assert opened.bpmn
    drawn = replace(opened.diagram, shapes=(moved, *others))
    other = replace(opened, bpmn=replace(opened.bpmn, diagram=drawn))
    assert picture(opened) != picture(other)
    assert "s7 uses" not in {shape.element for shape in other.diagram.shapes}


def test_a_role_gets_the_parts_in_which_it_has_a_step_under_their_own_numbers() -> None:
    opened = open_source("building-permit", Settings())
    made = drawings(opened, analyse(opened.process, opened.scenario))
    parts = {part.part: set(part.shows) for part in made["process"]}
    (own,) = made["process:Cashier"]
    assert "s14" in parts[own.part]
    assert set(own.shows) == parts[own.part]


def pixels(png: bytes) -> tuple[int, int]:
    """Width and height, from the header of a PNG."""
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


@pytest.mark.parametrize(
    ("height", "expected"),
    [(400, (1200, 600)), (1110, (1200, 1665)), (11100, (120, 1665))],
)
def test_a_part_higher_than_a_page_has_the_pixels_of_the_page(
    height: int, expected: tuple[int, int]
) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="800" height="{height}"/>'
    (picture,) = drawing._pictures([Tile("part 1 of 1", svg.encode(), ())])
    assert pixels(picture.png) == expected
    assert (picture.width, picture.height) == (800, height)
