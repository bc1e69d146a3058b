"""lint/appendix-unmentioned: the body points at every appendix."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.appendix_calls import calls, labelled, value_of
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import TextPart
from gen.lint.rule import LintRule, LintViolation

_ANY = re.compile(r"kèm theo|các phụ lục|phụ lục(?! (?:số )?(?:[ivx]+|\d+)\b)")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """An appendix that no sentence of the body calls by its name, by “Phụ lục” or by “kèm theo”."""
    texts = [text.plain for text in view.body if text.part is not TextPart.TRICH_YEU]
    body = " ".join(texts).casefold()
    general = _ANY.search(body)
    called = {value_of(number) for text in texts for call in calls(text) for number in call.numbers} - {0}
    numbered = [one for one, number in labelled(view.document.appendices) if value_of(number) in called]
    for appendix in view.document.appendices:
        name = appendix.name.line.rstrip(". ").casefold()
        if general or appendix in numbered or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", body):
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
