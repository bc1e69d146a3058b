"""lint/draft-blank: number or date still open, so this is a draft."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation


def check(view: DocumentView) -> Iterator[LintViolation]:
    """What still has to be written by hand."""
    issued = view.document.date
    missing = [] if view.own.text_of("so") else ["số"]
    missing += [] if issued and issued.exact else ["ngày ban hành"]
    if missing:
        at = view.own.get("ngay") or view.own.get("don_vi") or view.own
        message = f"Bản dự thảo: chưa có {' và '.join(missing)}, tệp Word chừa chỗ điền tay."
        yield LintViolation(at, message, "Lấy số xong thì ghi so và ngay (năm-tháng-ngày).", at_key=True)


RULE = LintRule(
    name="draft-blank",
    what="Văn bản chưa có số hoặc ngày là bản dự thảo.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3, II.4. Chỉ là thông tin: chừa chỗ điền tay là việc bình thường.",
    severity=Severity.INFO,
    wrong="""\
so: ""
»ngay: 2026-05
""",
    right="""\
so: 12
ngay: 2026-05-07
""",
    check=check,
)
