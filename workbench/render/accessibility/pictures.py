"""Pictures, charts and shapes with the words that stand for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from workbench.render.accessibility.opened import WordFile
from workbench.render.accessibility.places import context
from workbench.render.word.namespaces import WP, w

_VML = "urn:schemas-microsoft-com:vml"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@dataclass(frozen=True)
class Picture:
    """A picture: where it stands, its alternative text, and whether it is decoration."""

    where: str
    alt: str
    decorative: bool = False


def pictures(file: WordFile) -> Iterator[Picture]:
    """Every drawing of the body, headers and footers, old VML pictures too."""
    for root in file.text_parts.values():
        for drawing in root.iter(w("drawing")):
            about = drawing.find(f"*/{{{WP}}}docPr")
            if about is not None:
                mark = next(about.iter(_DECORATIVE), None)
                yield Picture(
                    _where(drawing, about),
                    about.get("descr", ""),
                    mark is not None and mark.get("val") in ("1", "true"),
                )
        for old in root.iter(w("pict"), w("object")):
            if next(old.iterancestors(_FALLBACK), None) is None:
                yield from _old(old)


def _where(drawing: etree._Element, about: etree._Element) -> str:
    return f"{about.get('name', 'picture')}, after {context(drawing)}"


def _old(holder: etree._Element) -> Iterator[Picture]:
    for shape in holder.iter(f"{{{_VML}}}shape", f"{{{_VML}}}rect"):
        if next(shape.iter(f"{{{_VML}}}imagedata"), None) is not None:
            yield Picture(f"picture, after {context(holder)}", shape.get("alt", ""))
