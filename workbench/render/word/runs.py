"""Text inside a block as WordprocessingML runs, links and fields."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from workbench.documents import numbering
from workbench.documents.tree import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
    plain,
)
from workbench.render.word.anchors import bookmark
from workbench.render.word.characters import (
    attribute,
    directions,
    escaped,
    starts_right_to_left,
)
from workbench.render.word.draft import Draft
from workbench.render.word.fonts import Piece

_SCHEMES = ("http", "https", "mailto", "tel", "")
_URL_SIGNS = "!#$%&'()*+,/:;=?@-._~"


@dataclass(frozen=True)
class Look:
    """How a run is drawn: a character style, and bold or italic on top of it."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    linked: bool = False


PLAIN = Look()


def run(text: str, look: Look = PLAIN) -> str:
    """One run, or several where the direction of writing changes."""
    if look is PLAIN and text.isascii():
        return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""
    return "".join(
        f'<w:r>{_properties(look, rtl)}<w:t xml:space="preserve">{escaped(piece)}</w:t></w:r>'
        for piece, rtl in directions(text)
        if piece
    )


def _properties(look: Look, rtl: bool) -> str:
    inside = (
        (f'<w:rStyle w:val="{look.style}"/>' if look.style else "")
        + ("<w:b/><w:bCs/>" if look.bold else "")
        + ("<w:i/><w:iCs/>" if look.italic else "")
        + ("<w:rtl/>" if rtl else "")
    )
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def runs(children: Inlines, draft: Draft, look: Look = PLAIN) -> str:
    """Inlines as runs."""
    return "".join([_inline(child, draft, look) for child in children])


def _inline(child: Inline, draft: Draft, look: Look) -> str:
    match child:
        case Text(words):
            return run(words, look)
        case Strong(children):
            return runs(children, draft, _stronger(look, draft))
        case Emphasis(children):
            return runs(children, draft, _stressed(look, draft))
        case Code(words):
            return run(words, replace(look, style=draft.style("Inline Code")))
        case LineBreak():
            return "<w:r><w:br/></w:r>"
        case Reference():
            return reference(child, draft, look)
        case Link(target, children):
            return _link(target, children, draft, look)


def _stronger(look: Look, draft: Draft) -> Look:
    if look.style:
        return replace(look, bold=True)
    return replace(look, style=draft.style("Strong"))


def _stressed(look: Look, draft: Draft) -> Look:
    if look.style:
        return replace(look, italic=True)
    return replace(look, style=draft.style("Emphasis"))


def _link(target: str, children: Inlines, draft: Draft, look: Look) -> str:
    address = web_address(target)
    words = children if plain(children).strip() else (Text(target),)
    if look.linked or not address:
        return runs(words, draft, look)
    inside = runs(words, draft, replace(look, style=draft.style("Hyperlink"), linked=True))
    return f'<w:hyperlink r:id="{draft.link(address)}" w:history="1">{inside}</w:hyperlink>'


def web_address(target: str) -> str:
    """The target as Word takes it, or "" where it is no address a reader can safely follow."""
    try:
        parts = urlsplit(target.strip())
    except ValueError:
        return ""
    wanting = parts.scheme in ("http", "https") and not parts.netloc
    if parts.scheme not in _SCHEMES or wanting or not target.strip():
        return ""
    return quote(target.strip().encode("utf-8", "ignore"), safe=_URL_SIGNS)


def reference(target: Reference, draft: Draft, look: Look = PLAIN) -> str:
    """A live cross-reference, already filled; the words in front of a number stand outside."""
    words = numbering.name(target, draft.labels)
    label = draft.labels[target.target]
    if look.linked:
        return run(words, look)
    name = bookmark(target.target)
    if target.text or label.kind == "item":
        inside = run(words, replace(look, style=draft.style("Hyperlink")))
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{inside}</w:hyperlink>'
    if label.kind == "section":
        return run("section ", look) + field(f"REF {name} \\r \\h", run(label.number, look))
    return field(f"REF {name} \\h", run(words, look))


def field(instruction: str, shown: str) -> str:
    """A field with what it shows."""
    return f'<w:fldSimple w:instr=" {attribute(instruction)} ">{shown}</w:fldSimple>'


def paragraph(
    style: str,
    inside: str,
    *,
    words: str = "",
    keep: bool = False,
    new_page: bool = False,
    numbered: str = "",
    layout: str = "",
) -> str:
    """A paragraph of a style id.

    `words` are its bare words (they tell the direction), `keep` holds it whole and to what
    follows, `numbered` is a numPr element, `layout` the elements spacing, ind and jc in this
    order.
    """
    properties = (
        f'<w:pStyle w:val="{style}"/>'
        + ("<w:keepNext/><w:keepLines/>" if keep else "")
        + ("<w:pageBreakBefore/>" if new_page else "")
        + numbered
        + ("<w:bidi/>" if words and starts_right_to_left(words) else "")
        + layout
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def printed(children: Inlines, draft: Draft, *, bold: bool = False) -> tuple[Piece, ...]:
    """What inlines print, face by face: a reference is the name of its target."""
    if len(children) == 1:
        return _printed(children[0], draft, bold)
    return tuple(piece for child in children for piece in _printed(child, draft, bold))


def _printed(child: Inline, draft: Draft, bold: bool) -> tuple[Piece, ...]:
    match child:
        case Text(words):
            return (Piece(words, bold),)
        case Code(words):
            return (Piece(words, bold, code=True),)
        case Strong(children):
            return printed(children, draft, bold=True)
        case Emphasis(children):
            return printed(children, draft, bold=bold)
        case LineBreak():
            return (Piece("\n"),)
        case Reference():
            return (Piece(numbering.name(child, draft.labels), bold),)
        case Link(target, children):
            said = printed(children, draft, bold=bold)
            return said if plain(children).strip() else (Piece(target, bold),)
