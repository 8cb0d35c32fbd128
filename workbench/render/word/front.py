"""What stands before the text: title page, contents, lists of tables and figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.documents.numbering import Label
from workbench.documents.title_page import facts as title_page_facts
from workbench.documents.tree import (
    Block,
    Document,
    Figure,
    Meta,
    Section,
    Table,
    Text,
    walk,
    within,
)
from workbench.render.word import keeping
from workbench.render.word.anchors import bookmark
from workbench.render.word.blocks import fact
from workbench.render.word.draft import Draft
from workbench.render.word.fonts import Piece as Words
from workbench.render.word.pieces import Line, Piece
from workbench.render.word.runs import run

CONTENTS_DEPTH = 3
_TAB = "<w:r><w:tab/></w:r>"
_ROOM = "0000"  # what a page number takes at the end of a line


def facts(meta: Meta) -> tuple[tuple[str, str], ...]:
    """What the title page says below the title: label and words; the kind is its subtitle."""
    return tuple((label, words) for label, words in title_page_facts(meta) if words != meta.kind)


def title_page(meta: Meta, draft: Draft) -> list[Piece]:
    """Title, kind and facts."""
    kind = Line("Subtitle", run(meta.kind), (Words(meta.kind),), meta.kind)
    return [
        Line("Title", run(meta.title), (Words(meta.title),), meta.title),
        *([kind] if meta.kind.strip() else []),
        *(fact(label, (Text(words),), draft) for label, words in facts(meta)),
    ]


def headings(document: Document) -> list[tuple[int, Section]]:
    """The sections the contents list, with their levels."""
    return [(level, node) for level, node in walk(document) if level <= CONTENTS_DEPTH]


def every_block(document: Document) -> Iterator[Block]:
    """All blocks of the document in reading order."""
    yield from within(document.preface)
    for _, section in walk(document):
        yield from within(section.blocks)


def captioned(document: Document) -> tuple[list[Table], list[Figure]]:
    """The tables and the figures of the document."""
    everything = list(every_block(document))
    return (
        [node for node in everything if isinstance(node, Table)],
        [node for node in everything if isinstance(node, Figure)],
    )


def contents(document: Document, draft: Draft, pages: Mapping[str, int]) -> list[Piece]:
    """The contents as a live field with its entries filled, then the lists that are needed."""
    entries = [
        (f"toc {level}", node.id, f"{draft.labels[node.id].number}\t{node.title}")
        for level, node in headings(document)
    ]
    tables, figures = captioned(document)
    return [
        *_list("Contents", f'TOC \\o "1-{CONTENTS_DEPTH}" \\h \\z \\u', entries, pages),
        *_list("Tables", 'TOC \\h \\z \\c "Table"', _captions(tables, draft), pages),
        *_list("Figures", 'TOC \\h \\z \\c "Figure"', _captions(figures, draft), pages),
    ]


def _captions(nodes: list[Table] | list[Figure], draft: Draft) -> list[tuple[str, str, str]]:
    return [
        ("table of figures", node.id, named(draft.labels[node.id], node.caption)) for node in nodes
    ]


def named(label: Label, words: str) -> str:
    """What a caption says: “Table 3. Words”."""
    return f"{label.name}. {words}" if words else label.name


def _list(
    heading: str,
    instruction: str,
    entries: list[tuple[str, str, str]],
    pages: Mapping[str, int],
) -> list[Piece]:
    if not entries:
        return []
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    inside = [_entry(words, anchor, pages.get(anchor, 1)) for _, anchor, words in entries]
    inside[0] = begin + inside[0]
    inside[-1] += end
    lines: list[list[Piece]] = [
        [Line(style, line, (Words(f"{words} {_ROOM}"),), words.partition("\t")[2])]
        for line, (style, _, words) in zip(inside, entries, strict=True)
    ]
    return [Line("TOC Heading", run(heading), (Words(heading),)), *keeping.entries(lines)]


def _entry(words: str, anchor: str, page: int) -> str:
    """One line of a list: words, tab, page number, all of it a link to the place."""
    name = bookmark(anchor)
    number, tab, title = words.rpartition("\t")
    shown = f"{run(number)}{_TAB}{run(title)}" if tab else run(words)
    return (
        f'<w:hyperlink w:anchor="{name}" w:history="1">{shown}{_TAB}'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {name} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{page}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>'
    )
