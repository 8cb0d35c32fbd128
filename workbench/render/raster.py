"""Pictures as pixels: SVG to PNG with a font that pip installs, so that text is never missing.

The font is Arimo (SIL OFL 1.1, package `fontpkg-arimo`), which has the widths of Arial and
Helvetica: a drawing measured here fits in Word and in a browser that has only those.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable

import fontpkg  # type: ignore[import-untyped]
import resvg_py
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from lxml import etree

from workbench.documents.tree import Drawing
from workbench.errors import InputError

font_family = "Arimo, 'Liberation Sans', Arial, Helvetica, sans-serif"
"""The `font-family` of every SVG that Workbench writes."""

MOST_PIXELS = 25_000_000
_FAMILY = "Arimo"
_CSS_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}


class PictureError(InputError):
    """A drawing that cannot be turned into a picture."""


def png(svg: bytes, scale: float = 2.0) -> bytes:
    """The picture of an SVG on white, `scale` pixels to the CSS pixel.

    A drawing of more than `MOST_PIXELS` is drawn smaller. All text is set in the installed font;
    the fonts of the system are asked only for characters that it does not have.
    """
    width, height = size(svg)
    zoom = min(scale, math.sqrt(MOST_PIXELS / (width * height)))
    words = str(_root(svg).xpath("string()"))
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg.decode(),
                skip_system_fonts=all(map(_has, set(words))),
                background="#ffffff",
                zoom=zoom,
                dpi=96,
                style_sheet=f"text {{ font-family: {font_family}; }}",
                font_files=[_file("normal"), _file("italic")],
                font_family=_FAMILY,
                sans_serif_family=_FAMILY,
            )
        )
    except ValueError as error:
        raise PictureError(f"A drawing cannot be turned into a picture: {error}") from error


def drawing(svg: bytes, scale: float = 2.0) -> Drawing:
    """An SVG as a drawing of the document tree: vector, picture and size together."""
    width, height = size(svg)
    return Drawing(svg, png(svg, scale), width, height)


def size(svg: bytes) -> tuple[float, float]:
    """Width and height of an SVG in CSS pixels, from its `width` and `height` or `viewBox`."""
    root = _root(svg)
    box = (root.get("viewBox") or "").replace(",", " ").split()
    try:
        default = ("", "", box[2], box[3]) if len(box) == 4 else ("", "", "", "")
        width = _pixels(root.get("width") or default[2])
        height = _pixels(root.get("height") or default[3])
    except (KeyError, ValueError) as error:
        raise PictureError("A drawing has no width and height in px, pt, in, cm or mm.") from error
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise PictureError("A drawing has no width or no height.")
    return width, height


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is at a font size, both in CSS pixels.

    The sum of the font's advance widths, without kerning; a character that the font does not
    have counts as wide as the font size.
    """
    return sum(map(_advance(bold), text)) * size


def _pixels(length: str) -> float:
    number = length.strip().rstrip("abcdefghijklmnopqrstuvwxyz%")
    return float(number) * _CSS_PIXELS[length.strip()[len(number) :]]


def _root(svg: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(svg, parser)
    except etree.XMLSyntaxError as error:
        raise PictureError(f"A drawing is not SVG: {error}") from error


def _file(style: str) -> str:
    return str(fontpkg.path(_FAMILY, style=style))


@functools.cache
def _font() -> TTFont:
    return TTFont(_file("normal"), lazy=True)


def _has(character: str) -> bool:
    return character.isspace() or ord(character) in _font().getBestCmap()


@functools.cache
def _advance(bold: bool) -> Callable[[str], float]:
    font = _font()
    glyphs = font.getGlyphSet(location={"wght": 700 if bold else 400})
    names, em = font.getBestCmap(), font["head"].unitsPerEm

    @functools.cache
    def advance(character: str) -> float:
        name = names.get(ord(character))
        return float(glyphs[name].width) / em if name else 1.0

    return advance
