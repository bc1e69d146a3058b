"""lint/landscape-without-table: a page lies on its side for a table."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.document.model import tables_of_appendix
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation


def check(view: DocumentView) -> Iterator[LintViolation]:
    """An appendix in landscape that holds no table."""
    for appendix in view.document.appendices:
        if appendix.landscape and not any(tables_of_appendix(appendix)):
            at = appendix.source.get("kho") or appendix.source
            message = f"“{appendix.name.line}” nằm ngang mà không có bảng."
            yield LintViolation(at, message, "Bỏ kho: ngang, hoặc thêm bang.", words=at.text, about=(message,))


RULE = LintRule(
    name="landscape-without-table",
    what="Trang nằm ngang thì có bảng.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, I.2: trình bày theo chiều dài của khổ giấy, nằm ngang khi có bảng biểu.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung: [Mở lớp dạy bơi theo Phụ lục kèm theo]
phu_luc:
  - tieu_de: Lịch dạy bơi
    kho: »ngang
    noi_dung: Thứ Hai và thứ Năm.
""",
    right="""\
noi_dung: [Mở lớp dạy bơi theo Phụ lục kèm theo]
phu_luc:
  - tieu_de: Lịch dạy bơi
    kho: doc
    noi_dung: Thứ Hai và thứ Năm.
""",
    check=check,
)
