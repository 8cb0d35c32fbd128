"""Every block of the tree as paragraphs and tables."""

from __future__ import annotations

from workbench.documents.tree import (
    Block,
    Bullets,
    Callout,
    Definitions,
    Figure,
    Form,
    Inlines,
    Item,
    PageBreak,
    Paragraph,
    Section,
    Steps,
    Strong,
    Table,
    Text,
    plain,
)
from workbench.render.word import lists
from workbench.render.word.draft import DocumentError, Draft
from workbench.render.word.figures import figure
from workbench.render.word.runs import Look, paragraph, run, runs
from workbench.render.word.tables import form, table

DEEPEST_SECTION = 6
_ROLES = {"lead": "Lead Paragraph", "note": "Small Note"}
_CALLOUTS = {"warning": "Callout Warning", "decision": "Callout Decision"}
SPACE_AFTER_TABLE = 200
AFTER_TABLE = f'<w:spacing w:before="{SPACE_AFTER_TABLE}"/>'


def section(node: Section, level: int, draft: Draft) -> str:
    """A heading and all that stands under it; deeper than 6 is a `DocumentError`."""
    if level > DEEPEST_SECTION:
        raise DocumentError(
            f"the section “{node.title}” stands {level} levels deep; Word has {DEEPEST_SECTION}.",
            where=node.id,
            mend="Raise it, or make a list of it.",
        )
    if not node.title.strip():
        raise DocumentError("a section has no title.", where=node.id, mend="Give it one.")
    numbered = "" if draft.sheet.headings_numbered else lists.number(draft.headings_list, level - 1)
    heading = paragraph(
        draft.style(f"heading {level}"),
        draft.mark(node.id, run(node.title)),
        draft,
        words=node.title,
        numbered=numbered,
    )
    below = "".join(section(child, level + 1, draft) for child in node.sections)
    return heading + blocks(node.blocks, draft) + below


def blocks(nodes: tuple[Block, ...], draft: Draft, depth: int = -1) -> str:
    """Blocks in order; `depth` is the level of the list they stand in (-1: none)."""
    pieces = []
    after_table = False
    for node in nodes:
        if after_table and isinstance(node, Paragraph) and depth < 0:
            pieces.append(_paragraph(node, draft, AFTER_TABLE))
        else:
            pieces.append(_block(node, draft, depth))
        after_table = isinstance(node, Table | Form)
    return "".join(pieces)


def _block(node: Block, draft: Draft, depth: int) -> str:
    match node:
        case Paragraph():
            return _paragraph(node, draft, _indented(depth), listed=depth >= 0)
        case Bullets(entries):
            return _list(entries, draft.bullets_list, "List Bullet", draft, depth + 1)
        case Steps(entries):
            lists.check_depth(depth + 1)
            return _list(entries, draft.new_list(depth + 1), "List Number", draft, depth + 1)
        case Definitions(entries):
            return "".join(_definition(term, meaning, draft) for term, meaning in entries)
        case Table():
            return table(node, draft)
        case Figure(description=description):
            return figure(node, draft) + blocks(description, draft, depth)
        case _:
            return _special(node, draft)


def _special(node: Item | Callout | Form | PageBreak, draft: Draft) -> str:
    match node:
        case Item():
            return _item(node, draft)
        case Callout():
            return _callout(node, draft)
        case Form():
            return form(node, draft)
        case PageBreak():
            draft.break_before = True
            return ""


def _paragraph(node: Paragraph, draft: Draft, layout: str = "", *, listed: bool = False) -> str:
    words = plain(node.children)
    if not words.strip():
        return ""
    style = _ROLES.get(node.role, "List Continue" if listed else "Normal")
    return paragraph(
        draft.style(style), runs(node.children, draft), draft, words=words, layout=layout
    )


def _indented(depth: int) -> str:
    return "" if depth < 0 else f'<w:ind w:left="{lists.indent(depth)}"/>'


def _list(
    entries: tuple[tuple[Block, ...], ...], number: int, style: str, draft: Draft, level: int
) -> str:
    lists.check_depth(level)
    return "".join(_entry(entry, number, style, draft, level) for entry in entries)


def _entry(entry: tuple[Block, ...], number: int, style: str, draft: Draft, level: int) -> str:
    """One list entry: its first paragraph bears the number, the rest stands below it."""
    if not entry:
        return ""
    first, rest = entry[0], entry[1:]
    if not isinstance(first, Paragraph) or not plain(first.children).strip():
        raise DocumentError(
            "an entry of a list starts without words.", mend="Start it with a paragraph."
        )
    children = first.children
    opening = paragraph(
        draft.style(style),
        runs(children, draft),
        draft,
        words=plain(children),
        numbered=lists.number(number, level),
    )
    return opening + blocks(rest, draft, level)


def _definition(term: Inlines, meaning: Inlines, draft: Draft) -> str:
    return paragraph(draft.style("Term"), runs(term, draft), draft, words=plain(term)) + paragraph(
        draft.style("Definition"), runs(meaning, draft), draft, words=plain(meaning)
    )


def _item(node: Item, draft: Draft) -> str:
    """A heading-like line with the id, begun by a point bookmark; then text and fields."""
    ident = Look(style=draft.style("Strong"))
    title = run(f": {node.title}") if node.title else ""
    line = paragraph(
        draft.style("Item"),
        draft.mark(node.id) + run(node.id, ident) + title,
        draft,
        words=node.title,
    )
    facts = "".join(fact(label, children, draft) for label, children in node.fields)
    return line + blocks(node.children, draft) + facts


def fact(label: str, children: Inlines, draft: Draft) -> str:
    """A label and, one tab further, its text."""
    inside = run(label, Look(style=draft.style("Strong"))) + "<w:r><w:tab/></w:r>"
    return paragraph(
        draft.style("Document Fact"), inside + runs(children, draft), draft, words=label
    )


def _callout(node: Callout, draft: Draft) -> str:
    """Shaded paragraphs; the first words say which kind it is."""
    style = draft.style(_CALLOUTS.get(node.kind, "Callout Note"))
    kind = Strong((Text(f"{node.kind.capitalize()}: "),))
    children = node.children
    if not children or not isinstance(children[0], Paragraph):
        children = (Paragraph(()), *children)
    first, pieces = True, []
    for child in children:
        if isinstance(child, Paragraph):
            words = ((kind,) if first else ()) + child.children
            pieces.append(paragraph(style, runs(words, draft), draft, words=plain(child.children)))
        else:
            pieces.append(_block(child, draft, -1))
        first = False
    return "".join(pieces)
