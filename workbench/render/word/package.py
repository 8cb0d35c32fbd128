"""The zip around a Word file: read with limits, written the same way every time."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from workbench.errors import InputError

MAX_PARTS = 5_000
MAX_TAGS = 4_000_000  # twenty times those of a document of 500 pages
_HEAD = 4096
MAX_BYTES = 400 * 1024 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STORED = (".png", ".jpg", ".jpeg", ".gif")


class PackageError(InputError):
    """A Word file that cannot be opened."""


def read(data: bytes, where: str = "Word file") -> dict[str, bytes]:
    """Every part of a .docx by its name.

    Raises `PackageError` for what is no zip, is damaged, holds more than `MAX_PARTS` parts
    or more than `MAX_BYTES` bytes unpacked, or holds no Word document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _limit(archive, where)
            parts = {
                info.filename: archive.read(info)
                for info in archive.infolist()
                if not info.is_dir()
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise PackageError(
            f"this is not a readable .docx file ({error}).",
            where=where,
            mend="Open it in Word and save it again as .docx, without a password.",
        ) from error
    if "[Content_Types].xml" not in parts or "word/document.xml" not in parts:
        raise PackageError(
            "this zip file is no Word document: word/document.xml is not in it.",
            where=where,
            mend="Choose a file that Word saved as .docx.",
        )
    return parts


def _limit(archive: zipfile.ZipFile, where: str) -> None:
    infos = archive.infolist()
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_BYTES:
        raise PackageError(
            f"the file unpacks to more than {MAX_PARTS} parts or {MAX_BYTES // 2**20} MiB.",
            where=where,
            mend="Split the document, or make its pictures smaller.",
        )


def _limit_part(data: bytes, name: str, where: str) -> None:
    """Refuse what would take all memory or is no Word document: Word writes no DTD."""
    if b"<!DOCTYPE" in data[:_HEAD]:
        raise PackageError(
            f"the part {name} holds a DTD, which Word never writes.",
            where=where,
            mend="Save the file again in Word.",
        )
    if data.count(b"<") > MAX_TAGS:
        raise PackageError(
            f"the part {name} holds more than {MAX_TAGS:,} tags.",
            where=where,
            mend="Split the document.",
        )


def write(parts: Mapping[str, bytes]) -> bytes:
    """The zip of these parts, content types first, byte for byte the same for the same parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda part: (part != "[Content_Types].xml", part)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = 0o600 << 16
            info.create_system = 0
            info.compress_type = (
                zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            )
            archive.writestr(info, parts[name])
    return buffer.getvalue()


def parse(parts: Mapping[str, bytes], name: str, where: str = "Word file") -> etree._Element:
    """The XML root of one part; entities are not resolved and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    _limit_part(parts.get(name, b""), name, where)
    try:
        return etree.fromstring(parts[name], parser)
    except KeyError as error:
        raise PackageError(
            f"the part {name} is missing.", where=where, mend="Save the file again in Word."
        ) from error
    except etree.XMLSyntaxError as error:
        raise PackageError(
            f"the part {name} is damaged ({error}).",
            where=where,
            mend="Open the file in Word, let Word repair it, and save it again.",
        ) from error


def serialise(root: etree._Element) -> bytes:
    """One part's XML as bytes with its declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
