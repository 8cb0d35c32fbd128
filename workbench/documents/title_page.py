"""What stands on the first page of a document under its title."""

from __future__ import annotations

from workbench.documents.tree import Meta


def facts(meta: Meta) -> tuple[tuple[str, str], ...]:
    """Label and words of every fact that is known, in the order they are printed."""
    known = (
        ("Kind of document", meta.kind),
        ("Process", meta.subject),
        ("Version", meta.version),
        ("Address", meta.address),
        ("Date", meta.date),
        ("Made by", meta.author),
        ("For", meta.audience),
        ("Follows", meta.standard),
        ("Document id", meta.document_id),
    )
    return tuple((label, words) for label, words in known if words)
