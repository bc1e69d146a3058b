"""lint/bases-form: a basis cites a law without its number, and ends in the mark that the machine sets."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.vocabulary import Khoi
from gen.lint.citations import bases
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.word.audit.rules.base_form import LAW_WITH_NUMBER


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A law with a number, and a mark of its own at the end of a basis."""
    found = bases(view)
    party = view.document.khoi == Khoi.PARTY
    for basis, para in zip(found, view.document.bases, strict=False):
        if LAW_WITH_NUMBER.match(para.plain):
            hint = "Bỏ số, ký hiệu, cơ quan; giữ tên luật và ngày thông qua: Luật Lưu trữ ngày 21/6/2024."
            message = f"Căn cứ luật, pháp lệnh không ghi số: “{basis.words[:60]}”."
            yield LintViolation(basis.source, message, hint, about=(basis.words,))
        last = basis is found[-1]
        sign, wanted = para.plain[-1:], (",." if party else ".") if last else ";"
        if sign not in wanted:
            hint = f"Bỏ “{sign}” ở cuối: máy đặt “{wanted[-1]}”."
            message = f"Căn cứ “{basis.words[:60]}” kết bằng dấu gõ tay không đúng chỗ."
            yield LintViolation(basis.source, message, hint, about=(basis.words,))


RULE = LintRule(
    name="bases-form",
    what="Căn cứ luật, pháp lệnh không ghi số, ký hiệu; mỗi căn cứ kết bằng “;”, căn cứ cuối bằng “.”, máy đặt cả.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6a; văn bản Đảng: HD 05-HD/VPTW, 6.2.3.",
    severity=Severity.WARNING,
    wrong="""\
can_cu:
  - »Luật Lưu trữ số 33/2024/QH15 ngày 21/6/2024
  - »Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư,
""",
    right="""\
can_cu:
  - Luật Lưu trữ ngày 21/6/2024
  - Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư
""",
    check=check,
)
