"""XML of a part as a tree and back: no entity, no network, no encoding that two parsers could read differently."""

from __future__ import annotations

from typing import TypeAlias
from xml.parsers.expat import ExpatError, ParserCreate

from lxml import etree

from gen.text.shorten import on_one_line
from gen.word.ooxml.archive import CannotRead

Element: TypeAlias = etree._Element

MAX_ELEMENTS = 1_000_000
MAX_DEPTH = 200
_LONGEST = 10_000_000  # bytes of one text or tag: what the parser takes
# a package has its parts in UTF-8 or UTF-16 (ECMA-376-2, 8.2); the others read the same everywhere
_ENCODINGS = {"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "latin1"}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def parse(content: bytes, name: str = "") -> Element:
    """The root of a part, raises CannotRead; `name` is told of a part that can't be read."""
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as err:
        if any(len(piece) > _LONGEST for piece in content.split(b"<")):
            raise CannotRead(f"có phần “{on_one_line(name)}” mang một đoạn dài quá 10 MB, không đọc.") from err
        raise _broken(name, err.lineno or 1) from err
    about = root.getroottree().docinfo
    if about.internalDTD is not None:
        raise _has_dtd(name)
    _check_encoding(about.encoding, name)
    return root


def in_utf8(content: bytes, root: Element) -> bytes:
    """A part in UTF-8, whatever it was in; `root` is what was parsed from it."""
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    return content if encoding.lower() in ("utf-8", "utf8") else serialise(root)


def serialise(root: Element) -> bytes:
    """A part as it stands in the file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def count_elements(content: bytes, name: str, most: int = MAX_ELEMENTS) -> int:
    """How many elements a part has, before a tree takes room for them; raises CannotRead.

    Refused are a DTD, an odd encoding, more than `most` elements, a nesting deeper than `MAX_DEPTH`.
    """
    count = depth = 0
    parser = ParserCreate()

    def declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        _check_encoding(encoding, name)

    def doctype(*_: object) -> None:
        raise _has_dtd(name)

    def start(*_: object) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if depth > MAX_DEPTH or count > most:
            raise CannotRead(f"có phần “{on_one_line(name)}” lồng quá sâu hoặc quá nhiều phần tử, không đọc.")

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.XmlDeclHandler, parser.StartDoctypeDeclHandler = declaration, doctype
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(content, True)
    except ExpatError as err:
        raise _broken(name, err.lineno) from err
    return count


def _check_encoding(encoding: str | None, name: str) -> None:
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise CannotRead(
            f"hỏng: phần “{on_one_line(name)}” ghi bảng mã lạ “{on_one_line(encoding)}”. Mở bằng Word rồi lưu lại."
        )


def _has_dtd(name: str) -> CannotRead:
    return CannotRead(f"có khai báo DTD trong “{on_one_line(name)}”: Word không bao giờ viết thế, không đọc.")


def _broken(name: str, line: int) -> CannotRead:
    return CannotRead(f"hỏng: phần “{on_one_line(name)}” sai cú pháp XML ở dòng {line}. Mở và sửa bằng Word.")
