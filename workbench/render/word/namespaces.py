"""The names of the XML vocabularies in a Word file (ECMA-376), and short ways to say them."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"

PREFIXES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC, "asvg": SVG, "dc": DC, "cp": CORE}


def w(tag: str) -> str:
    """A WordprocessingML name as lxml writes it: `w("p")`."""
    return f"{{{W}}}{tag}"


def r(tag: str) -> str:
    """A relationship attribute as lxml writes it: `r("id")`."""
    return f"{{{R}}}{tag}"
