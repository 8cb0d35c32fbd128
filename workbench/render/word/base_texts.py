"""The texts as issued, inside the file, so that an edited copy can be compared with them."""

from __future__ import annotations

import hashlib

from workbench import __version__
from workbench.documents.tree import Document, Item
from workbench.render.word.anchors import bookmark
from workbench.render.word.characters import attribute, legal
from workbench.render.word.front import every_block

NAMESPACE = "urn:workbench:base-texts:1"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def part(document: Document) -> bytes:
    """The custom XML: every item's id, bookmark, base text and its SHA-256; b"" for none."""
    items = [node for node in every_block(document) if isinstance(node, Item)]
    if not items:
        return b""
    rows = "".join(_row(node) for node in items)
    return (
        f'{_HEAD}<items xmlns="{NAMESPACE}" generator="Workbench {__version__}" '
        f'document="{attribute(document.meta.document_id)}" '
        f'version="{attribute(document.meta.version)}">{rows}</items>'
    ).encode()


def _row(node: Item) -> str:
    base = legal(node.base)
    digest = hashlib.sha256(base.encode()).hexdigest()
    words = base.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (
        f'<item id="{attribute(node.id)}" bookmark="{bookmark(node.id)}" '
        f'sha256="{digest}" xml:space="preserve">{words}</item>'
    )


def properties(content: bytes) -> bytes:
    """The itemProps part; its store id comes from the content, so it is the same every time."""
    code = hashlib.sha256(content).hexdigest().upper()
    ident = f"{{{code[:8]}-{code[8:12]}-{code[12:16]}-{code[16:20]}-{code[20:32]}}}"
    return (
        f'{_HEAD}<ds:datastoreItem ds:itemID="{ident}" xmlns:ds="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
