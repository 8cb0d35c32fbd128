"""Words and inlines as Markdown that reads back as the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from workbench.documents.links import leads_out
from workbench.documents.numbering import Label, name
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

Labels = Mapping[str, Label]

# No-break spaces are words.
_WHITE = re.compile(r"[^\S\xa0\u2007\u202f]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# A lone underscore between letters means nothing in CommonMark; all others could.
_MARKUP = re.compile(r"[\\`*\[\]<&~|]|(?<![^\W_])_|_(?![^\W_])|!$|(?<!\S)#")
_AT_START = re.compile(r"^([-+=:#>]|\d{1,9}(?=[.)]))", re.MULTILINE)
_BREAK = "\\\n"
_IN_TARGET = "%/:?#@!$&'()*+,;=-._~"


def text(words: str) -> str:
    """Plain words on one line, with everything escaped that Markdown would read as an order."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", bare(words))


def strong(words: str) -> str:
    """Plain words in bold: stars where they are sure to be read as such, else a tag."""
    words = bare(words).strip(" ")
    mark, end = ("**", "**") if _letters_outside(words) else ("<strong>", "</strong>")
    return f"{mark}{text(words)}{end}" if words else ""


def bare(words: str) -> str:
    """Words without control characters, every run of white space one blank."""
    return _WHITE.sub(" ", _CONTROL.sub("", words))


def paragraph(children: Inlines, labels: Labels) -> str:
    """Inlines as a paragraph: lines of their own, none of which starts a list or a heading."""
    joined = _joined(children, _Setting(labels, _BREAK))
    lines = [words.strip(" ") for words in joined.split(_BREAK)]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return _BREAK.join(_safe_start(words) for words in lines)


def line(children: Inlines, labels: Labels) -> str:
    """Inlines on one line of Markdown."""
    return _joined(children, _Setting(labels, "<br>")).strip(" ")


def cell(children: Inlines, labels: Labels) -> str:
    """Inlines as a table cell, which a bar would end even in code."""
    return _joined(children, _Setting(labels, "<br>", "\\|")).strip(" ")


@dataclass(frozen=True)
class _Setting:
    """What a reference is called, how a line is broken, what a bar in code is written as."""

    labels: Labels
    new_line: str
    bar: str = "|"


def _safe_start(words: str) -> str:
    """A line that is words from its first character."""

    def escaped(found: re.Match[str]) -> str:
        return f"{found[0]}\\" if found[0][0].isdigit() else f"\\{found[0]}"

    return _AT_START.sub(escaped, words)


def _joined(children: Inlines, setting: _Setting) -> str:
    """Two runs of stars or ticks that touch are kept apart by an empty comment."""
    found = ""
    for child in children:
        piece = _inline(child, setting)
        apart = found[-1:] in {"*", "`"} and piece.startswith(found[-1:])
        found += f"<!-- -->{piece}" if apart else piece
    return found


def _inline(child: Inline, setting: _Setting) -> str:
    match child:
        case Text(words):
            return text(words)
        case Strong(children):
            return _stressed(children, "**", "strong", setting)
        case Emphasis(children):
            return _stressed(children, "*", "em", setting)
        case Code(words):
            return _code(words).replace("|", setting.bar)
        case Link(target, children):
            return _link(target, children)
        case Reference(target):
            return f"[{text(name(child, setting.labels))}](#{quote(target)})"
        case LineBreak():
            return setting.new_line


def _stressed(children: Inlines, mark: str, tag: str, setting: _Setting) -> str:
    """Stars where they are sure to be read as such, else the tag that CommonMark lets through."""
    words = plain(children)
    if len(children) == 1 and isinstance(children[0], Text) and _letters_outside(words):
        return f"{mark}{text(words)}{mark}"
    inside = _joined(children, setting)
    return f"<{tag}>{inside}</{tag}>" if inside else ""


def _letters_outside(words: str) -> bool:
    return bool(words) and words[0].isalnum() and words[-1].isalnum()


def _code(words: str) -> str:
    words = bare(words)
    if not words.strip():
        return words
    ticks = "`" * (1 + max(map(len, re.findall("`+", words)), default=0))
    space = " " if words[0] in "` " or words[-1] in "` " else ""
    return f"{ticks}{space}{words}{space}{ticks}"


def _link(target: str, children: Inlines) -> str:
    """A link cannot hold a link, so its words are plain; without words it shows its target."""
    words = text(plain(children))
    if not leads_out(target):
        return words
    shown = words if words.strip() else text(target)
    return f"[{shown}](<{quote(bare(target), safe=_IN_TARGET)}>)"
