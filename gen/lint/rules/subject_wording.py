"""lint/subject-wording: the subject under the kind in small letters, without V/v."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

_ABBREVIATED = re.compile(r"v\s*/\s*v\b[\s:.]*", re.I)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A subject that begins with “V/v” or stands in capitals from end to end."""
    subject = view.document.subject
    at = view.root.get("trich_yeu")
    if at is None:
        return
    short = _ABBREVIATED.match(subject.plain)
    if short:
        hint = f"Viết “Về việc {subject.line[short.end() :][:40]} …”, hoặc bỏ hẳn “{short[0].strip()}”."
        message = f"Trích yếu dưới tên loại mở đầu bằng “{short[0].strip()}”, chỉ công văn mới viết vậy."
        yield LintViolation(at, message, hint, words=short[0].strip())
    if subject.plain.isupper():
        hint = "Gõ trích yếu bằng chữ thường; tên loại ở trên máy in hoa."
        yield LintViolation(at, "Trích yếu viết hoa cả dòng.", hint, words=at.text)


RULE = LintRule(
    name="subject-wording",
    what="Trích yếu dưới tên loại viết chữ thường, không mở đầu bằng “V/v”.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5b: trích yếu in thường; “V/v” chỉ dùng cho công văn.",
    severity=Severity.WARNING,
    wrong="""\
trich_yeu: »V/v dạy bơi cho trẻ em
""",
    right="""\
trich_yeu: Dạy bơi cho trẻ em
""",
    check=check,
)
