"""lint/deadline-outside-period: work of a plan is done within its time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.plan_period import deadlines, period_of
from gen.lint.rule import LintRule, LintViolation

# the report on a year is due in the first months of the next
_GRACE = timedelta(days=120)
# a plan without a period of its own may run for years, but not for decades
_FAR = 15


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A deadline that lies whole before the period, or well after it."""
    period = period_of(view)
    named = "thời gian của văn bản"
    if period is None and view.signing is not None:
        year = view.signing.year
        period, named = (date(year - 1, 1, 1), date(year + _FAR, 12, 31)), "khoảng hợp lý"
    if period is None:
        return
    start, end = period
    for deadline in deadlines(view):
        last, first = deadline.span.end, deadline.span.start
        early = last is not None and last < start
        late = first is not None and first > end + _GRACE
        late = late or (first is None and last is not None and last > end + _GRACE)
        if early or late:
            where = f"trước {named} (từ {start:%d/%m/%Y})" if early else f"sau {named} (đến {end:%d/%m/%Y})"
            message = f"“{deadline.words}” nằm {where}."
            hint = "Kiểm tra lại năm, quý, tháng; hoặc sửa thời gian ở trích yếu."
            yield LintViolation(deadline.node, message, hint, about=(deadline.words,))


RULE = LintRule(
    name="deadline-outside-period",
    what="Thời hạn nằm trong thời gian của văn bản: theo trích yếu (“năm 2026”, “giai đoạn 2026-2030”), theo "
    "`bien` (giai_doan), không có thì theo năm ban hành.",
    why="Năm chép từ kế hoạch cũ là lỗi hay gặp nhất. Báo cáo năm đến hạn vào đầu năm sau nên để lùi 120 ngày.",
    severity=Severity.WARNING,
    wrong="""\
trich_yeu: Hoạt động hè năm 2026
noi_dung:
  - {noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: »Tháng 6/2025}
""",
    right="""\
trich_yeu: Hoạt động hè năm 2026
noi_dung:
  - {noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: Tháng 6/2026}
""",
    check=check,
    of_whole_texts=True,
)
