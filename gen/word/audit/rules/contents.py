"""What a document has no business to carry: macros, links to elsewhere, embedded objects, fields that fetch."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.word.audit.finding import FINE, Fault, Outcome, Place, Rule
from gen.word.audit.lines import Line
from gen.word.audit.opening import shown
from gen.word.audit.sheet import Sheet
from gen.word.audit.where import at_line
from gen.word.measure.package import parse
from gen.word.measure.resolve import Element, W

_FETCHING = ("INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "IMPORT", "DATABASE", "MACROBUTTON", "RD")
_EMBEDDED = ("/oleObject", "/package", "/control", "/activeXControlBinary")
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_UNSAFE = re.compile(r"(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\\|\x00")


def _file(name: str, text: str = "") -> Place:
    return Place("bên trong tệp", shown(name), 0, text)


def macros(sheet: Sheet) -> Iterator[Outcome]:
    """No macro."""
    found = [name for name in sheet.opened.names if name.rpartition("/")[2].casefold() in _MACRO_PARTS]
    kinds = sheet.opened.parts.get("[Content_Types].xml", b"")
    if not found and b"macroEnabled" in kinds:
        found = ["[Content_Types].xml"]
    for name in found:
        mend = "File › Save As › Word Document (.docx): Word bỏ macro."
        yield Fault("Có macro", "văn bản không chứa mã lệnh", mend, _file(name))
    if not found:
        yield FINE


def embedded(sheet: Sheet) -> Iterator[Outcome]:
    """No embedded object, no foreign document pulled in whole."""
    clean = True
    for part, relation in _relations(sheet):
        kind = relation.get("Type", "")
        if relation.get("TargetMode") == "External":
            continue
        if kind.endswith("/aFChunk"):
            clean = False
            mend = "Mở bằng Word, chép phần chữ sang tệp mới."
            yield Fault(
                "Có tài liệu khác chèn nguyên khối (altChunk)",
                "chữ nằm ngay trong văn bản",
                mend,
                _file(part, relation.get("Target", "")),
            )
        elif kind.endswith(_EMBEDDED):
            clean = False
            mend = "Xoá đối tượng nhúng, dán lại dưới dạng bảng hoặc ảnh."
            yield Fault(
                "Có đối tượng nhúng (OLE, ActiveX)",
                "văn bản không có đối tượng nhúng",
                mend,
                _file(part, relation.get("Target", "")),
            )
    if clean:
        yield FINE


def links(sheet: Sheet) -> Iterator[Outcome]:
    """Nothing fetched from outside; a hyperlink is a warning."""
    clean = True
    for part, relation in _relations(sheet):
        if relation.get("TargetMode") != "External":
            continue
        clean = False
        target = relation.get("Target", "")
        if relation.get("Type", "").endswith("/hyperlink"):
            yield Fault(
                "Có siêu liên kết",
                "văn bản in ra không có liên kết",
                "Bấm chuột phải › Remove Hyperlink.",
                _file(part, target),
                severity=Severity.WARNING,
            )
        else:
            kind = shown(relation.get("Type", "").rpartition("/")[2])
            mend = "File › Info › Edit Links to Files, cắt liên kết; mẫu đính kèm: Developer › Document Template."
            yield Fault(
                f"Có liên kết lấy nội dung từ nơi khác ({kind})",
                "mọi nội dung nằm trong tệp",
                mend,
                _file(part, target),
            )
    if clean:
        yield FINE


def _relations(sheet: Sheet) -> Iterator[tuple[str, Element]]:
    for name, content in sheet.opened.parts.items():
        if name.endswith(".rels"):
            for relation in parse(content).iter("{*}Relationship"):
                yield name, relation


def fields(sheet: Sheet) -> Iterator[Outcome]:
    """No field that reads another file or runs something."""
    clean = True
    for name, instruction in _instructions(sheet):
        word = instruction.split(None, 1)[0].upper() if instruction.split() else ""
        if word in _FETCHING:
            clean = False
            mend = "Đặt con trỏ vào chỗ đó, bấm Ctrl+Shift+F9 để đổi thành chữ thường."
            yield Fault(
                f"Có trường {word}", "không có trường lấy nội dung hay chạy lệnh", mend, _file(name, instruction)
            )
    if clean:
        yield FINE


def _instructions(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The instructions of all fields, each put together again where it was cut into runs."""
    for name, root in _word_parts(sheet):
        open_: list[list[str]] = []
        for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
            if element.tag == f"{W}fldSimple":
                yield name, element.get(f"{W}instr", "")
            elif element.tag == f"{W}instrText":
                open_ = open_ or [[]]
                open_[-1].append(element.text or "")
            elif element.get(f"{W}fldCharType") == "begin":
                open_.append([])
            elif open_:
                if element.get(f"{W}fldCharType") == "separate":
                    yield name, "".join(open_[-1]).strip()
                    open_[-1].clear()
                else:
                    yield name, "".join(open_.pop()).strip()
        yield from ((name, "".join(rest).strip()) for rest in open_)


def _word_parts(sheet: Sheet) -> Iterator[tuple[str, Element]]:
    names = [n for n in sheet.opened.parts if n.endswith(".xml") and not n.startswith(("docProps/", "customXml/"))]
    return ((name, parse(sheet.opened.parts[name])) for name in names)


def names(sheet: Sheet) -> Iterator[Outcome]:
    """Names of entries that point outside, or that occur twice."""
    seen: set[str] = set()
    clean = True
    for name in sheet.opened.names:
        twice = name.casefold() in seen
        seen.add(name.casefold())
        if twice or _UNSAFE.search(name):
            clean = False
            found = "Hai phần trùng tên trong tệp" if twice else "Tên phần trỏ ra ngoài tệp (zip-slip)"
            yield Fault(found, "tên phần như Word ghi", "Mở bằng Word, lưu thành tệp mới.", _file(name))
    if clean:
        yield FINE


def unfinished(sheet: Sheet) -> Iterator[Outcome]:
    """No tracked change, comment or hidden text left in the file."""
    clean = True
    for name, root in _word_parts(sheet):
        for tags, found, mend in _LEFT:
            first = next(root.iter(*tags), None)
            if first is not None:
                clean = False
                words = "".join(t.text or "" for t in first.iter(f"{W}t", f"{W}delText"))
                yield Fault(found, "bản phát hành sạch", mend, _file(name, words), severity=Severity.WARNING)
    for found, mend, line in _left_open(sheet):
        clean = False
        yield Fault(found, "bản phát hành sạch", mend, at_line(sheet, line), severity=Severity.WARNING)
    if clean:
        yield FINE


def _left_open(sheet: Sheet) -> Iterator[tuple[str, str, Line]]:
    """Hidden words, and places that wait to be filled in; number and date may wait for the office."""
    for line in sheet.lines:
        if any(run.format.hidden for run in line.seen):
            yield "Có chữ ẩn", "Chọn hết, Font › bỏ dấu Hidden.", line
        known = sheet.known(line)
        if _WAITING.search(line.text) and not (known and known.key in _MAY_WAIT):
            yield "Còn chỗ chờ điền", "Điền cho đủ, hoặc xoá.", line


_WAITING = re.compile(r"\[\s*(cần|điền|bổ sung|nhập|ghi|chưa|tên)\b|\?{3,}|\.{6,}|…{3,}|_{5,}", re.IGNORECASE)
_MAY_WAIT = ("SoKyHieu", "DiaDanh", "KemTheo", "KeGo", "GachDuoi")
_LEFT = (
    (
        (f"{W}ins", f"{W}del", f"{W}moveFrom"),
        "Còn sửa đổi được theo dõi (Track Changes)",
        "Review › Accept All Changes.",
    ),
    ((f"{W}comment",), "Còn lời bình (comment)", "Review › Delete All Comments."),
)


def unicode_form(sheet: Sheet) -> Iterator[Outcome]:
    """Letters composed (NFC), so that searching and comparing find them."""
    first = next((line for line in sheet.lines if not _composed(line.raw)), None)
    if first is None:
        yield FINE
    else:
        mend = "UniKey › Công cụ › chuyển Unicode tổ hợp sang Unicode (dựng sẵn)."
        yield Fault(
            "Chữ Unicode tổ hợp (NFD)",
            "Unicode dựng sẵn (NFC)",
            mend,
            Place("nội dung", "", first.number, unicodedata.normalize("NFC", first.raw)),
            severity=Severity.WARNING,
        )


@lru_cache(maxsize=4096)
def _composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


_SAFE = "an toàn tệp"

RULES = (
    Rule("audit/macro", "Macro", _SAFE, _SAFE, "vbaProject, kiểu tệp có macro", macros),
    Rule(
        "audit/embedded",
        "Đối tượng nhúng",
        _SAFE,
        _SAFE,
        "OLE, ActiveX, altChunk",
        embedded,
        "nội dung của đối tượng nhúng",
    ),
    Rule("audit/external-link", "Liên kết ngoài", _SAFE, _SAFE, "mọi quan hệ External; siêu liên kết chỉ nhắc", links),
    Rule("audit/active-field", "Trường lấy nội dung", _SAFE, _SAFE, ", ".join(_FETCHING), fields),
    Rule("audit/package-names", "Tên phần trong tệp", _SAFE, _SAFE, "tên trỏ ra ngoài (zip-slip), tên trùng", names),
    Rule(
        "audit/unfinished",
        "Bản sạch",
        "theo lệ",
        "theo lệ",
        "sửa đổi theo dõi, lời bình, chữ ẩn, chỗ chờ điền (nhắc)",
        unfinished,
    ),
    Rule(
        "audit/unicode-form",
        "Unicode dựng sẵn",
        "PL I, I.4 (TCVN 6909:2001); dạng NFC theo lệ",
        "theo lệ",
        "NFC (nhắc)",
        unicode_form,
    ),
)
