"""The first line of an XML file, kept so that a file is written as it came."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from workbench.formats.bpmn.namespace import Tree

_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_SHAPE = re.compile(r"\s*<\?xml\s[^>]*?\?>")
_STANDALONE = re.compile(r"""standalone\s*=\s*["'](yes|no)["']""")


@dataclass(frozen=True)
class Declaration:
    """How the XML declaration was written: whether it is there, and its standalone word."""

    present: bool = True
    standalone: bool | None = None


USUAL = Declaration()


def declaration(xml: bytes) -> Declaration:
    """The declaration of a file."""
    wide = next((code for mark, code in _WIDE.items() if xml.startswith(mark)), "utf-8-sig")
    head = _SHAPE.match(xml[:1000].decode(wide, "ignore"))
    word = _STANDALONE.search(head[0]) if head else None
    return Declaration(head is not None, word[1] == "yes" if word else None)


def serialise(tree: Tree, head: Declaration) -> bytes:
    """The tree as bytes in the encoding that it was read in."""
    encoding = tree.docinfo.encoding or "UTF-8"
    wide = encoding.upper().startswith("UTF-16")
    written = etree.tostring(
        tree,
        encoding=encoding,
        xml_declaration=head.present or wide,
        standalone=head.standalone,  # type: ignore[arg-type]  # None: not said
    )
    return written if isinstance(written, bytes) else written.encode(encoding)
