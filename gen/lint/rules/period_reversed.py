"""lint/period-reversed: a period that ends before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

_YEARS = re.compile(r"(?i:giai đoạn|nhiệm kỳ) (?P<a>(?:19|20)\d{2}) ?[-–—] ?(?P<b>(?:19|20)\d{2})(?!\w)")
_DAYS = re.compile(
    r"(?i:từ) ngày (?P<d1>\d{1,2})/(?P<m1>\d{1,2})(?:/(?P<y1>\d{4}))?"
    r" đến (?:hết )?ngày (?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4})"
)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Each period of years or of days whose end stands before its beginning."""
    for text in view.texts:
        for words in _found(text.plain):
            message = f"“{words}”: kết thúc trước khi bắt đầu."
            yield LintViolation(text.source, message, "Xem lại hai mốc; có thể đã đổi chỗ cho nhau.", words=words)


@lru_cache(maxsize=32768)
def _found(text: str) -> tuple[str, ...]:
    years = [match[0] for match in _YEARS.finditer(text) if match["a"] > match["b"]]
    return (*years, *(match[0] for match in _DAYS.finditer(text) if _day(match, "1") > _day(match, "2")))


def _day(match: re.Match[str], end: str) -> tuple[int, int, int]:
    # a beginning without its year is of the year of the end
    return int(match[f"y{end}"] or match["y2"]), int(match[f"m{end}"]), int(match[f"d{end}"])


RULE = LintRule(
    name="period-reversed",
    what="Một khoảng thời gian kết thúc sau khi bắt đầu.",
    why="Giai đoạn 2030-2026, từ ngày 15/7 đến ngày 01/7 là lỗi gõ; người nhận việc không biết làm trong khoảng nào.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - Thực hiện đề án »giai đoạn 2030-2026.
  - Mở lớp »từ ngày 15/7/2026 đến ngày 01/7/2026.
""",
    right="""\
noi_dung:
  - Thực hiện đề án giai đoạn 2026-2030.
  - Mở lớp từ ngày 01/7/2026 đến ngày 15/7/2026.
""",
    check=check,
)
