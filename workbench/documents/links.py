"""Which links may leave a document."""

from __future__ import annotations

from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto")


def leads_out(target: str) -> bool:
    """Whether a link is one to the web or a mail address; all others are printed as words.

    What a `javascript:` or `data:` link would do in a reader's browser is nobody's wish, and
    a path without a scheme leads nowhere from a document that has been sent on.
    """
    try:
        return urlsplit(target).scheme in SCHEMES
    except ValueError:
        return False
