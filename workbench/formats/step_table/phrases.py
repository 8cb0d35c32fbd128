"""Lists in one cell, ids from words, and the nearest known word to a misspelt one."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

NC_NAME = re.compile(r"[^\W\d][\w.\-]*")


def slug(words: str) -> str:
    """Lower-case words joined by "_", fit to be a part of an XML id."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    letters = "".join(c if ("a" + c).isidentifier() else " " for c in plain
                      if not unicodedata.combining(c))  # fmt: skip
    return "_".join(letters.replace("_", " ").split()) or "x"


def identifier(words: str) -> str:
    """A slug that may stand alone as an XML id."""
    made = slug(words)
    return made if NC_NAME.fullmatch(made) else f"p_{made}"


def parts(text: str, mark: str = ";") -> list[str]:
    """The items between marks, stripped; a mark inside "..." belongs to the item."""
    one = re.compile(rf'(?:(?<!\S)"(?:[^"]|"")*"(?=\s*(?:[;,]|$))|[^{mark}])*')
    found: list[str] = []
    place = 0
    while place <= len(text):
        item = one.match(text, place)
        end = item.end() if item else len(text)
        found.append(text[place:end].strip())
        place = end + 1
    return [item for item in found if item]


def unquoted(item: str) -> str:
    """The words of an item without the quotation marks around it."""
    quoted = re.fullmatch(r'"((?:[^"]|"")*)"', item, re.DOTALL)
    return quoted[1].replace('""', '"') if quoted else item


def quoted(item: str, marks: str = ";") -> str:
    """The item so that `parts` and `unquoted` give it back."""
    if item.startswith('"') or item != item.strip() or any(mark in item for mark in marks):
        return '"' + item.replace('"', '""') + '"'
    return item


def nearest(word: str, known: Iterable[str]) -> str:
    """A mend that names the known word most like this one, or "" where none is near."""
    choices = {one.casefold(): one for one in known if one}
    close = difflib.get_close_matches(word.casefold(), choices, 1, 0.6)
    return f"Did you mean “{choices[close[0]]}”?" if close else ""


def alike(words: str) -> str:
    """The same for spellings that differ only in case, blanks, marks and plurals."""
    letters = re.sub(r"[\W_]+", " ", words.casefold()).split()
    return " ".join(_singular(word) for word in letters)


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
