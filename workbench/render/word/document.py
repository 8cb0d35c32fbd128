"""The Word renderer: a document tree and the agency's style.docx in, a .docx out."""

from __future__ import annotations

from lxml import etree

from workbench.documents import numbering
from workbench.documents.tree import Document
from workbench.render.word import base_texts, front, lists, package, properties
from workbench.render.word.blocks import blocks, section
from workbench.render.word.draft import Draft
from workbench.render.word.fonts import Piece as Words
from workbench.render.word.laying import lay
from workbench.render.word.namespaces import CONTENT_TYPES, PREFIXES, RELATIONSHIPS, w
from workbench.render.word.pages import Flow
from workbench.render.word.pieces import Break, Grid, Line, Piece, settled
from workbench.render.word.runs import run
from workbench.render.word.shell import Shell, open_style, relation_type
from workbench.render.word.writing import write

_PICTURES = {"png": "image/png", "svg": "image/svg+xml"}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_END = "End of the document."
_NEARLY_BLANK = 0.35  # of a page: up to so much of the contents the text goes on below
SPACE_AFTER_TABLE = 200
_DOCUMENT_PARTS = ("w", "r", "wp", "a", "pic")


def render(document: Document, style: bytes) -> bytes:
    """The document as a .docx file in the clothes of `style`, a .docx with the needed styles.

    The same document and style give the same bytes. Raises `InputError`: a `StyleError` or
    `PackageError` for the style file, a `NumberingError` for ids used twice or missing,
    a `DocumentError` for what Word has no form for (sections deeper than 6).
    """
    shell = open_style(style)
    labels = numbering.numbers(document)
    draft = Draft(shell.sheet, labels, shell.width, shell.height, lists.first_free(shell.numbering))
    body = _body(document, draft)
    lists.add(shell.numbering, draft)
    parts = {**shell.parts, "word/document.xml": _document_part(body, shell)}
    _add_pictures(parts, draft, shell)
    _add_base_texts(parts, document, shell)
    _add_properties(parts, document, shell)
    parts["word/_rels/document.xml.rels"] = package.serialise(shell.relationships)
    parts["[Content_Types].xml"] = package.serialise(shell.content_types)
    return package.write(parts)


def _body(document: Document, draft: Draft) -> str:
    """The pages are counted once the whole text is there; then the contents are filled."""
    start = _settled(
        [*front.title_page(document.meta, draft), *blocks(document.preface, draft)], draft
    )
    listed = _settled([Break(), *front.contents(document, draft, {})], draft)
    text = [piece for node in document.sections for piece in section(node, 1, draft)]
    flow = Flow(draft.sheet, draft.width, draft.height)
    sizes = lay(start, flow)
    first = flow.page + 1
    lay(listed, flow)
    ends = _settled([*_break(flow, first), *text, *_last_words([*start, *text], draft)], draft)
    sizes |= lay(ends, flow)
    filled = _settled([Break(), *front.contents(document, draft, flow.finish())], draft)
    return write([*start, *filled, *ends], sizes, draft)


def _settled(pieces: list[Piece], draft: Draft) -> list[Piece]:
    return settled(pieces, lambda style: draft.metrics(style).before, SPACE_AFTER_TABLE)


def _break(flow: Flow, first: int) -> list[Piece]:
    """The text starts on a new page, unless that would leave a page nearly blank: one that only
    holds the last lines of the contents."""
    runs_on = flow.page > first and flow.used < flow.height * _NEARLY_BLANK
    return [] if runs_on else [Break()]


def _last_words(pieces: list[Piece], draft: Draft) -> list[Piece]:
    """Word wants a paragraph after a table that ends the document."""
    if not pieces or not isinstance(pieces[-1], Grid):
        return []
    return [Line("Small Note", run(_END), (Words(_END),))]


def _document_part(body: str, shell: Shell) -> bytes:
    names = " ".join(f'xmlns:{prefix}="{PREFIXES[prefix]}"' for prefix in _DOCUMENT_PARTS)
    section_properties = etree.tostring(shell.section, encoding="unicode", with_tail=False)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:document {names}><w:body>{body}{section_properties}</w:body></w:document>"
    ).encode()


def _relate(shell: Shell, ident: str, kind: str, target: str, *, outside: bool = False) -> None:
    row = etree.SubElement(shell.relationships, f"{{{RELATIONSHIPS}}}Relationship")
    row.set("Id", ident)
    row.set("Type", relation_type(kind))
    row.set("Target", target)
    if outside:
        row.set("TargetMode", "External")


def _content_type(shell: Shell, part: str, kind: str) -> None:
    for override in shell.content_types.findall(f"{{{CONTENT_TYPES}}}Override"):
        if override.get("PartName") == f"/{part}":
            shell.content_types.remove(override)
    row = etree.SubElement(shell.content_types, f"{{{CONTENT_TYPES}}}Override")
    row.set("PartName", f"/{part}")
    row.set("ContentType", kind)


def _add_pictures(parts: dict[str, bytes], draft: Draft, shell: Shell) -> None:
    for place, (name, data) in enumerate(draft.media.items(), 1):
        parts[f"word/media/{name}"] = data
        _relate(shell, f"rIdPicture{place}", "image", f"media/{name}")
    for extension, kind in _PICTURES.items():
        defaults = shell.content_types.findall(f"{{{CONTENT_TYPES}}}Default")
        if not any(row.get("Extension", "").lower() == extension for row in defaults):
            row = etree.Element(f"{{{CONTENT_TYPES}}}Default")
            row.set("Extension", extension)
            row.set("ContentType", kind)
            shell.content_types.insert(0, row)
    for target, ident in draft.links.items():
        _relate(shell, ident, "hyperlink", target, outside=True)


def _add_base_texts(parts: dict[str, bytes], document: Document, shell: Shell) -> None:
    content = base_texts.part(document)
    if not content:
        return
    parts["customXml/item1.xml"] = content
    parts["customXml/itemProps1.xml"] = base_texts.properties(content)
    parts["customXml/_rels/item1.xml.rels"] = (
        f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" '
        f'Type="{relation_type("customXmlProps")}" Target="itemProps1.xml"/></Relationships>'
    ).encode()
    _relate(shell, "rIdBaseTexts", "customXml", "../customXml/item1.xml")
    _content_type(
        shell,
        "customXml/itemProps1.xml",
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )


def _add_properties(parts: dict[str, bytes], document: Document, shell: Shell) -> None:
    meta = document.meta
    properties.set_language(shell.styles, meta)
    parts["word/styles.xml"] = package.serialise(shell.styles)
    if "word/numbering.xml" not in parts:
        _relate(shell, "rIdNumbering", "numbering", "numbering.xml")
        _content_type(shell, "word/numbering.xml", f"{_WORD}.numbering+xml")
    parts["word/numbering.xml"] = package.serialise(shell.numbering)
    for name in parts:
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            parts[name] = properties.fill_fields(parts[name], meta, name)
    if "word/settings.xml" in parts:
        parts["word/settings.xml"] = _quiet(parts)
    _add_document_properties(parts, document, shell)


def _quiet(parts: dict[str, bytes]) -> bytes:
    """The settings without the order to ask “update fields?” on opening."""
    settings = package.parse(parts, "word/settings.xml", "style.docx")
    for element in settings.findall(w("updateFields")):
        settings.remove(element)
    return package.serialise(settings)


def _add_document_properties(parts: dict[str, bytes], document: Document, shell: Shell) -> None:
    package_type = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
    office = "application/vnd.openxmlformats-officedocument"
    made = (
        ("core", f"{package_type}/core-properties", properties.core(document.meta),
         "application/vnd.openxmlformats-package.core-properties+xml"),
        ("app", relation_type("extended-properties"), properties.application(),
         f"{office}.extended-properties+xml"),
        ("custom", relation_type("custom-properties"), properties.custom(document.meta),
         f"{office}.custom-properties+xml"),
    )  # fmt: skip
    main = relation_type("officeDocument")
    rows = f'<Relationship Id="rId1" Type="{main}" Target="word/document.xml"/>'
    for place, (name, relation, content, kind) in enumerate(made, 2):
        parts[f"docProps/{name}.xml"] = content
        rows += f'<Relationship Id="rId{place}" Type="{relation}" Target="docProps/{name}.xml"/>'
        _content_type(shell, f"docProps/{name}.xml", kind)
    parts["_rels/.rels"] = f'<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'.encode()
