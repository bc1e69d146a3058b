"""What a document has no business to carry: macros, links to elsewhere, embedded objects, fields that fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.text.shorten import on_one_line
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import AuditedDocument
from gen.word.audit.finding_place import in_package
from gen.word.ooxml.namespaces import TYPES_PART, W
from gen.word.ooxml.xml_parser import Element

_FETCHING = ("INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "IMPORT", "DATABASE", "MACROBUTTON", "RD")
_EMBEDDED = ("/oleObject", "/package", "/control", "/activeXControlBinary")
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_UNSAFE = re.compile(r"(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\\|\x00")


def macros(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """Safety: no macro."""
    found = [name for name in document.opened.names if name.rpartition("/")[2].casefold() in _MACRO_PARTS]
    kinds = document.opened.parts.get(TYPES_PART, b"")
    if not found and b"macroEnabled" in kinds:
        found = [TYPES_PART]
    for name in found:
        mend = "File › Save As › Word Document (.docx): Word bỏ macro."
        yield Violation("Có macro", "văn bản không chứa mã lệnh", mend, in_package(name))
    if not found:
        yield PASS


def embedded(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """Safety: no embedded object, no foreign document pulled in whole."""
    clean = True
    for part, relation in _relations(document):
        kind = relation.get("Type", "")
        if relation.get("TargetMode") == "External":
            continue
        if kind.endswith("/aFChunk"):
            clean = False
            mend = "Mở bằng Word, chép phần chữ sang tệp mới."
            yield Violation(
                "Có tài liệu khác chèn nguyên khối (altChunk)",
                "chữ nằm ngay trong văn bản",
                mend,
                in_package(part, relation.get("Target", "")),
            )
        elif kind.endswith(_EMBEDDED):
            clean = False
            mend = "Xoá đối tượng nhúng, dán lại dưới dạng bảng hoặc ảnh."
            yield Violation(
                "Có đối tượng nhúng (OLE, ActiveX)",
                "văn bản không có đối tượng nhúng",
                mend,
                in_package(part, relation.get("Target", "")),
            )
    if clean:
        yield PASS


def external_links(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """Safety: nothing fetched from outside; a hyperlink is a warning."""
    clean = True
    for part, relation in _relations(document):
        if relation.get("TargetMode") != "External":
            continue
        clean = False
        target = relation.get("Target", "")
        if relation.get("Type", "").endswith("/hyperlink"):
            yield Violation(
                "Có siêu liên kết",
                "văn bản in ra không có liên kết",
                "Bấm chuột phải › Remove Hyperlink.",
                in_package(part, target),
                severity=Severity.WARNING,
            )
        else:
            kind = on_one_line(relation.get("Type", "").rpartition("/")[2])
            mend = "File › Info › Edit Links to Files, cắt liên kết; mẫu đính kèm: Developer › Document Template."
            yield Violation(
                f"Có liên kết lấy nội dung từ nơi khác ({kind})",
                "mọi nội dung nằm trong tệp",
                mend,
                in_package(part, target),
            )
    if clean:
        yield PASS


def _relations(document: AuditedDocument) -> Iterator[tuple[str, Element]]:
    for name in document.opened.parts:
        if name.endswith(".rels"):
            for relation in document.opened.element(name).iter("{*}Relationship"):
                yield name, relation


def active_fields(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """Safety: no field that reads another file or runs something."""
    clean = True
    for name, instruction in _instructions(document):
        word = instruction.split(None, 1)[0].upper() if instruction.split() else ""
        if word in _FETCHING:
            clean = False
            mend = "Đặt con trỏ vào chỗ đó, bấm Ctrl+Shift+F9 để đổi thành chữ thường."
            yield Violation(
                f"Có trường {word}", "không có trường lấy nội dung hay chạy lệnh", mend, in_package(name, instruction)
            )
    if clean:
        yield PASS


def _instructions(document: AuditedDocument) -> Iterator[tuple[str, str]]:
    """The instructions of all fields, each put together again where it was cut into runs."""
    for name, root in document.xml_parts.items():
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


def entry_names(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """Safety: no name of an entry points outside, none occurs twice."""
    seen: set[str] = set()
    clean = True
    for name in document.opened.names:
        twice = name.casefold() in seen
        seen.add(name.casefold())
        if twice or _UNSAFE.search(name):
            clean = False
            found = "Hai phần trùng tên trong tệp" if twice else "Tên phần trỏ ra ngoài tệp (zip-slip)"
            yield Violation(found, "tên phần như Word ghi", "Mở bằng Word, lưu thành tệp mới.", in_package(name))
    if clean:
        yield PASS


_SAFETY = "an toàn tệp"

RULES = (
    AuditRule(
        code="audit/macro",
        title="Macro",
        article=_SAFETY,
        party_article=_SAFETY,
        measures="vbaProject, kiểu tệp có macro",
        check=macros,
    ),
    AuditRule(
        code="audit/embedded",
        title="Đối tượng nhúng",
        article=_SAFETY,
        party_article=_SAFETY,
        measures="OLE, ActiveX, altChunk",
        check=embedded,
        limits="nội dung của đối tượng nhúng",
    ),
    AuditRule(
        code="audit/external-link",
        title="Liên kết ngoài",
        article=_SAFETY,
        party_article=_SAFETY,
        measures="mọi quan hệ External; siêu liên kết chỉ nhắc",
        check=external_links,
    ),
    AuditRule(
        code="audit/active-field",
        title="Trường lấy nội dung",
        article=_SAFETY,
        party_article=_SAFETY,
        measures=", ".join(_FETCHING),
        check=active_fields,
    ),
    AuditRule(
        code="audit/package-names",
        title="Tên phần trong tệp",
        article=_SAFETY,
        party_article=_SAFETY,
        measures="tên trỏ ra ngoài (zip-slip), tên trùng",
        check=entry_names,
    ),
)
