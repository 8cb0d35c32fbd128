"""The agency's style.docx as the shell of a document: everything but the text is kept."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from workbench.render.word import package, stylesheet
from workbench.render.word.namespaces import CONTENT_TYPES, OFFICE, RELATIONSHIPS, W, w
from workbench.render.word.stylesheet import StyleError, StyleSheet

WHERE = "style.docx"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TRAPS = ("docProps/", "customXml/", "word/stylesWithEffects", "word/comments", "word/people")
_PAGE = (
    f'<w:sectPr xmlns:w="{W}"><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" '
    'w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
    "</w:sectPr>"
)


@dataclass(frozen=True)
class Shell:
    """What the style file gives: its parts (styles.xml and the rest), page and styles.

    `width` and `height` of the text area are in twips. The three trees are private copies
    of this shell and may be changed while the document is put together.
    """

    parts: dict[str, bytes]
    content_types: etree._Element
    relationships: etree._Element
    numbering: etree._Element
    styles: etree._Element
    sheet: StyleSheet
    section: etree._Element
    width: int
    height: int


def open_style(style: bytes) -> Shell:
    """The shell of a style.docx; raises `StyleError` or `PackageError` (both `InputError`)."""
    parts = package.read(style, WHERE)
    _refuse_macros(parts)
    for name in [name for name in parts if name.startswith(_TRAPS)]:
        del parts[name]
    if "word/styles.xml" not in parts:
        raise StyleError("it holds no styles.", where=WHERE, mend="Save it again in Word.")
    styles = package.parse(parts, "word/styles.xml", WHERE)
    given = (
        package.parse(parts, "word/numbering.xml", WHERE) if "word/numbering.xml" in parts else None
    )
    section = _section(package.parse(parts, "word/document.xml", WHERE))
    width, height = _text_area(section)
    return Shell(
        parts=parts,
        content_types=_content_types(parts),
        relationships=_relationships(parts),
        numbering=etree.Element(w("numbering"), nsmap={"w": W}) if given is None else given,
        styles=styles,
        sheet=stylesheet.read(styles, given, WHERE),
        section=section,
        width=width,
        height=height,
    )


def _refuse_macros(parts: dict[str, bytes]) -> None:
    if any(name.endswith("vbaProject.bin") for name in parts):
        raise StyleError(
            "it holds macros.", where=WHERE, mend="Save it in Word as .docx, which holds none."
        )


def _section(document: etree._Element) -> etree._Element:
    """The last section properties: page size, margins, header and footer."""
    found = document.findall(f".//{w('sectPr')}")
    return found[-1] if found else etree.fromstring(_PAGE)


def _text_area(section: etree._Element) -> tuple[int, int]:
    def length(tag: str, name: str, default: int) -> int:
        element = section.find(w(tag))
        value = "" if element is None else element.get(w(name), "")
        return int(value) if value.lstrip("-").isdigit() else default

    width = (
        length("pgSz", "w", 12240) - length("pgMar", "left", 1440) - length("pgMar", "right", 1440)
    )
    height = (
        length("pgSz", "h", 15840)
        - abs(length("pgMar", "top", 1440))
        - abs(length("pgMar", "bottom", 1440))
    )
    if width < 1440 or height < 1440:
        raise StyleError(
            "its page leaves less than an inch for text.", where=WHERE, mend="Make margins smaller."
        )
    return width, height


def _content_types(parts: dict[str, bytes]) -> etree._Element:
    root = package.parse(parts, "[Content_Types].xml", WHERE)
    for override in root.findall(f"{{{CONTENT_TYPES}}}Override"):
        name = override.get("PartName", "").lstrip("/")
        if name == "word/document.xml":
            override.set("ContentType", MAIN_TYPE)
        elif name not in parts:
            root.remove(override)
    return root


def _relationships(parts: dict[str, bytes]) -> etree._Element:
    """The relationships of the document part without those to parts left behind."""
    name = "word/_rels/document.xml.rels"
    if name not in parts:
        return etree.fromstring(f'<Relationships xmlns="{RELATIONSHIPS}"/>')
    root = package.parse(parts, name, WHERE)
    for row in list(root):
        target = row.get("Target", "")
        inside = row.get("TargetMode") != "External"
        path = target.lstrip("/") if target.startswith("/") else f"word/{target}"
        if (inside and path not in parts) or row.get("Type", "").endswith("/hyperlink"):
            root.remove(row)
    return root


def relation_type(kind: str) -> str:
    """The full type of a relationship by its last word."""
    return f"{OFFICE}/relationships/{kind}"
