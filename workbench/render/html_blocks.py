"""Blocks and inlines of a document as HTML elements."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from workbench.documents.links import leads_out
from workbench.documents.numbering import Label, name
from workbench.documents.tree import (
    Block,
    Bullets,
    Callout,
    Cell,
    Code,
    Definitions,
    Emphasis,
    Figure,
    Form,
    Inline,
    Inlines,
    Item,
    LineBreak,
    Link,
    PageBreak,
    Paragraph,
    Reference,
    Steps,
    Strong,
    Table,
    Text,
    plain,
)
from workbench.render.html_element import Child, element

Element = etree._Element
_ROLES = {"lead": "lead", "note": "small-print"}


@dataclass(frozen=True)
class Writer:
    """Writes blocks with the labels of one document."""

    labels: Mapping[str, Label]

    def blocks(self, blocks: tuple[Block, ...]) -> list[Element]:
        """Every block as an element."""
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> Element:
        match block:
            case Paragraph(children, role):
                return element("p", *self._inlines(children), class_=_ROLES.get(role, ""))
            case Bullets(entries) | Steps(entries):
                items = [element("li", *self._entry(entry)) for entry in entries]
                return element("ol" if isinstance(block, Steps) else "ul", *items)
            case Definitions(entries):
                return element("dl", *self._pairs(entries))
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Item():
                return self._item(block)
            case Callout(kind, children):
                said = element("p", element("strong", f"{kind.capitalize()}."))
                return element("div", said, *self.blocks(children), class_=f"callout {kind}")
            case _:
                return _without_words(block)

    def _entry(self, entry: tuple[Block, ...]) -> list[Child]:
        """A list entry of one paragraph needs no paragraph of its own."""
        if len(entry) == 1 and isinstance(entry[0], Paragraph):
            return self._inlines(entry[0].children)
        return list(self.blocks(entry))

    def _pairs(self, entries: tuple[tuple[Inlines, Inlines], ...]) -> list[Element]:
        return [
            element(tag, *self._inlines(words))
            for pair in entries
            for tag, words in zip(("dt", "dd"), pair, strict=True)
        ]

    def _table(self, table: Table) -> Element:
        caption_id = f"{table.id}--caption"
        title = f"{self.labels[table.id].name}. {table.caption}".strip()
        summary = [element("span", table.summary, class_="summary")] if table.summary else []
        head = [element("th", words, scope="col") for words in table.header]
        rows = [element("tr", *self._row(row, table.row_header)) for row in table.rows]
        made = element(
            "table",
            element("caption", title, *summary, id=caption_id),
            element("thead", element("tr", *head)),
            element("tbody", *rows),
            id=table.id,
        )
        # A region that can be focused is one that the keyboard can scroll.
        return element(
            "div", made, class_="scroll", role="region", tabindex="0", aria_labelledby=caption_id
        )

    def _row(self, row: tuple[Cell, ...], has_header: bool) -> list[Element]:
        return [
            element(
                "th" if has_header and place == 0 else "td",
                *self._inlines(cell.children),
                scope="row" if has_header and place == 0 else "",
                class_="end" if cell.align == "end" else "",
            )
            for place, cell in enumerate(row)
        ]

    def _figure(self, figure: Figure) -> Element:
        drawing = figure.drawing
        data = base64.b64encode(drawing.svg).decode()
        picture = element(
            "img",
            src=f"data:image/svg+xml;base64,{data}",
            alt=figure.alt,
            width=f"{drawing.width:.0f}",
            height=f"{drawing.height:.0f}",
        )
        caption_id = f"{figure.id}--caption"
        title = f"{self.labels[figure.id].name}. {figure.caption}".strip()
        caption = element("figcaption", title, id=caption_id)
        # As with tables: what is wider than the screen scrolls in a region of its own.
        region = element(
            "div",
            picture,
            class_="scroll wide" if _fills(drawing.width) else "scroll",
            role="region",
            tabindex="0",
            aria_labelledby=caption_id,
        )
        if not figure.description:
            return element("figure", region, caption, id=figure.id)
        said = f"{figure.id}--description"
        return element(
            "div",
            element("figure", region, caption, id=figure.id, aria_describedby=said),
            element("div", *self.blocks(figure.description), id=said),
        )

    def _item(self, item: Item) -> Element:
        title = element("p", item.id, f" {item.title}".rstrip(), class_="item-title")
        pairs = tuple(((Text(label),), words) for label, words in item.fields)
        fields = [element("dl", *self._pairs(pairs), class_="fields")] if pairs else []
        children = self.blocks(item.children)
        return element("div", title, *children, *fields, class_="item", id=item.id)

    def _inlines(self, children: Inlines) -> list[Child]:
        return [self._inline(child) for child in children]

    def _inline(self, child: Inline) -> Child:
        match child:
            case Text(words):
                return words
            case Strong(children):
                return element("strong", *self._inlines(children))
            case Emphasis(children):
                return element("em", *self._inlines(children))
            case Code(words):
                return element("code", words)
            case Link(target, children):
                return _link(target, plain(children))
            case Reference(target):
                return element("a", name(child, self.labels), href=f"#{quote(target)}")
            case LineBreak():
                return element("br")


def _fills(width: float) -> bool:
    """Whether a picture is about as wide as the column; smaller ones would be blown up in it,
    and in larger ones letters would become too small."""
    return 560 <= width <= 960


def _link(target: str, words: str) -> Child:
    """A link cannot hold a link, so its words are plain; without words it shows its target."""
    if not leads_out(target):
        return words
    return element("a", words if words.strip() else target, href=target, rel="noreferrer")


def _without_words(block: Form | PageBreak) -> Element:
    if isinstance(block, PageBreak):
        return element("div", class_="page-break")
    fields = [element("label", label, element("input", type="text")) for label in block.labels]
    return element("div", *fields, class_="form")
