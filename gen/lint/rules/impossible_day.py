"""lint/impossible-day: a day that no calendar has, an hour that no clock has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.written_dates import impossible_date

_look = lru_cache(maxsize=32768)(impossible_date)
# 25h00, 8 giờ 75; what lasts thirty hours is no time of a day
_CLOCK = re.compile(r"(?<![\w.,/-])(?P<hour>\d{1,2}) ?(?:h|giờ) ?(?P<minute>\d{2})(?!\w)")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """The first impossible date of each paragraph, and each impossible hour."""
    for text in view.texts:
        found = _look(text.plain)
        if found:
            message = f"“{found}” không có trên lịch."
            yield LintViolation(text.source, message, "Xem lại ngày, tháng hoặc quý.", words=found)
        for hour in _hours(text.plain):
            message = f"“{hour}” không có trên đồng hồ."
            yield LintViolation(text.source, message, "Xem lại giờ, phút.", words=hour)


@lru_cache(maxsize=32768)
def _hours(text: str) -> tuple[str, ...]:
    return tuple(at[0] for at in _CLOCK.finditer(text) if int(at["hour"]) > 24 or int(at["minute"]) > 59)


RULE = LintRule(
    name="impossible-day",
    what="Ngày, tháng, quý, giờ viết trong văn bản có trên lịch, trên đồng hồ.",
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
