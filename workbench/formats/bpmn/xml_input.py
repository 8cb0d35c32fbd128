"""Bytes from anywhere to an XML tree: what could do harm or is no BPMN is refused here.

No DTD, no entity, no external file, no network; `LIMIT` bytes and 256 levels at most.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import cast

from lxml import etree

from workbench.errors import InputError
from workbench.formats.bpmn.namespace import BPMN_NAMESPACE, B, Element, Tree

LIMIT = 50_000_000
"""The largest file that is read, in bytes. The 95-node file of the MIWG suite has 140,000."""

LEVELS = 256
"""The deepest nesting that is read: as deep as libxml2 goes by itself."""

_LONG_TEXT = 5_000_000
"""A smaller file has no text of the 10,000,000 bytes at which libxml2 stops by itself, however
it is encoded. From here on it is told to go on, and what else it guards is guarded here."""

_SPACE_OR_REMARK = rb"(?>\s+|<\?.*?\?>|<!--.*?-->)*+"
_DOCTYPE = re.compile(_SPACE_OR_REMARK + rb"<!DOCTYPE", re.DOTALL)
_WIDE = {
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_OTHER_FILES = {
    b"PK\x03\x04": "a ZIP file (Excel, Word and Visio .vsdx are such)",
    b"%PDF": "a PDF file",
    b"\x89PNG": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"{": "JSON",
}
_OTHER_XML = (
    ("schema.omg.org/spec/BPMN/2.0", "a draft of BPMN 2.0 from before the standard"),
    ("omg.org/spec/BPMN/", "another version of BPMN"),
    ("bpmn.org", "BPMN 1.x"),
    ("bpmi.org", "BPMN 1.x"),
    ("wfmc.org", "XPDL"),
    ("wsbpel", "BPEL"),
    ("business-process/", "BPEL"),
    ("omg.org/spec/DMN", "DMN, a decision model"),
    ("omg.org/spec/CMMN", "CMMN, a case model"),
    ("visio", "a Visio drawing"),
    ("XMI", "XMI, a UML model"),
    ("omg.org/spec/UML", "XMI, a UML model"),
    ("2000/svg", "an SVG picture"),
    ("1999/xhtml", "a web page"),
)
_OTHER_ROOTS = {
    "AML": "an ARIS export",
    "Package": "XPDL",
    "BusinessProcessDiagram": "BPMN 1.x",
    "epml": "EPML",
    "pnml": "a Petri net",
    "mxfile": "a draw.io drawing",
    "mxGraphModel": "a draw.io drawing",
    "VisioDocument": "a Visio drawing",
    "html": "a web page",
    "svg": "an SVG picture",
}
_EXPORT = "Export the diagram as BPMN 2.0 XML and open that file."


class BpmnError(InputError):
    """A file that cannot be read, edited or written as BPMN 2.0."""


def parse(data: bytes) -> Tree:
    """The tree of a BPMN 2.0 file, refused with a `BpmnError` where it is none."""
    _refuse_size(data)
    head = data.lstrip()[:8]
    if not head:
        raise BpmnError("The file is empty.", mend=_EXPORT)
    for start, kind in _OTHER_FILES.items():
        if head.startswith(start):
            raise BpmnError(f"This is {kind}, not BPMN.", mend=_EXPORT)
    _refuse_doctype(data)
    tree = _tree(data)
    if tree.docinfo.internalDTD is not None:
        raise _doctype()
    _refuse_other_vocabularies(tree)
    return tree


def _refuse_size(data: bytes) -> None:
    if len(data) > LIMIT:
        raise BpmnError(
            f"The file has {len(data) / 1e6:.0f} MB; at most {LIMIT / 1e6:.0f} MB are read.",
            mend="Split the model, or export it without pictures and attachments.",
        )


def _refuse_doctype(data: bytes) -> None:
    """Before parsing, so that no entity is ever expanded."""
    wide = next((code for mark, code in _WIDE.items() if data.startswith(mark)), None)
    text = data.decode(wide, "replace").encode() if wide else data
    if _DOCTYPE.match(text.removeprefix(b"\xef\xbb\xbf")):
        raise _doctype()


def _doctype() -> BpmnError:
    return BpmnError(
        "The file has a document type declaration (<!DOCTYPE …>). BPMN needs none, and it can "
        "do harm.",
        mend="Delete the declaration with a text editor, or export the file again.",
    )


def _tree(data: bytes) -> Tree:
    large = len(data) > _LONG_TEXT
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=large, collect_ids=False
    )
    try:
        if large:
            _refuse_hidden_doctype(data)
        tree = etree.fromstring(data, parser).getroottree()
    except etree.XMLSyntaxError as error:
        raise _syntax(error) from error
    except (LookupError, ValueError) as error:
        raise BpmnError(f"The file is not readable XML ({error}).", mend=_EXPORT) from error
    if large:
        _refuse_depth(tree)
    return tree


def _refuse_hidden_doctype(data: bytes) -> None:
    """A declaration in an encoding that `_refuse_doctype` cannot see, found by reading up to the
    first element while libxml2 still limits how far entities grow."""
    head = etree.iterparse(BytesIO(data), events=("start",), resolve_entities=False)
    for _, root in head:
        if root.getroottree().docinfo.internalDTD is not None:
            raise _doctype()
        return


def _refuse_depth(tree: Tree) -> None:
    too_deep = cast("list[Element]", tree.xpath(f"({'/*' * (LEVELS + 1)})[1]"))
    if too_deep:
        raise _depth(f"line {too_deep[0].sourceline}")


def _depth(where: str) -> BpmnError:
    return BpmnError(
        f"Elements are nested more than {LEVELS} levels deep.",
        where=where,
        mend="Take inner sub-processes out into processes of their own (call activities).",
    )


def _syntax(error: etree.XMLSyntaxError) -> BpmnError:
    where = f"line {error.lineno}" if error.lineno else ""
    said = re.sub(r", line \d+, column \d+.*", "", error.msg or "")
    if "depth" in said:
        return _depth(where)
    return BpmnError(
        f"The file is not well-formed XML: {said}.",
        where=where,
        mend="Mend that line, or export the file again.",
    )


def _refuse_other_vocabularies(tree: Tree) -> None:
    root = tree.getroot()
    if root.tag == B + "definitions":
        return
    name = etree.QName(root)
    namespace = name.namespace or ""
    if namespace == BPMN_NAMESPACE:
        what = f"The file holds only a part of BPMN (<{name.localname}>)"
    else:
        what = f"This is {_vocabulary(namespace, name.localname)}, not BPMN 2.0"
    raise BpmnError(
        f"{what}: its first element is not <definitions> of {BPMN_NAMESPACE}.",
        where=f"line {root.sourceline}",
        mend=_EXPORT,
    )


def _vocabulary(namespace: str, root: str) -> str:
    for part, kind in _OTHER_XML:
        if part in namespace:
            return kind
    if root in _OTHER_ROOTS:
        return _OTHER_ROOTS[root]
    of = f" of {namespace}" if namespace else " without a namespace"
    return f"XML{of} (<{root}>)"
