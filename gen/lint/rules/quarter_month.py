"""lint/quarter-month: a month named beside a quarter lies in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = r"[Qq]uý (?P<q>IV|I{1,3}|[1-4])(?:(?:/| năm )(?P<qy>\d{4}))?"
_MONTH = r"tháng (?P<m>\d{1,2})(?:(?:/| năm )(?P<my>\d{4}))?"
_BOTH = (
    re.compile(rf"{_QUARTER} ?\((?:trong |trước |hết )?{_MONTH}\)"),
    re.compile(rf"[Tt]{_MONTH[1:]} ?\((?:thuộc )?{_QUARTER}\)"),
    re.compile(rf"{_MONTH},? (?:thuộc |của |trong ){_QUARTER}"),
)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """“Quý II (tháng 7)” and the like."""
    for text in view.texts:
        if "uý " not in text.plain:
            continue
        for pattern in _BOTH:
            for match in pattern.finditer(text.plain):
                month, quarter = int(match["m"]), _QUARTERS[match["q"].casefold()]
                years = {match["qy"], match["my"]} - {None}
                if not 1 <= month <= 12 or ((month - 1) // 3 + 1 == quarter and len(years) < 2):
                    continue
                message = f"“{match[0]}”: tháng {month} thuộc quý {(month - 1) // 3 + 1}."
                if (month - 1) // 3 + 1 == quarter:
                    message = f"“{match[0]}”: hai năm khác nhau."
                yield LintViolation(text.source, message, "Sửa tháng hoặc quý cho khớp.", words=match[0])


RULE = LintRule(
    name="quarter-month",
    what="Tháng ghi kèm quý phải thuộc quý ấy.",
    why="Hai mốc lệch nhau thì không biết theo mốc nào.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - {noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: »Quý II/2026 (tháng 7)}
""",
    right="""\
noi_dung:
  - {noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: Quý II/2026 (tháng 6)}
""",
    check=check,
)
