"""lint/impossible-day: a day that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.written_dates import impossible_date

_look = lru_cache(maxsize=32768)(impossible_date)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """The first impossible date of each paragraph."""
    for text in view.texts:
        found = _look(text.plain)
        if found:
            message = f"“{found}” không có trên lịch."
            yield LintViolation(text.source, message, "Xem lại ngày, tháng hoặc quý.", words=found)


RULE = LintRule(
    name="impossible-day",
    what="Ngày, tháng, quý viết trong văn bản có trên lịch.",
    why="31/6, 30/02, quý V đều là lỗi gõ; người nhận việc không biết hạn là ngày nào.",
    severity=Severity.ERROR,
    wrong="""\
noi_dung:
  - Báo cáo trước ngày »31/6/2026.
  - {noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: »Quý V/2026}
""",
    right="""\
noi_dung:
  - Báo cáo trước ngày 30/6/2026.
  - {noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: Quý IV/2026}
""",
    check=check,
)
