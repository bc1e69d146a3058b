"""lint/empty-heading: below a heading there is something to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.cascade.rows import is_total
from gen.core.diagnostic import Severity
from gen.document.model import Item, tables_in
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

_TOTAL = re.compile(r"(?:tổng|cộng)\b", re.I)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A heading alone among headings with contents, and a group of a table without rows."""
    for item, depth, beside in view.items:
        if _bare(item) and (depth == 0 or any(not _bare(other) for other in beside)):
            title = item.title.line if item.title else ""
            message = f"Tiêu đề “{title[:60]}” không có nội dung nào bên dưới."
            yield LintViolation(item.source, message, _HINT, about=(title,))
    for table in tables_in(view.document):
        rows = table.rows
        for index, row in enumerate(rows):
            if row.group is None or is_total(row.source):
                continue
            after = rows[index + 1] if index + 1 < len(rows) else None
            inner = row.source.get("hang")
            if inner is None and (after is None or after.group is not None) and not _TOTAL.match(row.group.plain):
                message = f"Nhóm “{row.group.plain[:60]}” không có hàng nào bên dưới."
                yield LintViolation(row.source, message, "Thêm hang cho nhóm, hoặc bỏ nhóm.", about=(row.group.plain,))


_HINT = "Thêm noi_dung hoặc muc cho mục này; nếu dòng này chính là nội dung thì đổi tieu_de thành noi_dung."


def _bare(item: Item) -> bool:
    return item.title is not None and not item.paragraphs and not item.children and item.table is None


RULE = LintRule(
    name="empty-heading",
    what="Dưới mỗi tiêu đề, mỗi nhóm của bảng có nội dung; hàng tổng thì không cần.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6: tiêu đề là tên gọi của phần nội dung bên dưới. Không báo khi "
    "cả danh sách đều chỉ có tiêu đề.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - »tieu_de: Dạy bơi
  - tieu_de: Trại hè
    noi_dung: Tổ chức hai trại.
""",
    right="""\
noi_dung:
  - tieu_de: Dạy bơi
    noi_dung: Mở mười lớp.
  - tieu_de: Trại hè
    noi_dung: Tổ chức hai trại.
""",
    check=check,
)
