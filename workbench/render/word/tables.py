"""Tables: one header row that repeats, rows that hold together, no merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.documents.tree import Cell, Form, Table, Text
from workbench.render.word.characters import attribute
from workbench.render.word.columns import PADDING, unbroken, widths
from workbench.render.word.draft import DocumentError, Draft
from workbench.render.word.fonts import Piece, lines
from workbench.render.word.pages import BORDER, line_height
from workbench.render.word.pieces import Grid, Line
from workbench.render.word.pieces import Piece as Part
from workbench.render.word.runs import field, paragraph, printed, run, runs

FORM_HEADER = ("To fill in", "Entry")
FORM_LEAD = "Please fill in:"
FORM_ROW = 520
SHORT = 8  # rows of a table that is not divided
_SHARE = 0.5  # of a page: the most such a table may take
_MARGINS = 100.0  # above and below the words of a cell
_END = '<w:jc w:val="right"/>'

Row = tuple[tuple[Piece, ...], ...]


def table(node: Table, draft: Draft) -> list[Part]:
    """The caption above, and the table."""
    if not node.header or any(len(row) != len(node.header) for row in node.rows):
        raise DocumentError(
            f"the table “{node.caption or node.id}” has rows of different lengths, or no header.",
            where=node.id,
            mend="Give every row as many cells as the header has.",
        )
    name = node.caption or draft.labels[node.id].name
    summary = node.summary or f"Columns: {', '.join(node.header)}. {len(node.rows)} rows."
    node = replace(node, rows=tuple(tuple(map(_number, row)) for row in node.rows))
    texts = [tuple(printed(cell.children, draft) for cell in row) for row in node.rows]
    heading, words = draft.metrics("Table Heading"), draft.metrics("Table Text")
    columns = widths(node, texts, draft.width, heading, words)
    top = _height(tuple((Piece(label),) for label in node.header), columns, draft, heading=True)
    heights = tuple(_height(row, columns, draft, first=node.row_header) for row in texts)
    kept = together(top, heights, draft.height)
    xml = (
        opening("Data Table", columns, name, summary, draft, node.row_header)
        + header(node.header, columns, draft, tuple(_at_end(node, n) for n in range(len(columns))))
        + "".join(
            _row(row, said, columns, draft, keep)
            for row, said, keep in zip(node.rows, texts, kept, strict=True)
        )
        + "</w:tbl>"
    )
    above = caption("Table", node.id, node.caption, draft, keep=True)
    return [above, Grid(xml, top, heights, kept)]


def _number(cell: Cell) -> Cell:
    """A cell of numbers, their spread held on one line."""
    only = cell.children[0] if len(cell.children) == 1 else None
    if cell.align != "end" or not isinstance(only, Text) or "(" not in only.text:
        return cell
    return replace(cell, children=(Text(unbroken(only.text)),))


def together(heading: float, rows: Sequence[float], page: float) -> tuple[bool, ...]:
    """Which rows are held to the next: all of a short table, else the first and last pair."""
    count = len(rows)
    if count <= SHORT and heading + sum(rows) <= page * _SHARE:
        return tuple(place < count - 1 for place in range(count))
    pair = {0, count - 2} if count > 3 else {0}
    return tuple(place in pair and place < count - 1 for place in range(count))


def _height(
    row: Row, columns: tuple[int, ...], draft: Draft, *, heading: bool = False, first: bool = False
) -> float:
    """How high a row prints: its highest cell, the margins and one line."""
    metrics = draft.metrics("Table Heading" if heading else "Table Text")
    most = 1
    for place, (cell, width) in enumerate(zip(row, columns, strict=True)):
        bold = metrics.bold or (first and place == 0)
        count = lines(cell, width - PADDING, metrics.size, bold=bold, font=metrics.font)
        most = max(most, count)
    return BORDER + _MARGINS + most * line_height(metrics) + metrics.before + metrics.after


def _at_end(node: Table, place: int) -> bool:
    return bool(node.rows) and all(row[place].align == "end" for row in node.rows)


def caption(kind: str, anchor: str, words: str, draft: Draft, *, keep: bool = False) -> Line:
    """“Table 3. Words”: the number is a SEQ field, the first two words bear the bookmark."""
    label = draft.labels[anchor]
    below = f". {words}" if words else ""
    inside = draft.mark(
        anchor, run(f"{kind} ") + field(f"SEQ {kind} \\* ARABIC", run(label.number))
    ) + run(below)
    said = (Piece(f"{label.name}{below}"),)
    return Line("caption", inside, said, words, anchor=anchor, keep=keep)


def opening(
    style: str, columns: tuple[int, ...], name: str, summary: str, draft: Draft, row_header: bool
) -> str:
    """The start of a table up to its first row."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    value = "06A0" if row_header else "0620"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{draft.style(style)}"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{value}" w:firstRow="1" w:lastRow="0" w:firstColumn="{row_header:d}" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{attribute(name)}"/><w:tblDescription w:val="{attribute(summary)}"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def header(
    labels: tuple[str, ...], columns: tuple[int, ...], draft: Draft, at_end: tuple[bool, ...] = ()
) -> str:
    """The header row; Word repeats it on every page. `at_end` marks columns of numbers."""
    style = draft.style("Table Heading")
    ends = at_end or (False,) * len(labels)
    cells = "".join(
        _cell(paragraph(style, run(label), words=label, keep=True, layout=_END * end), width)
        for label, width, end in zip(labels, columns, ends, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(
    row: tuple[Cell, ...], texts: Row, columns: tuple[int, ...], draft: Draft, keep: bool
) -> str:
    style = draft.style("Table Text")
    cells = "".join(
        _cell(
            paragraph(
                style,
                runs(cell.children, draft),
                words="".join([piece.text for piece in said]),
                keep=keep,
                layout=_END if cell.align == "end" else "",
            ),
            width,
        )
        for cell, said, width in zip(row, texts, columns, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(inside: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def form(node: Form, draft: Draft) -> list[Part]:
    """A line of advice and a table with room to write in its second column."""
    if not node.labels:
        return []
    columns = (draft.width * 2 // 5, draft.width - draft.width * 2 // 5)
    style = draft.style("Table Text")
    texts = tuple(((Piece(label),), ()) for label in node.labels)
    heights = tuple(max(FORM_ROW, _height(row, columns, draft, first=True)) for row in texts)
    top = _height(tuple((Piece(label),) for label in FORM_HEADER), columns, draft, heading=True)
    kept = together(top, heights, draft.height)
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{FORM_ROW}" w:hRule="atLeast"/></w:trPr>'
        + _cell(paragraph(style, run(label), words=label, keep=keep), columns[0])
        + _cell(paragraph(style, "", keep=keep), columns[1])
        + "</w:tr>"
        for label, keep in zip(node.labels, kept, strict=True)
    )
    summary = f"To fill in: {', '.join(node.labels)}."
    xml = (
        opening("Form Table", columns, "Form to fill in", summary, draft, True)
        + header(FORM_HEADER, columns, draft)
        + rows
        + "</w:tbl>"
    )
    lead = Line("Normal", run(FORM_LEAD), (Piece(FORM_LEAD),), keep=True)
    return [lead, Grid(xml, top, heights, kept)]
