"""Opens a .docx that nobody vouches for: limits first, then bytes; nothing is run, fetched or written to disk."""

from __future__ import annotations

from collections.abc import Mapping

from gen.word.ooxml.archive import MAX_FILE, MB, CannotRead, is_xml, read_zip
from gen.word.ooxml.namespaces import DOCUMENT_PART, ROOT_RELATIONS_PART, STRICT, TRANSITIONAL, TYPES_PART, W
from gen.word.ooxml.word_file import WordFile
from gen.word.ooxml.xml_parser import MAX_ELEMENTS, count_elements, in_utf8, parse

_NOT_ZIP = (
    (b"{\\rtf", "là tệp RTF, chỉ đổi tên đuôi. Mở bằng Word rồi lưu thành .docx."),
    (b"%PDF", "là tệp PDF, không còn kiểu chữ, lề của Word để đo. Hãy kiểm tra tệp Word gốc."),
    (b"<", "là trang web hay XML, không phải .docx. Mở bằng Word rồi lưu thành .docx."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_docx(data: bytes) -> WordFile:
    """The XML parts of a .docx, each one well-formed and in UTF-8, with a body in it; raises CannotRead."""
    _check_kind(data)
    entries = read_zip(data, is_xml)
    _check_word(entries.contents, set(entries.names))
    room = MAX_ELEMENTS
    parts, roots = {}, {}
    for name, content in entries.contents.items():
        room -= count_elements(content, name, room)
        root = parse(content, name)
        parts[name] = _transitional(in_utf8(content, root))
        if parts[name] is content:
            roots[name] = root
    file = WordFile(parts, entries.names, roots)
    if file.main not in parts or file.element(file.main).find(f"{W}body") is None:
        raise CannotRead("không có phần thân văn bản bên trong. Mở bằng Word, chọn Open and Repair, rồi lưu lại.")
    return file


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
        why = next((words for sign, words in _NOT_ZIP if start.startswith(sign)), "không phải tệp Word .docx.")
        raise CannotRead(why)


def _check_word(parts: Mapping[str, bytes], names: set[str]) -> None:
    if any(name.startswith("xl/") for name in names):
        raise CannotRead("là bảng tính Excel, không phải văn bản Word.")
    if any(name.startswith("ppt/") for name in names):
        raise CannotRead("là bản trình chiếu PowerPoint, không phải văn bản Word.")
    if "content.xml" in names and "mimetype" in names:
        raise CannotRead("là tệp OpenDocument (.odt). Mở bằng Word hoặc LibreOffice, lưu thành .docx.")
    if (
        TYPES_PART not in parts
        or ROOT_RELATIONS_PART not in parts
        or not any(n.endswith(".xml") and "/" in n for n in parts)
    ):
        raise CannotRead("là tệp nén nhưng không phải tệp Word .docx.")
    if b"wordprocessingml" not in parts[TYPES_PART] and DOCUMENT_PART not in parts:
        raise CannotRead("là tệp nén nhưng không có văn bản Word bên trong.")


def _transitional(content: bytes) -> bytes:
    """A part saved as “Strict Open XML”, in the names that all other files use."""
    if STRICT.encode() in content:
        for strict, usual in TRANSITIONAL.items():
            content = content.replace(strict.encode(), usual.encode())
    return content
