"""A kind of document as an outline file, and the outline filled in as a document tree.

The format is described in docs/reference/outlines.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from markdown_it.token import Token

from workbench.documents import front_matter, placeholders, prose
from workbench.documents.front_matter import FrontMatter, OutlineError
from workbench.documents.outline_lines import Body, Slot, body, verbatim
from workbench.documents.tree import Block, Document, Meta, Section, paragraph

IF_ANY = "{if-any}"
NONE = paragraph("None.")
S = TypeVar("S")


@dataclass(frozen=True)
class Part:
    """A heading with what stands under it; `if_any` leaves it out when its blocks are empty."""

    id: str
    title: str
    line: int
    if_any: bool = False
    body: Body = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Outline:
    """A kind of document; `name` is that of its file, for messages."""

    name: str
    head: FrontMatter
    preface: Body = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Fragment:
    """What a building block gives to the section that it stands in."""

    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


def parse(text: str, name: str) -> Outline:
    """The outline in the text of a file; `name` is the file's, for messages.

    Raises `OutlineError` with the line for a bad head, a skipped level or a bad block line.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    head, height = front_matter.read(text, name)
    # The head is blanked out, so that all lines keep their numbers.
    lines = [""] * height + text.split("\n")[height:]
    tokens = prose.parser().parse("\n".join(lines))
    headings = list(_headings(tokens, lines, name))
    first = headings[0][1].line - 1 if headings else len(lines)
    preface = body(lines, height, first, verbatim(tokens), name)
    _check_levels(headings, name)
    return Outline(name, head, preface, _with_ids(_nested(headings, 1)))


def assemble(
    outline: Outline,
    blocks: Mapping[str, Callable[[S, Mapping[str, str]], Fragment]],
    subject: S,
    terms: Mapping[str, str],
) -> Document:
    """The document that an outline makes of a subject.

    `blocks` are the building blocks by name, `terms` the words for placeholders. The terms
    "process", "author", "language", "version", "address" and "date" are also the facts of the
    title page.
    An unknown block or placeholder is an `OutlineError` with its line and the nearest name.
    """

    def fragment(slot: Slot) -> Fragment:
        if slot.name not in blocks:
            raise OutlineError(
                f"There is no block “{slot.name}”.",
                where=f"{outline.name}, line {slot.line}",
                mend=placeholders.nearest(slot.name, blocks),
            )
        return blocks[slot.name](subject, dict(slot.options))

    return _Filling(outline, fragment, terms).document()


@dataclass(frozen=True)
class _Filling:
    """An outline being filled in."""

    outline: Outline
    fragment: Callable[[Slot], Fragment]
    terms: Mapping[str, str]

    def document(self) -> Document:
        preface, _ = self._content(self.outline.preface, "preface")
        if preface.sections:
            raise OutlineError(
                "A block that makes sections needs a heading above it.", where=self.outline.name
            )
        sections = tuple(s for part in self.outline.parts for s in self._sections(part))
        return Document(self._meta(), sections, preface.blocks)

    def _meta(self) -> Meta:
        head, terms = self.outline.head, self.terms
        return Meta(
            title=self._words(head.title, 1),
            kind=head.kind,
            subject=terms.get("process", ""),
            author=terms.get("author", ""),
            language=terms.get("language", "en-US"),
            version=terms.get("version", ""),
            address=terms.get("address", ""),
            date=terms.get("date", ""),
            audience=self._words(head.audience, 1),
            standard=head.standard,
            document_id=head.id,
        )

    def _sections(self, part: Part) -> tuple[Section, ...]:
        """The section of a part, or none."""
        content, is_empty = self._content(part.body, part.id)
        below = tuple(s for inner in part.parts for s in self._sections(inner))
        sections = content.sections + below
        nothing = is_empty and not sections
        hollow = not part.body and part.parts and not sections
        if part.if_any and (nothing or hollow):
            return ()
        blocks = (*content.blocks, NONE) if nothing else content.blocks
        return (Section(part.id, self._words(part.title, part.line), blocks, sections),)

    def _content(self, lines: Body, id_: str) -> tuple[Fragment, bool]:
        """What the lines under a heading give, and whether they have blocks that gave nothing."""
        blocks: list[Block] = []
        sections: list[Section] = []
        gave: list[bool] = []
        for place, line in enumerate(lines, start=1):
            if isinstance(line, Slot):
                given = self.fragment(line)
                blocks += given.blocks
                sections += given.sections
                gave.append(bool(given.blocks or given.sections))
            else:
                placeholders.check(line.markdown, self.terms, self.outline.name, line.line)
                blocks += prose.blocks(line.markdown, f"{id_}-{place}", self.terms)
        return Fragment(tuple(blocks), tuple(sections)), bool(gave) and not any(gave)

    def _words(self, text: str, line: int) -> str:
        placeholders.check(text, self.terms, self.outline.name, line)
        return placeholders.fill(text, self.terms)


def anchor(title: str) -> str:
    """The id of a section from its title: "sec-" and its letters and digits in lower case."""
    ascii_ = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_.lower()).strip("-")
    return f"sec-{slug or 'part'}"


def _headings(tokens: list[Token], lines: list[str], name: str) -> Iterator[tuple[int, Part]]:
    """Every heading with its level, as a part without parts."""
    found = [
        (token.map, int(token.tag[1]), tokens[place + 1].content.strip())
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.map
    ]
    ends = [*(spot[0] for spot, _, _ in found[1:]), len(lines)]
    code = verbatim(tokens)
    for (spot, level, words), end in zip(found, ends, strict=False):
        title = words.removesuffix(IF_ANY).strip()
        content = body(lines, spot[1], end, code, name)
        yield level, Part("", title, spot[0] + 1, words.endswith(IF_ANY), content)


def _check_levels(headings: list[tuple[int, Part]], name: str) -> None:
    above = 0
    for level, part in headings:
        if level > above + 1:
            raise OutlineError(
                f"The heading “{part.title}” skips a level.",
                where=f"{name}, line {part.line}",
                mend=f"Begin it with {'#' * (above + 1)} and a space.",
            )
        above = level


def _nested(headings: list[tuple[int, Part]], level: int) -> tuple[Part, ...]:
    """Headings in a row as parts within parts."""
    starts = [place for place, (depth, _) in enumerate(headings) if depth == level]
    ends = [*starts[1:], len(headings)]
    return tuple(
        replace(headings[start][1], parts=_nested(headings[start + 1 : end], level + 1))
        for start, end in zip(starts, ends, strict=False)
    )


def _with_ids(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts with ids from their titles; a title that comes again is counted.

    Ids are given before anything is left out, so that they do not hang on the content.
    """
    taken: set[str] = set()

    def named(part: Part) -> Part:
        slug, count = anchor(part.title), 1
        while (id_ := slug if count == 1 else f"{slug}-{count}") in taken:
            count += 1
        taken.add(id_)
        return replace(part, id=id_, parts=tuple(map(named, part.parts)))

    return tuple(map(named, parts))
