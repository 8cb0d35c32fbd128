"""The styles of the agency's file: which there are, and how large they print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from workbench.errors import InputError
from workbench.render.word.namespaces import w

PARAGRAPH_STYLES = (
    *("Normal", "Title", "Subtitle", "Document Fact", "Lead Paragraph", "Small Note"),
    *(f"heading {level}" for level in range(1, 7)),
    *("List Bullet", "List Number", "List Continue", "Term", "Definition", "Item"),
    *("Callout Note", "Callout Warning", "Callout Decision"),
    *("caption", "Figure", "Table Text", "Table Heading"),
    *("TOC Heading", "toc 1", "toc 2", "toc 3", "table of figures", "header", "footer"),
)
CHARACTER_STYLES = ("Strong", "Emphasis", "Hyperlink", "Inline Code")
TABLE_STYLES = ("Data Table", "Form Table")


class StyleError(InputError):
    """The agency's style file cannot dress a document."""


@dataclass(frozen=True)
class Metrics:
    """How a paragraph style prints; lengths in twips (1/20 point), size in points."""

    size: float = 10.0
    bold: bool = False
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    left: float = 0.0
    right: float = 0.0
    border: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    font: str = "Arial"


@dataclass(frozen=True)
class StyleSheet:
    """Style ids and metrics by style name in lower case."""

    ids: Mapping[str, str]
    metrics: Mapping[str, Metrics]
    headings_numbered: bool = False

    def id(self, name: str) -> str:
        """The id of a needed style."""
        return self.ids[name.lower()]


def read(styles: etree._Element, numbering: etree._Element | None, where: str) -> StyleSheet:
    """The style sheet of styles.xml; a missing needed style is a `StyleError` naming it."""
    found = _by_name(styles)
    for kind, names in (
        ("paragraph", PARAGRAPH_STYLES),
        ("character", CHARACTER_STYLES),
        ("table", TABLE_STYLES),
    ):
        for name in names:
            if found.get(name.lower(), etree.Element("none")).get(w("type")) != kind:
                raise StyleError(
                    f"the {kind} style “{name}” is missing.",
                    where=where,
                    mend="Copy it from Workbench's own style.docx (Word: Styles, Manage Styles, "
                    "Import/Export), then change its look.",
                )
    ids = {name: style.get(w("styleId"), "") for name, style in found.items()}
    return StyleSheet(ids, _metrics(styles, found), _headings_numbered(found, numbering))


def _by_name(styles: etree._Element) -> dict[str, etree._Element]:
    return {
        name.get(w("val"), "").lower(): style
        for style in styles.iterfind(w("style"))
        if (name := style.find(w("name"))) is not None
    }


def _metrics(styles: etree._Element, found: Mapping[str, etree._Element]) -> dict[str, Metrics]:
    by_id = {style.get(w("styleId"), ""): style for style in found.values()}
    defaults = Metrics()
    for path in ("rPrDefault", "pPrDefault"):
        element = styles.find(f"{w('docDefaults')}/{w(path)}")
        if element is not None:
            defaults = _changed(defaults, element)
    return {
        name: _resolved(style, by_id, defaults, 0)
        for name, style in found.items()
        if style.get(w("type")) == "paragraph"
    }


def _resolved(
    style: etree._Element, by_id: Mapping[str, etree._Element], defaults: Metrics, depth: int
) -> Metrics:
    based = style.find(w("basedOn"))
    parent = by_id.get(based.get(w("val"), "")) if based is not None else None
    above = (
        defaults if parent is None or depth > 20 else _resolved(parent, by_id, defaults, depth + 1)
    )
    return _changed(above, style)


def _changed(metrics: Metrics, holder: etree._Element) -> Metrics:
    """The metrics with what the rPr and pPr of a style (or of the defaults) say."""
    run, paragraph = holder.find(w("rPr")), holder.find(w("pPr"))
    if run is not None:
        metrics = _run(metrics, run)
    if paragraph is not None:
        metrics = _paragraph(metrics, paragraph)
    return metrics


def _run(metrics: Metrics, run: etree._Element) -> Metrics:
    size = _number(run, "sz", "val")
    fonts = run.find(w("rFonts"))
    name = fonts.get(w("ascii")) if fonts is not None else None
    return replace(
        metrics,
        size=metrics.size if size is None else size / 2,
        bold=_switch(run, "b", metrics.bold),
        font=name or metrics.font,
    )


def _paragraph(metrics: Metrics, paragraph: etree._Element) -> Metrics:
    def told(tag: str, name: str, before: float) -> float:
        value = _number(paragraph, tag, name)
        return before if value is None else value

    return replace(
        metrics,
        before=told("spacing", "before", metrics.before),
        after=told("spacing", "after", metrics.after),
        line=told("spacing", "line", metrics.line * 240) / 240,
        left=told("ind", "left", metrics.left),
        right=told("ind", "right", metrics.right),
        border=_border(paragraph, metrics.border),
        keep_next=_switch(paragraph, "keepNext", metrics.keep_next),
        keep_lines=_switch(paragraph, "keepLines", metrics.keep_lines),
        page_break=_switch(paragraph, "pageBreakBefore", metrics.page_break),
    )


def _border(paragraph: etree._Element, before: float) -> float:
    """The height of the lines above and below with their distance (space in points, sz in 1/8)."""
    borders = paragraph.find(w("pBdr"))
    if borders is None:
        return before
    sides = [side for tag in ("top", "bottom") if (side := borders.find(w(tag))) is not None]
    values = [(side.get(w("space"), "0"), side.get(w("sz"), "0")) for side in sides]
    # LibreOffice takes a line in whole hundredths of a millimetre, and then in whole twips.
    return sum(
        int(space) * 20.0 + int(round(int(size) * 2540 / 576) * 1440 / 2540)
        for space, size in values
        if space.isdigit() and size.isdigit()
    )


def _number(holder: etree._Element, tag: str, name: str) -> float | None:
    element = holder.find(w(tag))
    value = None if element is None else element.get(w(name))
    try:
        return None if value is None else float(value)
    except ValueError:
        return None


def _switch(holder: etree._Element, tag: str, before: bool) -> bool:
    element = holder.find(w(tag))
    if element is None:
        return before
    return element.get(w("val"), "1") not in ("0", "false", "off")


def _headings_numbered(
    found: Mapping[str, etree._Element], numbering: etree._Element | None
) -> bool:
    """Whether Heading 1 to 6 are linked to one outline that prints 1, 1.1, 1.1.1 ..."""
    if numbering is None:
        return False
    numbers = {_list_of(found[f"heading {level}"]) for level in range(1, 7)}
    number = numbers.pop()
    num = numbering.find(f"{w('num')}[@{w('numId')}='{number}']")
    if numbers or num is None or num.find(w("lvlOverride")) is not None:
        return False
    link = num.find(w("abstractNumId"))
    outline = link.get(w("val")) if link is not None else ""
    abstract = numbering.find(f"{w('abstractNum')}[@{w('abstractNumId')}='{outline}']")
    return abstract is not None and all(
        _prints(abstract, level, found[f"heading {level + 1}"].get(w("styleId"), ""))
        for level in range(6)
    )


def _list_of(style: etree._Element) -> str:
    element = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return "" if element is None else element.get(w("val"), "")


def _prints(abstract: etree._Element, level: int, style: str) -> bool:
    lvl = abstract.find(f"{w('lvl')}[@{w('ilvl')}='{level}']")
    if lvl is None:
        return False
    texts = {tag: lvl.find(w(tag)) for tag in ("start", "numFmt", "pStyle", "lvlText")}
    said = {tag: "" if e is None else e.get(w("val"), "") for tag, e in texts.items()}
    wanted = ".".join(f"%{place + 1}" for place in range(level + 1))
    return (
        said["numFmt"] == "decimal"
        and said["pStyle"] == style
        and said["start"] == "1"
        and said["lvlText"].rstrip(".) ") == wanted
    )
