"""Opens a .docx that nobody vouches for: limits first, then bytes; nothing is run, fetched or written to disk."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MB = 1024 * 1024
MAX_FILE = 40 * MB
MAX_PARTS = 3000
MAX_TOTAL = 400 * MB
MAX_XML_PART = 60 * MB
MAX_RATIO, RATIO_FROM = 300, MB
MAX_ELEMENTS = 1_000_000
MAX_DEPTH = 200
_DIRECTORY_ENTRY = 600  # bytes in the zip's directory that an honest part takes at most
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_TYPES, _ROOT = "[Content_Types].xml", "_rels/.rels"
_NOT_ZIP = (
    (b"{\\rtf", "là tệp RTF, chỉ đổi tên đuôi. Mở bằng Word rồi lưu thành .docx."),
    (b"%PDF", "là tệp PDF, không còn kiểu chữ, lề của Word để đo. Hãy kiểm tra tệp Word gốc."),
    (b"<", "là trang web hay XML, không phải .docx. Mở bằng Word rồi lưu thành .docx."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError, OSError, OverflowError, IndexError)


class CannotRead(Exception):
    """Not a .docx, or one that is not safe to read: one clear line."""


@dataclass(frozen=True)
class Opened:
    """The XML parts by name, and the names of all entries, also of those not read."""

    parts: Mapping[str, bytes]
    names: tuple[str, ...]


def open_docx(data: bytes) -> Opened:
    """The parts of a .docx; CannotRead says why not."""
    _check_kind(data)
    try:
        _check_directory(data)
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_sizes(infos)
            parts = {i.filename: _read(archive, i) for i in infos if i.filename.endswith((".xml", ".rels"))}
    except _BROKEN as err:
        raise CannotRead("hỏng: không giải nén được. Mở bằng Word, chọn Open and Repair, rồi lưu lại.") from err
    _check_word(parts, {i.filename for i in infos})
    budget = MAX_ELEMENTS
    for name, content in parts.items():
        budget -= _check_xml(name, content, budget)
    return Opened({n: _transitional(c) for n, c in parts.items()}, tuple(i.filename for i in infos))


def _check_kind(data: bytes) -> None:
    if not data:
        raise CannotRead("trống (0 byte).")
    if len(data) > MAX_FILE:
        raise CannotRead(f"lớn quá {MAX_FILE // MB} MB, không đọc. Nén ảnh trong Word rồi lưu lại.")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise CannotRead("có đặt mật khẩu. Mở bằng Word, bỏ mật khẩu (File › Info › Protect), lưu lại.")
        raise CannotRead("là tệp .doc cũ (Word 97-2003). Mở bằng Word, lưu thành .docx (File › Save As).")
    if not data.startswith(b"PK"):
        start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
        said = next((words for sign, words in _NOT_ZIP if start.startswith(sign)), "không phải tệp Word .docx.")
        raise CannotRead(said)


def _check_directory(data: bytes) -> None:
    """The zip's own word about its size, before its directory is read."""
    at = data.rfind(b"PK\x05\x06")
    if at < 0:
        raise BadZipFile
    entries, size = struct.unpack("<HL", data[at + 10 : at + 16])
    if (entries > MAX_PARTS and entries != 0xFFFF) or size > MAX_PARTS * _DIRECTORY_ENTRY:
        raise CannotRead(f"có quá {MAX_PARTS} mục bên trong: không phải tệp Word bình thường, không đọc.")


def _check_sizes(infos: list[ZipInfo]) -> None:
    if len(infos) > MAX_PARTS:
        raise CannotRead(f"có quá {MAX_PARTS} mục bên trong: không phải tệp Word bình thường, không đọc.")
    if sum(i.file_size for i in infos) > MAX_TOTAL:
        raise CannotRead(f"giải nén ra quá {MAX_TOTAL // MB} MB, không đọc.")
    for info in infos:
        if info.flag_bits & 1:
            raise CannotRead("bị khoá bằng mật khẩu nén (zip). Bỏ mật khẩu rồi thử lại.")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise CannotRead("nén theo cách mà Word không dùng, không đọc.")
        xml = info.filename.endswith((".xml", ".rels"))
        swollen = info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size)
        if xml and (info.file_size > MAX_XML_PART or swollen):
            raise CannotRead(f"có phần “{shown(info.filename)}” phình quá mức khi giải nén (bom nén), không đọc.")


def _read(archive: ZipFile, info: ZipInfo) -> bytes:
    with archive.open(info) as part:
        content = part.read(MAX_XML_PART + 1)
    if len(content) > MAX_XML_PART:
        raise CannotRead(f"có phần “{shown(info.filename)}” lớn quá {MAX_XML_PART // MB} MB, không đọc.")
    return content


def _check_word(parts: Mapping[str, bytes], names: set[str]) -> None:
    if any(name.startswith("xl/") for name in names):
        raise CannotRead("là bảng tính Excel, không phải văn bản Word.")
    if any(name.startswith("ppt/") for name in names):
        raise CannotRead("là bản trình chiếu PowerPoint, không phải văn bản Word.")
    if "content.xml" in names and "mimetype" in names:
        raise CannotRead("là tệp OpenDocument (.odt). Mở bằng Word hoặc LibreOffice, lưu thành .docx.")
    if _TYPES not in parts or _ROOT not in parts or not any(n.endswith(".xml") and "/" in n for n in parts):
        raise CannotRead("là tệp nén nhưng không phải tệp Word .docx.")
    if b"wordprocessingml" not in parts[_TYPES] and "word/document.xml" not in parts:
        raise CannotRead("là tệp nén nhưng không có văn bản Word bên trong.")


def _check_xml(name: str, content: bytes, budget: int) -> int:
    """How many elements a part has; refuses a DTD, too many elements, too deep a nesting."""
    count = depth = 0
    parser = ParserCreate()

    def doctype(*_: object) -> None:
        raise CannotRead(f"có khai báo DTD trong “{shown(name)}”: Word không bao giờ viết thế, không đọc.")

    def start(*_: object) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if depth > MAX_DEPTH or count > budget:
            raise CannotRead(f"có phần “{shown(name)}” lồng quá sâu hoặc quá nhiều phần tử, không đọc.")

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler, parser.StartElementHandler, parser.EndElementHandler = doctype, start, end
    try:
        parser.Parse(content, True)
    except ExpatError as err:
        raise CannotRead(
            f"hỏng: phần “{shown(name)}” sai cú pháp XML ở dòng {err.lineno}. Mở và sửa bằng Word."
        ) from err
    except ValueError as err:
        raise CannotRead(f"hỏng: phần “{shown(name)}” ghi bảng mã lạ.") from err
    return count


def _transitional(content: bytes) -> bytes:
    """A part saved as “Strict Open XML”, in the names that all other files use."""
    if _STRICT in content:
        for strict, usual in _TRANSITIONAL:
            content = content.replace(strict, usual)
    return content


def shown(text: str, most: int = 60) -> str:
    """Words of the file fit for one line of a report."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
