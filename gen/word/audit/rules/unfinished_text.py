"""Text that is not ready to be issued: tracked changes, comments, hidden words, blanks, letters composed otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import AuditedDocument
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.finding_place import FindingPlace, at_line, in_package
from gen.word.audit.printed_lines import PrintedLine
from gen.word.ooxml.namespaces import W


def unfinished(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """By custom: no tracked change, comment, hidden text or blank left in the file."""
    clean = True
    for name, root in document.xml_parts.items():
        for tags, found, mend in _LEFT:
            first = next(root.iter(*tags), None)
            if first is not None:
                clean = False
                words = "".join(t.text or "" for t in first.iter(f"{W}t", f"{W}delText"))
                yield Violation(found, "bản phát hành sạch", mend, in_package(name, words), severity=Severity.WARNING)
    for found, mend, line in _left_open(document):
        clean = False
        yield Violation(found, "bản phát hành sạch", mend, at_line(document, line), severity=Severity.WARNING)
    if clean:
        yield PASS


def _left_open(document: AuditedDocument) -> Iterator[tuple[str, str, PrintedLine]]:
    """Hidden words, and places that wait to be filled in; number and date may wait for the office."""
    for line in document.lines:
        if any(run.format.hidden for run in line.visible_runs):
            yield "Có chữ ẩn", "Chọn hết, Font › bỏ dấu Hidden.", line
        known = document.component_at(line)
        if WAITING.search(line.text) and not (known and known.key in _MAY_WAIT):
            yield "Còn chỗ chờ điền", "Điền cho đủ, hoặc xoá.", line


WAITING = re.compile(r"\[\s*(cần|điền|bổ sung|nhập|ghi|chưa|tên)\b|\?{3,}|\.{6,}|…{3,}|_{5,}", re.IGNORECASE)
_MAY_WAIT = (
    ComponentKey.SO_KY_HIEU,
    ComponentKey.DIA_DANH,
    ComponentKey.KEM_THEO,
    ComponentKey.KE_GO,
    ComponentKey.GACH_DUOI,
)
_LEFT = (
    (
        (f"{W}ins", f"{W}del", f"{W}moveFrom"),
        "Còn sửa đổi được theo dõi (Track Changes)",
        "Review › Accept All Changes.",
    ),
    ((f"{W}comment",), "Còn lời bình (comment)", "Review › Delete All Comments."),
)


def unicode_form(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, I.4 (TCVN 6909:2001); by custom NFC, so that searching and comparing find the letters."""
    first = next((line for line in document.lines if not _composed(line.raw)), None)
    if first is None:
        yield PASS
    else:
        mend = "UniKey › Công cụ › chuyển Unicode tổ hợp sang Unicode (dựng sẵn)."
        yield Violation(
            "Chữ Unicode tổ hợp (NFD)",
            "Unicode dựng sẵn (NFC)",
            mend,
            FindingPlace("nội dung", "", first.number, unicodedata.normalize("NFC", first.raw)),
            severity=Severity.WARNING,
        )


@lru_cache(maxsize=4096)
def _composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


RULES = (
    AuditRule(
        code="audit/unfinished",
        title="Bản sạch",
        article="theo lệ",
        party_article="theo lệ",
        measures="sửa đổi theo dõi, lời bình, chữ ẩn, chỗ chờ điền (nhắc)",
        check=unfinished,
    ),
    AuditRule(
        code="audit/unicode-form",
        title="Unicode dựng sẵn",
        article="PL I, I.4 (TCVN 6909:2001); dạng NFC theo lệ",
        party_article="theo lệ",
        measures="NFC (nhắc)",
        check=unicode_form,
    ),
)
