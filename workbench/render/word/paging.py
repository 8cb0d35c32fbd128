"""The document laid out on pages by estimate, block by block."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.documents.numbering import Label
from workbench.documents.tree import (
    Block,
    Bullets,
    Callout,
    Definitions,
    Document,
    Figure,
    Form,
    Item,
    PageBreak,
    Paragraph,
    Section,
    Steps,
    Table,
    plain,
)
from workbench.render.word import front, lists
from workbench.render.word.blocks import SPACE_AFTER_TABLE
from workbench.render.word.figures import size
from workbench.render.word.pages import Flow, cell_height
from workbench.render.word.stylesheet import StyleSheet
from workbench.render.word.tables import widths

_CELL_PADDING = 200.0
_ROW_PADDING = 110.0
_FORM_ROW = 560.0


def estimate(
    document: Document, labels: Mapping[str, Label], sheet: StyleSheet, width: int, height: int
) -> Mapping[str, int]:
    """The estimated page of every section, table, figure and item by its id, from 1."""
    flow = Flow(sheet, width, height)
    _title(document, flow)
    _blocks(document.preface, labels, flow, -1)
    flow.new_page()
    _contents(document, labels, flow)
    flow.new_page()
    for section in document.sections:
        _section(section, 1, labels, flow)
    return flow.finish()


def _title(document: Document, flow: Flow) -> None:
    flow.paragraph("Title", document.meta.title)
    if document.meta.kind:
        flow.paragraph("Subtitle", document.meta.kind)
    for label, words in front.facts(document.meta):
        flow.paragraph("Document Fact", f"{label} {words}")


def _contents(document: Document, labels: Mapping[str, Label], flow: Flow) -> None:
    entries = [(f"toc {level}", node.title) for level, node in front.headings(document)]
    tables, figures = front.captioned(document)
    for nodes in (tables, figures):
        names = [("table of figures", front.named(labels[n.id], n.caption)) for n in nodes]
        entries += [("TOC Heading", "List"), *names] if names else []
    if entries:
        flow.paragraph("TOC Heading", "Contents")
    for style, words in entries:
        flow.paragraph(style, words)


def _section(node: Section, level: int, labels: Mapping[str, Label], flow: Flow) -> None:
    flow.paragraph(f"heading {level}", node.title, anchor=node.id, indent=420 + 140 * level)
    _blocks(node.blocks, labels, flow, -1)
    for child in node.sections:
        _section(child, level + 1, labels, flow)


def _blocks(nodes: tuple[Block, ...], labels: Mapping[str, Label], flow: Flow, depth: int) -> None:
    after_table = False
    for node in nodes:
        if after_table and depth < 0 and isinstance(node, Paragraph):
            flow.space(SPACE_AFTER_TABLE)
        _block(node, labels, flow, depth)
        after_table = isinstance(node, Table | Form)


def _block(node: Block, labels: Mapping[str, Label], flow: Flow, depth: int) -> None:
    match node:
        case Paragraph():
            style = {"lead": "Lead Paragraph", "note": "Small Note"}.get(node.role, "Normal")
            style = "List Continue" if depth >= 0 and style == "Normal" else style
            flow.paragraph(style, plain(node.children), indent=_indent(depth))
        case Bullets(entries) | Steps(entries):
            _entries(node, entries, labels, flow, depth + 1)
        case Definitions(entries):
            for term, meaning in entries:
                flow.paragraph("Term", plain(term))
                flow.paragraph("Definition", plain(meaning))
        case Table():
            _table(node, labels, flow)
        case _:
            _special(node, labels, flow, depth)


def _special(
    node: Figure | Item | Callout | Form | PageBreak,
    labels: Mapping[str, Label],
    flow: Flow,
    depth: int,
) -> None:
    match node:
        case Figure():
            flow.block(_picture(node, flow), keep=True)
            words = front.named(labels[node.id], node.caption)
            flow.paragraph("caption", words, anchor=node.id)
            _blocks(node.description, labels, flow, depth)
        case Item():
            _item(node, labels, flow)
        case Callout():
            _callout(node, labels, flow)
        case Form():
            flow.paragraph("Normal", "Please fill in:", keep=True)
            for _ in range(len(node.labels) + 1):
                flow.block(_FORM_ROW)
        case PageBreak():
            flow.new_page()


def _indent(depth: int) -> float:
    return 0.0 if depth < 0 else lists.indent(depth)


def _entries(
    node: Bullets | Steps,
    entries: tuple[tuple[Block, ...], ...],
    labels: Mapping[str, Label],
    flow: Flow,
    level: int,
) -> None:
    style = "List Bullet" if isinstance(node, Bullets) else "List Number"
    for entry in entries:
        first = entry[0] if entry else None
        if isinstance(first, Paragraph):
            flow.paragraph(style, plain(first.children), indent=_indent(level))
        _blocks(entry[1:], labels, flow, level)


def _picture(node: Figure, flow: Flow) -> float:
    metrics = flow.sheet.metrics["figure"]
    _, high = size(node.drawing, int(flow.width), int(flow.height))
    return high + metrics.before + metrics.after


def _table(node: Table, labels: Mapping[str, Label], flow: Flow) -> None:
    flow.paragraph("caption", front.named(labels[node.id], node.caption), anchor=node.id, keep=True)
    columns = widths(node, int(flow.width))
    heading = _row("Table Heading", node.header, columns, flow)
    flow.block(heading, keep=True)
    for row in node.rows:
        page = flow.page
        flow.block(_row("Table Text", tuple(plain(cell.children) for cell in row), columns, flow))
        if flow.page != page and not flow.starts_here(node.id):
            flow.used += heading


def _row(style: str, texts: tuple[str, ...], columns: tuple[int, ...], flow: Flow) -> float:
    return _ROW_PADDING + max(
        (
            cell_height(flow.sheet, style, text, width, _CELL_PADDING)
            for text, width in zip(texts, columns, strict=False)
        ),
        default=0.0,
    )


def _item(node: Item, labels: Mapping[str, Label], flow: Flow) -> None:
    flow.paragraph("Item", f"{node.id}: {node.title}", anchor=node.id)
    _blocks(node.children, labels, flow, -1)
    for label, children in node.fields:
        flow.paragraph("Document Fact", f"{label} {plain(children)}")


def _callout(node: Callout, labels: Mapping[str, Label], flow: Flow) -> None:
    style = {"warning": "Callout Warning", "decision": "Callout Decision"}
    for child in node.children:
        if isinstance(child, Paragraph):
            flow.paragraph(style.get(node.kind, "Callout Note"), plain(child.children))
        else:
            _block(child, labels, flow, -1)
