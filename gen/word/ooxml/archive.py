"""The zip that a Word file is: read within limits, since nobody vouches for it; written with bytes that never vary."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from gen.text.shorten import on_one_line

MB = 1024 * 1024
MAX_FILE = 40 * MB
MAX_PARTS = 3000
MAX_TOTAL = 400 * MB
MAX_PART = 60 * MB
MAX_RATIO, RATIO_FROM = 300, MB
_DIRECTORY_ENTRY = 600  # bytes in the zip's directory that an honest part takes at most
_BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    RuntimeError,
    OSError,
    OverflowError,
    LookupError,
)


class CannotRead(Exception):
    """Not a .docx, or one that is not safe to read: one clear line, without the file's name before it."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The content of those entries of a zip that were asked for, and the names of all, in the zip's order."""

    contents: Mapping[str, bytes]
    names: tuple[str, ...]


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; of one over the limit so many that it can be seen to be."""
    with path.open("rb") as source:
        return source.read(MAX_FILE + 1)


def is_xml(name: str) -> bool:
    """True for a part that is XML by its name."""
    return name.endswith((".xml", ".rels"))


def read_zip(data: bytes, wanted: Callable[[str], bool], *, most: int = MAX_TOTAL) -> Entries:
    """The entries with a `wanted` name, all entries together unpacked at most `most` bytes; raises CannotRead."""
    try:
        _check_directory(data)
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_sizes(infos, most)
            contents = {info.filename: _read(archive, info) for info in infos if wanted(info.filename)}
    except _BROKEN as err:
        raise CannotRead("hỏng: không giải nén được. Mở bằng Word, chọn Open and Repair, rồi lưu lại.") from err
    return Entries(contents, tuple(info.filename for info in infos))


def _check_directory(data: bytes) -> None:
    """The zip's own word about its size, before its directory is read."""
    at = data.rfind(b"PK\x05\x06")
    if at < 0:
        raise BadZipFile
    entries, size = struct.unpack("<HL", data[at + 10 : at + 16])
    if (entries > MAX_PARTS and entries != 0xFFFF) or size > MAX_PARTS * _DIRECTORY_ENTRY:
        raise CannotRead(f"có quá {MAX_PARTS} mục bên trong: không phải tệp Word bình thường, không đọc.")


def _check_sizes(infos: list[ZipInfo], most: int) -> None:
    if len(infos) > MAX_PARTS:
        raise CannotRead(f"có quá {MAX_PARTS} mục bên trong: không phải tệp Word bình thường, không đọc.")
    if sum(info.file_size for info in infos) > most:
        raise CannotRead(f"giải nén ra quá {most // MB} MB, không đọc.")
    for info in infos:
        if info.flag_bits & 1:
            raise CannotRead("bị khoá bằng mật khẩu nén (zip). Bỏ mật khẩu rồi thử lại.")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise CannotRead("nén theo cách mà Word không dùng, không đọc.")
        swollen = info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size)
        if is_xml(info.filename) and (info.file_size > MAX_PART or swollen):
            name = on_one_line(info.filename)
            raise CannotRead(f"có phần “{name}” phình quá mức khi giải nén (bom nén), không đọc.")


def _read(archive: ZipFile, info: ZipInfo) -> bytes:
    with archive.open(info) as part:
        content = part.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise CannotRead(f"có phần “{on_one_line(info.filename)}” lớn quá {MAX_PART // MB} MB, không đọc.")
    return content


def written_zip(parts: Mapping[str, bytes]) -> bytes:
    """A zip whose bytes depend on nothing but the parts and their order: nothing compressed, one time for all."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            archive.writestr(info, content)
    return buffer.getvalue()
