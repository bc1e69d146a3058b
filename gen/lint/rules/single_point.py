"""lint/single-point: a lone `a)` is no list."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.numbering import LabelKind


def check(view: DocumentView) -> Iterator[LintViolation]:
    """An item lettered `a)` that has no `b)`."""
    for item, _, beside in view.items:
        if item.kind is LabelKind.POINT and len(beside) == 1 and not item.attribute:
            message = f"Chỉ có một điểm “{item.label}”, không có điểm tiếp theo."
            hint = 'Viết thẳng vào noi_dung của mục trên, hoặc dùng kieu: khong, kieu: "-" cho mục trên.'
            yield LintViolation(item.source, message, hint, about=(item.label,))


RULE = LintRule(
    name="single-point",
    what="Một danh sách có từ hai điểm trở lên; chỉ một việc thì viết liền, không đánh “a)”.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6: điểm dùng để chia khoản thành nhiều ý; một ý thì không có gì "
    "để chia.",
    severity=Severity.INFO,
    wrong="""\
noi_dung:
  - tieu_de: Dạy bơi
    muc:
      - »Mở mười lớp.
""",
    right="""\
noi_dung:
  - tieu_de: Dạy bơi
    muc:
      - Mở mười lớp.
      - Cấp chứng nhận.
""",
    check=check,
    of_whole_texts=True,
)
