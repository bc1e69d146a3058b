"""lint/date-form: dates with slashes and a whole year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rewritten import each_rewritten
from gen.lint.rule import LintRule, LintViolation

# ngày 15-7-2026, ngày 15.7.2026, ngày 30/6/26: without “ngày” it may be a number of anything
_DATE = re.compile(
    r"(?i:\bngày )(?P<date>(?P<d>\d{1,2})(?:(?P<mark>[-.])(?P<m>\d{1,2})(?P=mark)(?P<y>(?:20)?\d{2})"
    r"|/(?P<m2>\d{1,2})/(?P<y2>\d{2})))(?![\w/]|[-.]\d)"
)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Each date in figures that is written another way."""
    return each_rewritten(view, "Ngày", _found)


@lru_cache(maxsize=32768)
def _found(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((match["date"], _meant(match)) for match in _DATE.finditer(text))


def _meant(match: re.Match[str]) -> str:
    year = match["y"] or match["y2"]
    return f"{match['d']}/{match['m'] or match['m2']}/{year if len(year) == 4 else f'20{year}'}"


RULE = LintRule(
    name="date-form",
    what="Ngày viết bằng số có gạch chéo và đủ bốn chữ số của năm: 15/7/2026.",
    why="Cách viết trong Nghị định 30/2020/NĐ-CP, Phụ lục I và III; “26” không nói thế kỷ, gạch nối lẫn với khoảng "
    "ngày.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - Báo cáo trước ngày »15-7-2026.
  - Tổng kết trước ngày »30/8/26.
""",
    right="""\
noi_dung:
  - Báo cáo trước ngày 15/7/2026.
  - Tổng kết trước ngày 30/8/2026.
""",
    check=check,
)
