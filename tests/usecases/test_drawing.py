"""The pictures of a dossier: as many pixels as are seen on paper."""

from __future__ import annotations

import struct

import pytest

from workbench.usecases import drawing


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
    (picture,) = drawing._pictures([svg.encode()])
    assert pixels(picture.png) == expected
    assert (picture.width, picture.height) == (800, height)
