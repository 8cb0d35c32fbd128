"""Every block of the tree as lines, tables and pictures."""

from __future__ import annotations

from dataclasses import replace

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
from workbench.render.word import keeping, lists
from workbench.render.word.draft import DocumentError, Draft
from workbench.render.word.fonts import Piece
from workbench.render.word.pieces import Break, Line, Picture, held, kept
from workbench.render.word.pieces import Piece as Part
from workbench.render.word.runs import Look, printed, run, runs
from workbench.render.word.tables import caption, form, table

DEEPEST_SECTION = 6
_ROLES = {"lead": "Lead Paragraph", "note": "Small Note"}
_CALLOUTS = {"warning": "Callout Warning", "decision": "Callout Decision"}
_AROUND_LABEL = (120, 60)
_INSIDE_BOX = 80  # between the paragraphs of a box


def section(node: Section, level: int, draft: Draft) -> list[Part]:
    """A heading and all that stands under it; deeper than 6 is a `DocumentError`."""
    if level > DEEPEST_SECTION:
        raise DocumentError(
            f"the section “{node.title}” stands {level} levels deep; Word has {DEEPEST_SECTION}.",
            where=node.id,
            mend="Raise it, or make a list of it.",
        )
    if not node.title.strip():
        raise DocumentError("a section has no title.", where=node.id, mend="Give it one.")
    heading = Line(
        f"heading {level}",
        draft.mark(node.id, run(node.title)),
        (Piece(node.title),),
        node.title,
        number=""
        if draft.sheet.headings_numbered
        else lists.number(draft.headings_list, level - 1),
        printed_left=lists.outline_indent(level - 1),
        anchor=node.id,
    )
    below = [part for child in node.sections for part in section(child, level + 1, draft)]
    return [heading, *blocks(node.blocks, draft), *below]


def blocks(nodes: tuple[Block, ...], draft: Draft, depth: int = -1) -> list[Part]:
    """Blocks in order; `depth` is the level of the list they stand in (-1: none)."""
    found: list[Part] = []
    for place, node in enumerate(nodes):
        made = _block(node, draft, depth)
        following = nodes[place + 1] if place + 1 < len(nodes) else None
        if keeping.leads(node, following):
            made = [kept(part) for part in made]
        if depth < 0 and keeping.labels(node):
            made = [_label(part) for part in made]
        found += made
    return found


def _label(part: Part) -> Part:
    """A label stands nearer to what it leads in than to what is above."""
    before, after = _AROUND_LABEL
    return replace(part, before=before, after=after) if isinstance(part, Line) else part


def _block(node: Block, draft: Draft, depth: int) -> list[Part]:
    match node:
        case Paragraph():
            return _paragraph(node, draft, depth)
        case Bullets(entries):
            return _list(entries, draft.bullets_list, "List Bullet", draft, depth + 1)
        case Steps(entries):
            lists.check_depth(depth + 1)
            return _list(entries, draft.new_list(depth + 1), "List Number", draft, depth + 1)
        case Definitions(entries):
            return keeping.terms([_definition(*entry, draft) for entry in entries])
        case Table():
            return table(node, draft)
        case Figure(description=description):
            below = caption("Figure", node.id, node.caption, draft)
            return [Picture(node, below), *blocks(description, draft, depth)]
        case _:
            return _special(node, draft)


def _special(node: Item | Callout | Form | PageBreak, draft: Draft) -> list[Part]:
    match node:
        case Item():
            return _item(node, draft)
        case Callout():
            return _callout(node, draft)
        case Form():
            return form(node, draft)
        case PageBreak():
            return [Break()]


def _paragraph(node: Paragraph, draft: Draft, depth: int) -> list[Part]:
    words = plain(node.children)
    if not words.strip():
        return []
    style = _ROLES.get(node.role, "Normal" if depth < 0 else "List Continue")
    left = None if depth < 0 else lists.indent(depth)
    inside, said = runs(node.children, draft), printed(node.children, draft)
    return [Line(style, inside, said, words, left=left)]


def _list(
    entries: tuple[tuple[Block, ...], ...], number: int, style: str, draft: Draft, level: int
) -> list[Part]:
    lists.check_depth(level)
    return keeping.entries(
        [_entry(entry, number, style, draft, level) for entry in entries if entry]
    )


def _entry(
    entry: tuple[Block, ...], number: int, style: str, draft: Draft, level: int
) -> list[Part]:
    """One list entry: its first paragraph bears the number, the rest stands below it."""
    first, rest = entry[0], entry[1:]
    if not isinstance(first, Paragraph) or not plain(first.children).strip():
        raise DocumentError(
            "an entry of a list starts without words.", mend="Start it with a paragraph."
        )
    opening = Line(
        style,
        runs(first.children, draft),
        printed(first.children, draft),
        plain(first.children),
        number=lists.number(number, level),
        printed_left=lists.indent(level),
    )
    return [opening, *blocks(rest, draft, level)]


def _definition(term: Inlines, meaning: Inlines, draft: Draft) -> list[Part]:
    return [
        Line(style, runs(words, draft), printed(words, draft), plain(words))
        for style, words in (("Term", term), ("Definition", meaning))
    ]


def _item(node: Item, draft: Draft) -> list[Part]:
    """A heading-like line with the id, begun by a point bookmark; then text and fields."""
    ident = Look(style=draft.style("Strong"))
    title = f": {node.title}" if node.title else ""
    line = Line(
        "Item",
        draft.mark(node.id) + run(node.id, ident) + run(title),
        (Piece(node.id + title),),
        node.title,
        anchor=node.id,
    )
    facts = [fact(label, children, draft) for label, children in node.fields]
    return keeping.item([line, *blocks(node.children, draft), *facts], draft)


def fact(label: str, children: Inlines, draft: Draft) -> Line:
    """A label and, one tab further, its text."""
    inside = run(label, Look(style=draft.style("Strong"))) + "<w:r><w:tab/></w:r>"
    said = printed(children, draft)
    return Line("Document Fact", inside + runs(children, draft), said, label)


def _callout(node: Callout, draft: Draft) -> list[Part]:
    """Shaded paragraphs that hold together; the first words say which kind it is."""
    style = _CALLOUTS.get(node.kind, "Callout Note")
    kind = Strong((Text(f"{node.kind.capitalize()}: "),))
    children = node.children
    if not children or not isinstance(children[0], Paragraph):
        children = (Paragraph(()), *children)
    found: list[Part] = []
    for place, child in enumerate(children):
        if isinstance(child, Paragraph):
            words = ((kind,) if place == 0 else ()) + child.children
            found.append(
                Line(style, runs(words, draft), printed(words, draft), plain(child.children))
            )
        else:
            found += _block(child, draft, -1)
    return held(_one_box(found, style))


def _one_box(parts: list[Part], style: str) -> list[Part]:
    """Less space between the paragraphs of a box than around it."""
    box = [isinstance(part, Line) and part.style == style for part in parts]
    found: list[Part] = []
    for place, part in enumerate(parts):
        if isinstance(part, Line) and box[place]:
            if place and box[place - 1]:
                part = replace(part, before=0)
            if place + 1 < len(parts) and box[place + 1]:
                part = replace(part, after=_INSIDE_BOX)
        found.append(part)
    return found
