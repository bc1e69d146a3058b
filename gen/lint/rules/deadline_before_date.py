"""lint/deadline-before-date: nobody can be told today to finish yesterday."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.plan_period import Deadline, deadlines, names_year, period_of
from gen.lint.rule import LintRule, LintViolation


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Deadlines over before the signing; those of a period that had begun are told in one line."""
    day = view.document.date.exact if view.document.date else None
    if day is None:
        return
    period = period_of(view)
    begun: list[Deadline] = []
    for deadline in deadlines(view):
        last = deadline.span.end
        if last is None or last >= day or deadline.span.rhythm:
            continue
        # without a year the writer may have meant the next one
        if period is None and not names_year(deadline.words):
            continue
        # what lies before the whole period is the other rule's
        if period is not None and last < period[0]:
            continue
        if period is not None and period[0] <= last:
            begun.append(deadline)
            continue
        message = f"“{deadline.words}” đã qua khi văn bản được ký ngày {day:%d/%m/%Y}."
        yield LintViolation(deadline.node, message, "Lùi thời hạn, hoặc kiểm tra lại năm.", about=(deadline.words,))
    if begun:
        first = begun[0]
        message = f"{len(begun)} việc có thời hạn đã qua khi ký ngày {day:%d/%m/%Y}, việc đầu: “{first.words}”."
        hint = "Việc đã làm xong thì không cần sửa; nếu không, lùi thời hạn."
        related = tuple((deadline.node.pos, f"“{deadline.words}”") for deadline in begun[1:6])
        yield LintViolation(first.node, message, hint, severity=Severity.INFO, related=related, about=(first.words,))


RULE = LintRule(
    name="deadline-before-date",
    what="Thời hạn không ở trước ngày ký.",
    why="Giao việc đã quá hạn là lỗi tính lịch. Kế hoạch năm ký muộn, việc của các tháng đầu năm đã qua: chỉ báo "
    "một dòng thông tin.",
    severity=Severity.WARNING,
    wrong="""\
ngay: 2026-05-07
trich_yeu: Hoạt động hè
noi_dung:
  - {noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: »Trước ngày 15/4/2026}
""",
    right="""\
ngay: 2026-05-07
trich_yeu: Hoạt động hè
noi_dung:
  - {noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: Trước ngày 15/6/2026}
""",
    check=check,
    of_whole_texts=True,
)
