"""What the file says about itself: title, language and the rest, in the parts Word reads."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from lxml import etree

from workbench.documents.tree import Meta
from workbench.render.word import package
from workbench.render.word.characters import escaped, legal
from workbench.render.word.namespaces import CORE, DC, DCTERMS, OFFICE, w

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LINE = 78  # letters of 9 points beside “Page 10 of 49”
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def language(meta: Meta) -> str:
    """The language tag (BCP 47); what is no tag counts as en-US."""
    return meta.language if _LANGUAGE.fullmatch(meta.language) else "en-US"


def core(meta: Meta) -> bytes:
    """docProps/core.xml; `created` is the date of the document, never the clock."""
    keywords = ", ".join(word for word in (meta.kind, meta.subject, meta.standard) if word)
    fields = (
        ("dc:title", meta.title),
        ("dc:subject", meta.subject),
        ("dc:creator", meta.author),
        ("cp:keywords", keywords),
        ("cp:lastModifiedBy", meta.author),
        ("dc:language", language(meta)),
        ("dc:identifier", meta.document_id),
        ("cp:version", meta.version),
        ("cp:category", meta.kind),
    )
    day = _day(meta.date)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    told = "".join(f"<{name}>{escaped(words)}</{name}>" for name, words in fields if words)
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="{DC}" xmlns:dcterms="{DCTERMS}" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{told}{dates}</cp:coreProperties>'
    ).encode()


def _day(date: str) -> str:
    try:
        return dt.date.fromisoformat(date[:10]).isoformat()
    except ValueError:
        return ""


def application() -> bytes:
    """docProps/app.xml."""
    return (
        f'{_HEAD}<Properties xmlns="{OFFICE}/extended-properties">'
        "<Application>Workbench</Application></Properties>"
    ).encode()


def custom(meta: Meta) -> bytes:
    """docProps/custom.xml: what header and footer of the style file can show by name."""
    told = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{place}" name="{name}">'
        f"<vt:lpwstr>{escaped(words)}</vt:lpwstr></property>"
        for place, (name, words) in enumerate(_named(meta).items(), 2)
    )
    return (
        f'{_HEAD}<Properties xmlns="{OFFICE}/custom-properties" '
        f'xmlns:vt="{OFFICE}/docPropsVTypes">{told}</Properties>'
    ).encode()


def _named(meta: Meta) -> dict[str, str]:
    version = f"Version {meta.version}" if meta.version else ""
    return {
        "DocumentId": meta.document_id,
        "TitleAndVersion": _one_line(meta.title, version),
        "Version": version,
        "Date": meta.date,
        "Kind": meta.kind,
    }


def _one_line(title: str, version: str) -> str:
    """Title and version, the title so short that both stand on one line of a footer."""
    title, room = " ".join(title.split()), max(_LINE - len(version), 20)
    if len(title) > room:
        title = f"{title[:room].rsplit(' ', 1)[0].rstrip(' ,;:–-')} …"  # noqa: RUF001
    return f"{title}, {version}" if version else title


def set_language(styles: etree._Element, meta: Meta) -> None:
    """Write the document's language into the defaults and every style that names one."""
    defaults = styles.find(w("docDefaults"))
    if defaults is None:
        defaults = etree.Element(w("docDefaults"))
        styles.insert(0, defaults)
    run = _below(_below(defaults, "rPrDefault", first=True), "rPr")
    _below(run, "lang")
    for element in styles.iter(w("lang")):
        element.set(w("val"), language(meta))


def _below(parent: etree._Element, tag: str, *, first: bool = False) -> etree._Element:
    found = parent.find(w(tag))
    if found is None:
        found = etree.Element(w(tag))
        parent.insert(0 if first else len(parent), found)
    return found


def fill_fields(part: bytes, meta: Meta, where: str) -> bytes:
    """A header or footer with its fields showing this document: TITLE, SUBJECT, AUTHOR and
    DOCPROPERTY DocumentId, TitleAndVersion, Version, Date or Kind."""
    root = package.parse({where: part}, where, "style.docx")
    shown = {
        "TITLE": meta.title,
        "SUBJECT": meta.subject,
        "AUTHOR": meta.author,
        **{f"DOCPROPERTY {name.upper()}": words for name, words in _named(meta).items()},
    }
    for field in list(root.iter(w("fldSimple"))):
        _show(field.iter(w("t")), field.get(w("instr"), ""), shown)
    _fill_complex(root, shown)
    return package.serialise(root)


def _fill_complex(root: etree._Element, shown: Mapping[str, str]) -> None:
    """The same for fields written as begin, instruction, separate, result, end."""
    for paragraph in root.iter(w("p")):
        instruction, result, inside = "", [], ""
        for element in paragraph.iter(w("fldChar"), w("instrText"), w("t")):
            if element.tag == w("instrText"):
                instruction += element.text or ""
            elif element.tag == w("t"):
                result += [element] if inside == "separate" else []
            else:
                inside = element.get(w("fldCharType"), "")
                if inside == "end":
                    _show(result, instruction, shown)
                    instruction, result = "", []


def _show(texts: Iterable[etree._Element], instruction: str, shown: Mapping[str, str]) -> None:
    words = instruction.replace('"', " ").upper().split()
    name = " ".join(words[: 2 if words[:1] == ["DOCPROPERTY"] else 1])
    if name not in shown:
        return
    for place, element in enumerate(texts):
        element.text = " ".join(legal(shown[name]).split()) if place == 0 else ""
