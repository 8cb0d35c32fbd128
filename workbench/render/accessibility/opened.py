"""A Word file opened for the check: its trees, and what its styles come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from workbench.render.word import package
from workbench.render.word.namespaces import A, W, w

WHERE = "Word file"
_EMPTY = f'<w:none xmlns:w="{W}"/>'


@dataclass(frozen=True)
class Style:
    """A style with the id of the one it is based on."""

    id: str
    name: str
    kind: str
    based: str
    element: etree._Element


class WordFile:
    """A .docx with its parts parsed once. Raises `PackageError` for what cannot be read."""

    def __init__(self, data: bytes, where: str = WHERE) -> None:
        self.parts = package.read(data, where)
        self.where = where
        self.document = package.parse(self.parts, "word/document.xml", where)
        body = self.document.find(w("body"))
        self.body = etree.fromstring(_EMPTY) if body is None else body

    def part(self, name: str) -> etree._Element:
        """The root of a part; an empty element where there is no such part."""
        if name not in self.parts:
            return etree.fromstring(_EMPTY)
        return package.parse(self.parts, name, self.where)

    @cached_property
    def styles(self) -> Mapping[str, Style]:
        """Styles by id."""
        found = {}
        for element in self._styles_root.iterfind(w("style")):
            ident = element.get(w("styleId"), "")
            name = value(element, "name").lower()
            found[ident] = Style(
                ident, name, element.get(w("type"), ""), value(element, "basedOn"), element
            )
        return found

    @cached_property
    def _styles_root(self) -> etree._Element:
        return self.part("word/styles.xml")

    @cached_property
    def run_defaults(self) -> etree._Element:
        """The rPr of the document defaults."""
        found = self._styles_root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        return etree.fromstring(_EMPTY) if found is None else found

    def default_style(self, kind: str) -> str:
        """The id of the style that counts where none is named."""
        for style in self.styles.values():
            if style.kind == kind and style.element.get(w("default")) in ("1", "true", "on"):
                return style.id
        return ""

    def lineage(self, ident: str) -> Iterator[Style]:
        """A style and those it is based on, nearest first."""
        seen: set[str] = set()
        while ident in self.styles and ident not in seen:
            seen.add(ident)
            yield self.styles[ident]
            ident = self.styles[ident].based

    @cached_property
    def paragraphs(self) -> tuple[etree._Element, ...]:
        """Every paragraph of the body in order, those of tables too."""
        return tuple(self.body.iter(w("p")))

    @cached_property
    def tables(self) -> tuple[etree._Element, ...]:
        """Every table of the body in order."""
        return tuple(self.body.iter(w("tbl")))

    @cached_property
    def text_parts(self) -> Mapping[str, etree._Element]:
        """The body, headers, footers and notes, by part name."""
        names = [
            name
            for name in self.parts
            if name.startswith(("word/header", "word/footer", "word/footnotes", "word/endnotes"))
            and name.endswith(".xml")
        ]
        return {"word/document.xml": self.body, **{name: self.part(name) for name in sorted(names)}}

    @cached_property
    def headings(self) -> tuple[tuple[int, etree._Element], ...]:
        """The headings in order with their levels, 1 to 9."""
        levels = {ident: self._outline_level(ident) for ident in self.styles}
        return tuple(
            (levels[ident], paragraph)
            for paragraph in self.paragraphs
            if levels.get(ident := paragraph_style(paragraph), 0)
        )

    def _outline_level(self, ident: str) -> int:
        for style in self.lineage(ident):
            if style.name.startswith("heading ") and style.name[8:].isdigit():
                return int(style.name[8:])
            level = style.element.find(f"{w('pPr')}/{w('outlineLvl')}")
            if level is not None:
                number = int(level.get(w("val"), "9"))
                return number + 1 if number < 9 else 0
        return 0


def value(element: etree._Element, tag: str) -> str:
    """The w:val of a child, "" where there is none."""
    child = element.find(w(tag))
    return "" if child is None else child.get(w("val"), "")


def paragraph_style(paragraph: etree._Element) -> str:
    """The style id a paragraph names, "" for the default."""
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else found.get(w("val"), "")


def words(element: etree._Element) -> str:
    """The visible words below an element; tabs and line breaks as themselves."""
    pieces = []
    for node in element.iter(w("t"), w("tab"), w("br")):
        if node.tag == w("t"):
            pieces.append(node.text or "")
        elif (above := node.getparent()) is not None and above.tag == w("r"):
            pieces.append("\t" if node.tag == w("tab") else "\n")
    return "".join(pieces)


def excerpt(element: etree._Element) -> str:
    """The first words below an element, to find the place."""
    text = " ".join(words(element).split())
    return text if len(text) <= 50 else text[:49] + "…"


def in_table(element: etree._Element) -> bool:
    """Whether the element stands in a table."""
    return next(element.iterancestors(w("tbl")), None) is not None


def has_content(paragraph: etree._Element) -> bool:
    """Whether a paragraph shows anything: words, a picture, a field, a break of the page."""
    if words(paragraph).strip():
        return True
    kinds = (w("drawing"), w("pict"), w("object"), w("fldChar"), w("fldSimple"), w("sym"))
    return any(True for _ in paragraph.iter(*kinds, f"{{{A}}}blip", _MATH))


_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"


def rows(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, not those of tables inside it."""
    return table.findall(w("tr"))


def on(holder: etree._Element | None, tag: str) -> bool:
    """Whether a switch is there and not turned off."""
    found = None if holder is None else holder.find(w(tag))
    return found is not None and found.get(w("val"), "1") not in ("0", "false", "off")
