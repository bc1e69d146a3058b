"""The .docx file itself: parts in a fixed order, at a fixed time, stored; the same bytes on every machine."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from gen.document.model import Document
from gen.render.writer import escape
from gen.word.ooxml.namespaces import (
    CORE_PART,
    CORE_PROPERTIES,
    CUSTOM_PART,
    CUSTOM_PROPERTIES,
    DECLARATION,
    DOCUMENT_PART,
    DOCUMENT_RELATIONS_PART,
    DUBLIN_CORE,
    FOOTNOTES_PART,
    OFFICE_RELATIONS,
    PACKAGE_RELATIONS,
    PROPERTY_TYPES,
    ROOT_RELATIONS_PART,
    TYPES_PART,
    WORDPROCESSING,
)

_DOS_DATE, _DOS_TIME = 0x21, 0  # 1980-01-01 00:00, the earliest a zip can tell
_FIRST = (TYPES_PART, ROOT_RELATIONS_PART, DOCUMENT_PART)
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = f"{OFFICE_RELATIONS}/custom-properties"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NO_RELATIONS = f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONS}"></Relationships>'.encode()
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, id in (("separator", -1), ("continuationSeparator", 0))
)
_NOTES = f'{DECLARATION}<w:footnotes xmlns:w="{WORDPROCESSING}">{_SEPARATORS}</w:footnotes>'.encode()
ID_PROPERTY = "gen.ma"
# the digest of what a document was made from; a review copy says what it is instead
FINGERPRINT_PROPERTY, REVIEW_PROPERTY = "gen.van-tay", "gen.ban-xem"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def property_parts(document: Document) -> dict[str, bytes]:
    """Core and custom properties, from the document's own data alone."""
    subject = document.subject.line
    title = f"{document.kind_name} {subject}".replace("\n", " ")
    moment = ""
    if document.date and document.date.exact:
        stamp = f"{document.date.exact.isoformat()}T00:00:00Z"
        for name in ("created", "modified"):
            moment += f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>'
    core = (
        f"{DECLARATION}<cp:coreProperties"
        f' xmlns:cp="{CORE_PROPERTIES}" xmlns:dc="{DUBLIN_CORE}" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:creator>{escape(document.unit.ten)}</dc:creator><dc:language>vi-VN</dc:language>{moment}"
        "</cp:coreProperties>"
    )
    values = {ID_PROPERTY: document.id, "gen.don-vi": document.unit.ma, FINGERPRINT_PROPERTY: document.fingerprint}
    properties = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{pid}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(values.items(), 2)
    )
    custom = (
        f'{DECLARATION}<Properties xmlns="{CUSTOM_PROPERTIES}" xmlns:vt="{PROPERTY_TYPES}">{properties}</Properties>'
    )
    return {CORE_PART: core.encode(), CUSTOM_PART: custom.encode()}


def with_custom_part(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """A template's parts with the custom properties declared; KeyError where it has no list of types or relations."""
    types, relations = parts[TYPES_PART].decode(), parts[ROOT_RELATIONS_PART].decode()
    if f"/{CUSTOM_PART}" not in types:
        override = f'<Override PartName="/{CUSTOM_PART}" ContentType="{_TYPE}"/>'
        types = types.replace("</Types>", f"{override}</Types>")
    if _RELATION not in relations:
        relation = f'<Relationship Id="rIdGen" Type="{_RELATION}" Target="{CUSTOM_PART}"/>'
        relations = relations.replace("</Relationships>", f"{relation}</Relationships>")
    return {**parts, TYPES_PART: types.encode(), ROOT_RELATIONS_PART: relations.encode()}


def with_footnotes_part(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """A template's parts with a part for footnotes: LibreOffice writes none where a file has no footnote yet."""
    if FOOTNOTES_PART in parts:
        return dict(parts)
    types, relations = parts[TYPES_PART].decode(), parts.get(DOCUMENT_RELATIONS_PART, _NO_RELATIONS).decode()
    if f"/{FOOTNOTES_PART}" not in types:
        override = f'<Override PartName="/{FOOTNOTES_PART}" ContentType="{_NOTES_TYPE}"/>'
        types = types.replace("</Types>", f"{override}</Types>")
    if f"{OFFICE_RELATIONS}/footnotes" not in relations:
        relation = f'<Relationship Id="rIdGenNotes" Type="{OFFICE_RELATIONS}/footnotes" Target="footnotes.xml"/>'
        relations = relations.replace("</Relationships>", f"{relation}</Relationships>")
    added = {FOOTNOTES_PART: _NOTES, TYPES_PART: types.encode(), DOCUMENT_RELATIONS_PART: relations.encode()}
    return {**parts, **added}


class Package:
    """The parts that all documents of a template have, made ready once: only a document's own are packed each time."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        self._ready = {name: _Entry(name, data) for name, data in parts.items()}

    def zipped(self, own: Mapping[str, bytes]) -> bytes:
        """The file with a document's own parts: not compressed, since deflate gives other bytes with every zlib."""
        entries = self._ready | {name: _Entry(name, data) for name, data in own.items()}
        names = [name for name in _FIRST if name in entries] + sorted(name for name in entries if name not in _FIRST)
        body, directory, at = [], [], 0
        for name in names:
            entry = entries[name]
            body += [entry.head, entry.data]
            directory += [entry.listed, struct.pack("<HHHII", 0, 0, 0, 0, at), entry.name]
            at += len(entry.head) + len(entry.data)
        listed = b"".join(directory)
        end = struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(listed), at, 0)
        return b"".join((*body, listed, b"PK\x05\x06", end))


class _Entry:
    """One part as it stands in a zip, and in the zip's directory before the place where it stands."""

    __slots__ = ("data", "head", "listed", "name")

    def __init__(self, name: str, data: bytes) -> None:
        self.data, self.name = data, name.encode()
        size = len(data)
        common = struct.pack(
            "<HHHHHIIIHH", 20, 0x800, 0, _DOS_TIME, _DOS_DATE, zlib.crc32(data), size, size, len(self.name), 0
        )
        self.head = b"PK\x03\x04" + common + self.name
        self.listed = b"PK\x01\x02" + struct.pack("<H", 20) + common
