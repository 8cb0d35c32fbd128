"""Words in braces that stand for a term of the document: `{process}`, `{date}`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from workbench.documents.front_matter import OutlineError

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9-]*)\}")


def fill(text: str, terms: Mapping[str, str]) -> str:
    """The text with its terms; one that is not known stays as it is written."""
    return _PLACEHOLDER.sub(lambda found: terms.get(found[1], found[0]), text)


def check(text: str, terms: Mapping[str, str], name: str, line: int) -> None:
    """Raise `OutlineError` for a placeholder that is not a term; `line` is the text's first."""
    for offset, words in enumerate(text.split("\n")):
        for found in _PLACEHOLDER.finditer(words):
            if found[1] not in terms:
                raise OutlineError(
                    f"There is no term {found[0]}.",
                    where=f"{name}, line {line + offset}",
                    mend=nearest(found[1], terms),
                )


def nearest(word: str, known: Mapping[str, object]) -> str:
    """Which known name was meant, as a sentence."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.0)
    return f"Did you mean “{close[0]}”?" if close else ""
