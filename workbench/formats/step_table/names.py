"""Finding the row that a Then cell means: by id, by number, by what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.formats.step_table.phrases import alike, nearest

MOST_SUGGESTIONS = 20
"""After so many misspelt targets no nearest match is looked for: it takes long in long tables."""

TARGET = "Write the number or id of a row, or “end: outcome”."


class Names:
    """The ids of rows by everything that they are called."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """`rows` are the id, number and words of each row."""
        listed = list(rows)
        self.ids = {key for key, _, _ in listed}
        self.numbers: dict[str, str] = {}
        self.words: dict[str, str] = {}
        for key, number, words in listed:
            self.numbers.setdefault(number.casefold(), key)
            self.words.setdefault(alike(words), key)
        self.known = [name for row in listed for name in row if name]
        self.asked = 0

    def find(self, text: str) -> str:
        """The id of the row that is meant, "" where there is none."""
        text = text.strip()
        if text in self.ids:
            return text
        plain = re.sub(r"^(?:step|row|no\.?|#)\s*(?=\d)", "", text.casefold()).rstrip(".")
        number = self.numbers.get(plain) if plain else None
        return number or (self.words.get(alike(text), "") if alike(text) else "")

    def suggestion(self, text: str, mend: str = TARGET) -> str:
        """A mend for a target that is not there: a name that is near, else `mend`."""
        self.asked += 1
        near = nearest(text, self.known) if self.asked <= MOST_SUGGESTIONS else ""
        return near or mend
