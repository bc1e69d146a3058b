"""A workbook's file looked at before it is read: what is no workbook, would fill the memory or brings code along."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TypeAlias
from xml.parsers import expat

from gen.workbook.bad_workbook import BadWorkbook

# bytes of the file, of one part and of all parts unpacked
MAX_FILE, _MAX_PART, _MAX_ALL = 30 * 2**20, 150 * 2**20, 400 * 2**20
_MAX_PARTS = 4000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "Mở bằng Excel hoặc LibreOffice, lưu lại thành sổ làm việc Excel (.xlsx)."
_CHUNK = 2**16
# the name of an element, its attributes where it opens (None where it closes), the text before it closes
Step: TypeAlias = "tuple[str, dict[str, str] | None, str]"


def checked(data: bytes) -> zipfile.ZipFile | None:
    """The archive of an .xlsx or .ods, None for an old .xls; raises BadWorkbook."""
    if data.startswith(_OLE):
        _check_old(data)
        return None
    if not data.startswith(b"PK"):
        raise BadWorkbook("Tệp không phải sổ Excel (.xlsx, .ods, .xls).", _SAVE)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check_sizes(archive, len(data))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as err:
        raise BadWorkbook("Tệp hỏng, không mở được như một sổ Excel.", _SAVE) from err
    _check_names(archive.namelist())
    return archive


def _check_old(data: bytes) -> None:
    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise BadWorkbook("Sổ Excel có mật khẩu.", "Mở bằng mật khẩu, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ), lưu lại.")
    if has("_VBA_PROJECT"):
        raise _with_macros()
    if not (has("Workbook") or has("Book")):
        raise BadWorkbook("Tệp không phải sổ Excel (.xlsx, .ods, .xls).", _SAVE)


def _with_macros() -> BadWorkbook:
    return BadWorkbook(
        "Sổ Excel có macro, máy không đọc.", "Lưu thành Sổ làm việc Excel (.xlsx, không có macro), rồi chạy lại."
    )


def _check_sizes(archive: zipfile.ZipFile, size: int) -> None:
    parts = archive.infolist()
    whole = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > _MAX_PARTS or packed > size or whole > _MAX_ALL:
        raise _too_large()
    for part in parts:
        if part.file_size > _MAX_PART:
            raise _too_large()
        if part.flag_bits & 1:
            raise BadWorkbook("Sổ Excel có mật khẩu.", "Bỏ mật khẩu rồi lưu lại.")
        # what unpacks to more than it says is found out here, not in the reader
        with archive.open(part) as file:
            while file.read(_CHUNK):
                pass


def _too_large() -> BadWorkbook:
    return BadWorkbook(
        "Sổ Excel bung ra quá lớn, máy không đọc.", "Chép riêng các hàng có chữ sang một sổ mới, lưu lại rồi thử."
    )


def _check_names(names: list[str]) -> None:
    if any(name.endswith("vbaProject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names):
        raise _with_macros()
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise BadWorkbook(
            "Sổ Excel có liên kết tới sổ khác, số trong đó có thể không phải số mới.",
            "Vào Dữ liệu, Sửa liên kết, chọn Ngắt liên kết (Data, Edit Links, Break Link), rồi lưu lại.",
        )
    if "xl/workbook.xml" not in names and "content.xml" not in names and "xl/workbook.bin" not in names:
        raise BadWorkbook("Tệp không phải sổ Excel (.xlsx, .ods, .xls).", _SAVE)


def elements(archive: zipfile.ZipFile, name: str, most: int) -> Iterator[Step]:
    """The elements of a part as they open (with attributes) and close (None, and the text within).

    Raises BadWorkbook for a part that is no XML, has a DOCTYPE, or more than `most` elements.
    """
    parser = expat.ParserCreate()
    steps: list[Step] = []
    text: list[str] = []
    parser.buffer_text = True

    def begins(tag: str, attributes: dict[str, str]) -> None:
        text.clear()
        steps.append((tag.rpartition(":")[2], attributes, ""))

    def ends(tag: str) -> None:
        steps.append((tag.rpartition(":")[2], None, "".join(text)))
        text.clear()

    def refuse(*_: object) -> None:
        raise BadWorkbook("Sổ Excel có khai báo lạ trong tệp, máy không đọc.", _SAVE)

    parser.StartElementHandler, parser.EndElementHandler = begins, ends
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = refuse
    count = 0
    try:
        with archive.open(name) as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)
                count += len(steps)
                if count > most:
                    raise _too_large()
                yield from steps
                steps.clear()
        parser.Parse(b"", True)
        yield from steps
    except expat.ExpatError as err:
        raise BadWorkbook("Tệp hỏng, không mở được như một sổ Excel.", _SAVE) from err
