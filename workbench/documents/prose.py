"""Markdown that a person wrote, as blocks of the document tree.

CommonMark with tables. Raw HTML is shown as the characters it is made of; pictures become their
words; links other than to the web, a mail address or an id of the document become words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from workbench.documents import placeholders
from workbench.documents.links import leads_out
from workbench.documents.tree import (
    Block,
    Bullets,
    Callout,
    Cell,
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Paragraph,
    Reference,
    Steps,
    Strong,
    Table,
    Text,
    plain,
)

_CAPTION = "Table:"
_WORDS = {"text", "code_inline", "fence", "code_block"}


def parser() -> MarkdownIt:
    """The parser of all prose: CommonMark with tables, raw HTML off."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    # Links are judged below, so that a bad one keeps its words and loses its target.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def blocks(
    markdown: str, prefix: str = "prose", terms: Mapping[str, str] = MappingProxyType({})
) -> tuple[Block, ...]:
    """The blocks of a Markdown text; `terms` are put in for placeholders, as plain words.

    Tables get the ids `prefix-table-1`, ...; a paragraph "Table: words" just before a table is
    its caption. A heading becomes a paragraph in bold, a quotation a note.
    """
    tokens = parser().parse(markdown)
    for token in tokens:
        for piece in (token, *(token.children or ())):
            if piece.type in _WORDS:
                piece.content = placeholders.fill(piece.content, terms)
    tree = SyntaxTreeNode(tokens)
    return tuple(_captioned(_blocks(tree.children), prefix))


def _captioned(found: tuple[Block, ...], prefix: str) -> Iterator[Block]:
    count = 0
    for place, block in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if isinstance(after, Table) and _caption(block):
            continue
        if isinstance(block, Table):
            count += 1
            caption = _caption(found[place - 1]) if place else ""
            words = caption or ", ".join(filter(None, block.header))
            yield Table(f"{prefix}-table-{count}", words, block.header, block.rows)
        else:
            yield block


def _caption(block: Block) -> str:
    words = plain(block.children) if isinstance(block, Paragraph) else ""
    return words.removeprefix(_CAPTION).strip() if words.startswith(_CAPTION) else ""


def _blocks(nodes: list[SyntaxTreeNode]) -> tuple[Block, ...]:
    return tuple(block for node in nodes for block in _block(node))


def _block(node: SyntaxTreeNode) -> tuple[Block, ...]:
    match node.type:
        case "paragraph":
            return (Paragraph(_inlines(node)),)
        case "heading":
            return (Paragraph((Strong(_inlines(node)),)),)
        case "bullet_list":
            return (Bullets(tuple(_blocks(item.children) for item in node.children)),)
        case "ordered_list":
            return (Steps(tuple(_blocks(item.children) for item in node.children)),)
        case "blockquote":
            return (Callout("note", _blocks(node.children)),)
        case "fence" | "code_block":
            return (Paragraph(_lines_of_code(node.content)),)
        case "table":
            return (_table(node),)
        case _:
            return ()


def _lines_of_code(content: str) -> Inlines:
    lines: list[Inline] = []
    for line in content.rstrip("\n").split("\n"):
        lines += [LineBreak(), Code(line)]
    return tuple(lines[1:])


def _table(node: SyntaxTreeNode) -> Table:
    rows = [row for part in node.children for row in part.children]
    header, *body = [tuple(_cell(cell) for cell in row.children) for row in rows]
    return Table("", "", tuple(plain(cell.children) for cell in header), tuple(body))


def _cell(node: SyntaxTreeNode) -> Cell:
    end = "right" in str(node.attrs.get("style", ""))
    return Cell(_inlines(node), "end" if end else "start")


def _inlines(node: SyntaxTreeNode) -> Inlines:
    """The inlines under a node, pieces of text that touch put together."""
    found: list[Inline] = []
    for child in node.children:
        for inline in _inline(child):
            last = found[-1] if found else None
            if isinstance(inline, Text) and isinstance(last, Text):
                found[-1] = Text(last.text + inline.text)
            else:
                found.append(inline)
    return tuple(found)


def _inline(node: SyntaxTreeNode) -> Inlines:
    match node.type:
        case "inline":
            return _inlines(node)
        case "text" | "image":
            return (Text(node.content),) if node.content else ()
        case "softbreak":
            return (Text(" "),)
        case "hardbreak":
            return (LineBreak(),)
        case "code_inline":
            return (Code(node.content),)
        case "strong":
            return (Strong(_inlines(node)),)
        case "em":
            return (Emphasis(_inlines(node)),)
        case "link":
            return _link(node)
        case _:
            return (Text(node.content),) if node.content else ()


def _link(node: SyntaxTreeNode) -> Inlines:
    target, words = str(node.attrs.get("href", "")), _inlines(node)
    if target.startswith("#") and len(target) > 1:
        return (Reference(target[1:], plain(words)),)
    return (Link(target, words),) if leads_out(target) else words
