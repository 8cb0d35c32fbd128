"""Pictures: size, text without system fonts, widths of text."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import pytest

from workbench.render import raster

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 200 50">'
    "{2}</svg>"
)


def svg(width: str = "200", height: str = "50", inside: str = "") -> bytes:
    return SVG.format(width, height, inside).encode()


def shape(png: bytes) -> tuple[int, int]:
    """Width and height from the header of a PNG."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def ink(png: bytes) -> tuple[int, int]:
    """First and last column with a dark pixel; (-1, -1) for an empty picture."""
    width, _ = shape(png)
    dark = [x for row in _rows(png, width) for x in range(width) if row[4 * x] < 128]
    return (min(dark), max(dark)) if dark else (-1, -1)


def _rows(png: bytes, width: int) -> Iterator[bytearray]:
    """The rows of an RGBA picture of 8 bits a channel (PNG specification, section 9)."""
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    raw, stride = zlib.decompress(data), 4 * width
    before = bytearray(stride)
    for start in range(0, len(raw), stride + 1):
        row = bytearray(raw[start + 1 : start + 1 + stride])
        for i in range(stride):
            left = row[i - 4] if i >= 4 else 0
            corner = before[i - 4] if i >= 4 else 0
            row[i] = (row[i] + _predicted(raw[start], left, before[i], corner)) % 256
        before = row
        yield row


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    return min((left, up, corner), key=lambda value: abs(left + up - corner - value))


@pytest.mark.parametrize(
    ("width", "pixels"), [("200", 200), ("150pt", 200), ("1in", 96), ("2.54cm", 96), ("", 200)]
)
def test_the_size_is_read_in_css_pixels(width: str, pixels: float) -> None:
    assert raster.size(svg(width)) == pytest.approx((pixels, 50))


def test_a_picture_has_two_pixels_to_the_css_pixel() -> None:
    assert shape(raster.png(svg("150pt", "37.5pt"))) == (400, 100)


def test_a_huge_drawing_is_drawn_smaller_and_not_out_of_memory() -> None:
    width, height = shape(raster.png(svg("400000", "100000")))
    assert width * height <= raster.MOST_PIXELS * 1.01
    assert width == pytest.approx(4 * height, rel=0.01)


@pytest.mark.parametrize("family", ["Arimo", "Times,serif", "No such font"])
def test_text_is_drawn_whatever_family_a_drawing_asks_for(family: str) -> None:
    words = f'<text x="10" y="30" font-size="20" font-family="{family}">permit</text>'
    left, right = ink(raster.png(svg(inside=words)))
    expected = 2 * raster.text_width("permit", 20)
    assert left == pytest.approx(20, abs=6)
    assert right - left == pytest.approx(expected, abs=8)


# Advance widths of Helvetica in 1/1000 em, from Adobe's font metrics (AFM, Core 14).
@pytest.mark.parametrize(
    ("text", "bold", "thousandths"),
    [
        ("a", False, 556),
        ("W", False, 944),
        ("i", False, 222),
        ("a b", False, 1390),
        ("b", True, 611),
    ],
)
def test_widths_are_those_of_helvetica(text: str, bold: bool, thousandths: int) -> None:
    assert raster.text_width(text, 1000, bold=bold) == pytest.approx(thousandths, abs=1)


@pytest.mark.parametrize("bad", [b"", b"<svg", svg("wide"), svg("0"), svg("50%"), svg("nan")])
def test_what_is_no_drawing_is_a_clear_error(bad: bytes) -> None:
    with pytest.raises(raster.PictureError, match="drawing"):
        raster.png(bad)
