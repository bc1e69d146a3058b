"""lint/figure-marks: points between thousands, a comma before decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rewritten import each_rewritten
from gen.lint.rule import LintRule, LintViolation

_MONEY = "đồng|VNĐ|VND"
# 1,500,000; 250,000 đồng: no đồng has a thousandth part
_COMMAS = re.compile(rf"(?<![\w.,/])(?:\d{{1,3}}(?:,\d{{3}}){{2,}}|\d{{1,3}},\d{{3}}(?= ?(?:{_MONEY})\b))(?!\w|[,.]\d)")
# 98.5%
_POINT = re.compile(r"(?<![\w.,/-])\d{1,3}\.\d{1,2}(?= ?%)")
# 1500000 đồng
_BARE = re.compile(rf"(?<![\w.,/-])[1-9]\d{{4,}}(?= ?(?:{_MONEY})\b)")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Each figure with the marks of another language, or without any."""
    return each_rewritten(view, "Số", _found)


@lru_cache(maxsize=32768)
def _found(text: str) -> tuple[tuple[str, str], ...]:
    found = [(match[0], match[0].replace(",", ".")) for match in _COMMAS.finditer(text)]
    found += [(match[0], match[0].replace(".", ",")) for match in _POINT.finditer(text)]
    found += [(match[0], f"{int(match[0]):,}".replace(",", ".")) for match in _BARE.finditer(text)]
    return tuple(found)


RULE = LintRule(
    name="figure-marks",
    what="Trong số, dấu chấm chia hàng nghìn, dấu phẩy đứng trước phần thập phân.",
    why="Cách viết số tiếng Việt (Luật Kế toán 2015, Điều 11): 98.5% đọc lẫn với hàng nghìn, số tiền không chia hàng "
    "thì dễ đếm sót chữ số.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - Kinh phí »1,500,000 đồng, trong đó thuê hồ bơi »1200000 đồng.
  - Phấn đấu »98.5% trẻ em biết bơi.
""",
    right="""\
noi_dung:
  - Kinh phí 1.500.000 đồng, trong đó thuê hồ bơi 1.200.000 đồng.
  - Phấn đấu 98,5% trẻ em biết bơi.
""",
    check=check,
)
