"""The lines of an outline between its headings: prose, and lines that put in a block."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.token import Token

from workbench.documents.front_matter import OutlineError

_OPTION = r"([a-z][a-z0-9-]*)=(?:\"([^\"]*)\"|([^\s\"]+))"
_SLOT = re.compile(rf"\[\[([a-z][a-z0-9-]*)((?:\s+{_OPTION})*)\s*\]\]")


@dataclass(frozen=True)
class Prose:
    """Markdown between two headings or block lines; `line` is its first line in the file."""

    markdown: str
    line: int


@dataclass(frozen=True)
class Slot:
    """A line `[[name option=value]]`: a block is put in here."""

    name: str
    options: tuple[tuple[str, str], ...]
    line: int


Body = tuple[Prose | Slot, ...]


def verbatim(tokens: list[Token]) -> frozenset[int]:
    """The places of lines of code, where brackets are no block line."""
    code = [token.map for token in tokens if token.type in {"fence", "code_block"} and token.map]
    return frozenset(line for first, end in code for line in range(first, end))


def body(lines: list[str], start: int, end: int, code: frozenset[int], name: str) -> Body:
    """Prose and slots of the lines from place `start` to before `end`, in their order."""
    found: list[Prose | Slot] = []
    since = start
    for place in range(start, end + 1):
        is_slot = place < end and lines[place].startswith("[[") and place not in code
        if is_slot or place == end:
            if any(map(str.strip, lines[since:place])):
                found.append(Prose("\n".join(lines[since:place]), since + 1))
            since = place + 1
        if is_slot:
            found.append(_slot(lines[place].strip(), place + 1, name))
    return tuple(found)


def _slot(words: str, line: int, name: str) -> Slot:
    shape = _SLOT.fullmatch(words)
    where = f"{name}, line {line}"
    if shape is None:
        raise OutlineError(
            f"“{words}” is not a block line.",
            where=where,
            mend="Write [[block-name]] or [[block-name option=value]].",
        )
    options = tuple((key, quoted or bare) for key, quoted, bare in re.findall(_OPTION, shape[2]))
    if len(dict(options)) < len(options):
        raise OutlineError(f"“{words}” gives an option twice.", where=where)
    return Slot(shape[1], options, line)
