"""lint/appendix-unmentioned: the body points at every appendix."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import TextPart
from gen.lint.rule import LintRule, LintViolation

_ANY = re.compile(r"kèm theo|các phụ lục|phụ lục(?! (?:số )?(?:[ivx]+|\d+)\b)")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """An appendix that no sentence of the body calls by its name, by “Phụ lục” or by “kèm theo”."""
    body = " ".join(text.plain for text in view.body if text.part is not TextPart.TRICH_YEU).casefold()
    general = _ANY.search(body)
    for appendix in view.document.appendices:
        name = appendix.name.line.rstrip(". ").casefold()
        if general or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", body):
            continue
        message = f"Phần nội dung không nhắc tới “{appendix.name.line}”."
        hint = f"Viết ở chỗ cần, ví dụ: (Chi tiết tại {appendix.name.line} kèm theo {{{{ van_ban_nay }}}})."
        yield LintViolation(appendix.source, message, hint, about=(appendix.name.line,))


RULE = LintRule(
    name="appendix-unmentioned",
    what="Phần nội dung có lời chỉ dẫn tới từng phụ lục.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1a: trong văn bản phải có chỉ dẫn về phụ lục.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - Mở lớp dạy bơi trong tháng 6.
phu_luc:
  - »tieu_de: Lịch dạy bơi
    noi_dung: Thứ Hai và thứ Năm.
""",
    right="""\
noi_dung:
  - Mở lớp dạy bơi trong tháng 6 (lịch tại Phụ lục).
phu_luc:
  - tieu_de: Lịch dạy bơi
    noi_dung: Thứ Hai và thứ Năm.
""",
    check=check,
)
