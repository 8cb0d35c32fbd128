"""A document as Markdown: CommonMark with tables, the same bytes for the same document.

Anchors are empty `<a id>` elements, since Markdown has none of its own. The summary of a table,
which is for screen readers, and column widths have no place in Markdown and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from workbench.documents import title_page
from workbench.documents.numbering import Label, numbers
from workbench.documents.tree import (
    Block,
    Bullets,
    Callout,
    Cell,
    Definitions,
    Document,
    Figure,
    Form,
    Inlines,
    Item,
    PageBreak,
    Paragraph,
    Section,
    Steps,
    Table,
)
from workbench.render import markdown_text

_TO_FILL = "." * 40
_LIST = re.compile(r"- |-$|\d+\.(?: |$)", re.MULTILINE)


def render(document: Document, pictures: Mapping[str, str]) -> str:
    """The document as Markdown; `pictures` are the file names of figures by id.

    A figure without a picture is printed as the words of its `alt`. A reference to nothing is a
    `NumberingError`.
    """
    writer = _Writer(numbers(document), pictures)
    facts = "\n".join(
        f"- {label}: {markdown_text.text(words)}"
        for label, words in title_page.facts(document.meta)
    )
    parts = [f"# {markdown_text.text(document.meta.title).strip()}", facts]
    parts += [writer.blocks(document.preface)]
    parts += [writer.section(section, 2) for section in document.sections]
    return _stacked(parts) + "\n"


@dataclass(frozen=True)
class _Writer:
    """Writes blocks with the labels and pictures of one document."""

    labels: Mapping[str, Label]
    pictures: Mapping[str, str]

    def section(self, section: Section, level: int) -> str:
        marks = "#" * min(level, 6)
        number = self.labels[section.id].number
        words = f"{number} {markdown_text.text(section.title)}".strip()
        parts = [f"{marks} {_anchor(section.id)}{words}", self.blocks(section.blocks)]
        parts += [self.section(inner, level + 1) for inner in section.sections]
        return _stacked(parts)

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return _stacked(map(self.block, blocks))

    def block(self, block: Block) -> str:
        match block:
            case Paragraph(children):
                return markdown_text.paragraph(children, self.labels)
            case Bullets() | Steps():
                return self._list(block)
            case Definitions(entries):
                return "\n".join(self._entry(*entry) for entry in entries)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Item():
                return self._item(block)
            case Callout(kind, children):
                said = markdown_text.strong(f"{kind.capitalize()}.")
                return _indented(_stacked([said, self.blocks(children)]), "> ", "> ")
            case Form(labels):
                return "\n".join(f"- {markdown_text.text(said)}: {_TO_FILL}" for said in labels)
            case PageBreak():
                return "---"

    def _entry(self, term: Inlines, meaning: Inlines) -> str:
        return f"- <strong>{self._line(term)}</strong>: {self._line(meaning)}"

    def _line(self, children: Inlines) -> str:
        return markdown_text.line(children, self.labels)

    def _list(self, block: Bullets | Steps) -> str:
        numbered = isinstance(block, Steps)
        marks = [f"{n}. " if numbered else "- " for n in range(1, len(block.entries) + 1)]
        written = [
            _indented(self.blocks(entry), mark, " " * len(mark))
            for entry, mark in zip(block.entries, marks, strict=True)
        ]
        return ("\n" if all(map(_is_short, block.entries)) else "\n\n").join(written)

    def _table(self, table: Table) -> str:
        caption = self._caption(table.id, table.caption)
        if not table.header:
            return caption
        head = [markdown_text.text(words).strip() for words in table.header]
        marks = ["--:" if _is_end(table.rows, place) else "---" for place in range(len(head))]
        rows = [
            [markdown_text.cell(cell.children, self.labels) for cell in row] for row in table.rows
        ]
        lines = [f"| {' | '.join(cells)} |" for cells in (head, marks, *rows)]
        return f"{caption}\n\n" + "\n".join(lines)

    def _caption(self, id_: str, caption: str) -> str:
        words = f"{self.labels[id_].name}. {caption}".strip()
        return f"{_anchor(id_)}{markdown_text.strong(words)}"

    def _figure(self, figure: Figure) -> str:
        alt, file = markdown_text.text(figure.alt).strip(), self.pictures.get(figure.id)
        picture = f"![{alt}]({quote(file)})" if file else alt
        caption = self._caption(figure.id, figure.caption)
        return _stacked([picture, caption, self.blocks(figure.description)])

    def _item(self, item: Item) -> str:
        title = markdown_text.text(item.title).strip()
        head = f"{_anchor(item.id)}{markdown_text.strong(item.id)} {title}".strip()
        fields = "\n".join(
            f"- {markdown_text.text(label)}: {self._line(said)}" for label, said in item.fields
        )
        return _stacked([head, self.blocks(item.children), fields])


def _anchor(id_: str) -> str:
    return f'<a id="{escape(id_)}"></a>'


def _indented(words: str, first: str, others: str) -> str:
    lines = words.split("\n")
    rest = [f"{others}{line}".rstrip() for line in lines[1:]]
    return "\n".join([f"{first}{lines[0]}".rstrip(), *rest])


def _stacked(parts: Iterable[str]) -> str:
    """Parts with a blank line between them; a list after a list stays another one."""
    stack = ""
    for part in filter(None, parts):
        last = stack.rsplit("\n\n", 1)[-1]
        lists = _LIST.match(part) and (_LIST.match(last) or last.startswith(" "))
        stack += ("\n\n<!-- -->\n\n" if lists else "\n\n" if stack else "") + part
    return stack


def _is_short(entry: tuple[Block, ...]) -> bool:
    return len(entry) == 1 and isinstance(entry[0], Paragraph)


def _is_end(rows: tuple[tuple[Cell, ...], ...], place: int) -> bool:
    column = [row[place] for row in rows if place < len(row)]
    return bool(column) and all(cell.align == "end" for cell in column)
