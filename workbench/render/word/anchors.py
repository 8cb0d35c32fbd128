"""Bookmark names made from ids, so that an edited copy can be read back."""

from __future__ import annotations

import hashlib
import re

_OTHER = re.compile("[^A-Za-z0-9]+")


def bookmark(anchor: str) -> str:
    """The bookmark of an id: at most 40 letters, digits and underscores, begun by a letter.

    The digest keeps ids apart that differ only in case, in signs or after 24 characters
    (Word compares bookmark names without case).
    """
    words = _OTHER.sub("_", anchor).strip("_")[:24]
    digest = hashlib.sha256(anchor.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"wb_{words}_{digest}"
