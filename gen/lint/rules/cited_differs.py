"""lint/cited-differs: a citation typed by hand says the same as the register."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.citations import mentions, same_issuer
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.registers.entries import LegalDocument
from gen.text.citing import LAWS, Cited


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A number that the register knows, with another date or issuer."""
    for text, cited in mentions(view):
        for entry in view.registers.documents.values():
            if entry.so != cited.number or entry.loai in LAWS:
                continue
            wrong = _wrong(entry, cited)
            if wrong:
                named = f"{entry.loai} số {entry.so}"
                right = f"ngày {entry.ngay.short if entry.ngay else '…'} của {entry.co_quan}"
                message = f"{named}: {wrong}, còn danh mục ghi {right}."
                hint = f"Kiểm tra lại; viết bằng mã “{entry.ma}” thì không lệch được."
                yield LintViolation(text.source, message, hint, words=cited.typed, about=(named, cited.issuer))


def _wrong(entry: LegalDocument, cited: Cited) -> str:
    """What does not agree; a number without its year may belong to another office or another year."""
    if cited.date is None or entry.ngay is None or entry.ngay.exact is None:
        return ""
    same, ours, theirs = same_issuer(entry, cited), entry.ngay, cited.date
    if cited.year_in_number:
        if theirs != ours:
            return f"ở đây ghi ngày {theirs.short}"
        return f"ở đây ghi cơ quan “{cited.issuer}”" if cited.issuer and not same else ""
    near = ours.year == theirs.year or (ours.month, ours.day) == (theirs.month, theirs.day)
    return f"ở đây ghi ngày {theirs.short}" if same and near and theirs != ours else ""


RULE = LintRule(
    name="cited-differs",
    what="Viện dẫn gõ tay trùng số với một văn bản trong danh mục thì ngày và cơ quan ban hành cũng phải trùng.",
    why="Sai ngày là lỗi hay gặp nhất khi chép căn cứ (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6a). Số không có "
    "năm (12/KH-UBND) có thể là của cơ quan khác hoặc năm khác, nên chỉ báo khi cùng cơ quan và ngày gần "
    "giống.",
    severity=Severity.WARNING,
    wrong="""\
can_cu:
  - »Nghị định số 30/2020/NĐ-CP ngày 03/5/2020 của Chính phủ về công tác văn thư
""",
    right="""\
can_cu:
  - Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư
""",
    check=check,
)
