"""Characters on their way into XML: the forbidden are taken out, the reserved escaped."""

from __future__ import annotations

import re

# XML 1.0, production 2 (Char), turned round.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WHITE = re.compile(r"[\t\r\n\u2028\u2029]+")
_SCRIPTS = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
_RIGHT_TO_LEFT = re.compile(f"{_SCRIPTS}(?:[ \u200f]+{_SCRIPTS})*")


def legal(text: str) -> str:
    """The text without the characters XML 1.0 forbids (control characters, half surrogates)."""
    return text if text.isprintable() else _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """Text for an element: legal, on one line, with &, < and > escaped."""
    if not text.isprintable():
        text = _WHITE.sub(" ", _ILLEGAL.sub("", text))
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """Text for a double-quoted attribute."""
    return escaped(text).replace('"', "&quot;")


def directions(text: str) -> list[tuple[str, bool]]:
    """The text in pieces; True marks a piece in a right-to-left script."""
    if text.isascii():
        return [(text, False)]
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in _RIGHT_TO_LEFT.finditer(text):
        if match.start() > end:
            pieces.append((text[end : match.start()], False))
        pieces.append((match.group(), True))
        end = match.end()
    if end < len(text):
        pieces.append((text[end:], False))
    return pieces


def starts_right_to_left(text: str) -> bool:
    """Whether the first letter of the text belongs to a right-to-left script."""
    if text.isascii():
        return False
    first = next((character for character in text if character.isalpha()), "")
    return bool(_RIGHT_TO_LEFT.match(first))
