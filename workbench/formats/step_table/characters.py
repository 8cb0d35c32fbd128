"""Characters that no document can hold: XML has no place for them, however they are written."""

from __future__ import annotations

import re

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MEND = "Delete it, or type the words anew."


def unfit(text: str) -> str:
    """What is said of the first such character in a text, "" where there is none."""
    found = _UNFIT.search(text)
    if found is None:
        return ""
    before = " ".join(text[: found.start()].split())[-20:]
    place = f"behind “{before}”" if before else "at its beginning"
    return f"U+{ord(found[0]):04X}, a character that no document can hold, stands {place}."
