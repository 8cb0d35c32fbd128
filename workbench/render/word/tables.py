"""Tables: one header row that repeats, rows that hold together, no merged cells."""

from __future__ import annotations

from workbench.documents.tree import Cell, Form, Table, Text, plain
from workbench.render.word.characters import attribute
from workbench.render.word.draft import DocumentError, Draft
from workbench.render.word.runs import field, paragraph, run, runs

FORM_HEADER = ("To fill in", "Entry")
FORM_LEAD = "Please fill in:"
_LONGEST, _SHORTEST = 42, 6
_END = '<w:jc w:val="right"/>'


def table(node: Table, draft: Draft) -> str:
    """The caption above, and the table."""
    if not node.header or any(len(row) != len(node.header) for row in node.rows):
        raise DocumentError(
            f"the table “{node.caption or node.id}” has rows of different lengths, or no header.",
            where=node.id,
            mend="Give every row as many cells as the header has.",
        )
    name = node.caption or draft.labels[node.id].name
    columns = widths(node, draft.width)
    summary = node.summary or f"Columns: {', '.join(node.header)}. {len(node.rows)} rows."
    return (
        caption("Table", node.id, node.caption, draft, keep_next=True)
        + opening("Data Table", columns, name, summary, draft, node.row_header)
        + header(node.header, columns, draft, tuple(_at_end(node, n) for n in range(len(columns))))
        + "".join(_row(row, columns, draft) for row in node.rows)
        + "</w:tbl>"
    )


def _at_end(node: Table, place: int) -> bool:
    return bool(node.rows) and all(row[place].align == "end" for row in node.rows)


def caption(kind: str, anchor: str, words: str, draft: Draft, *, keep_next: bool = False) -> str:
    """“Table 3. Words”: the number is a SEQ field, the first two words bear the bookmark."""
    number = draft.labels[anchor].number
    inside = draft.mark(
        anchor, run(f"{kind} ") + field(f"SEQ {kind} \\* ARABIC", run(number))
    ) + run(f". {words}" if words else "")
    return paragraph(draft.style("caption"), inside, draft, words=words, keep_next=keep_next)


def widths(node: Table, total: int) -> tuple[int, ...]:
    """Column widths in twips that add up to the text width."""
    if len(node.widths) == len(node.header) and all(width > 0 for width in node.widths):
        weights = node.widths
    else:
        weights = tuple(_weight(node, place) for place in range(len(node.header)))
    unit = total / sum(weights)
    whole = [max(1, int(weight * unit)) for weight in weights]
    whole[-1] = max(1, whole[-1] + total - sum(whole))
    return tuple(whole)


def _weight(node: Table, place: int) -> float:
    texts = [node.header[place], *(plain(row[place].children) for row in node.rows[:200])]
    longest = max(map(len, texts))
    word = max((len(word) for text in texts for word in text.split()), default=0)
    return float(max(min(longest, _LONGEST), min(word, 18), _SHORTEST))


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
        _cell(paragraph(style, run(label), draft, words=label, layout=_END * end), width)
        for label, width, end in zip(labels, columns, ends, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: tuple[Cell, ...], columns: tuple[int, ...], draft: Draft) -> str:
    cells = "".join(
        _cell(_words(node, draft), width) for node, width in zip(row, columns, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _words(node: Cell, draft: Draft) -> str:
    layout = _END if node.align == "end" else ""
    only = node.children[0] if len(node.children) == 1 else None
    if isinstance(only, Text):
        inside, words = run(only.text), only.text
    else:
        inside, words = runs(node.children, draft), plain(node.children)
    return paragraph(draft.style("Table Text"), inside, draft, words=words, layout=layout)


def _cell(inside: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def form(node: Form, draft: Draft) -> str:
    """A line of advice and a table with room to write in its second column."""
    if not node.labels:
        return ""
    lead = paragraph(draft.style("Normal"), run(FORM_LEAD), draft, keep_next=True)
    columns = (draft.width * 2 // 5, draft.width - draft.width * 2 // 5)
    style = draft.style("Table Text")
    rows = "".join(
        '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="520" w:hRule="atLeast"/></w:trPr>'
        + _cell(paragraph(style, run(label), draft, words=label), columns[0])
        + _cell(paragraph(style, "", draft), columns[1])
        + "</w:tr>"
        for label in node.labels
    )
    summary = f"To fill in: {', '.join(node.labels)}."
    return (
        lead
        + opening("Form Table", columns, "Form to fill in", summary, draft, True)
        + header(FORM_HEADER, columns, draft)
        + rows
        + "</w:tbl>"
    )
