"""lint/capital-citation: Điều, Mục, Chương with a capital, khoản, điểm without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rewritten import each_rewritten
from gen.lint.rule import LintRule, LintViolation

_SMALL = re.compile(
    r"(?<!\w)(?P<word>điều|chương|mục|tiểu mục|phần) (?P<number>\d{1,3}|[IVX]+)(?= (?:của )?"
    r"(?:Luật|Bộ luật|Nghị định|Thông tư|Quyết định|Nghị quyết|Pháp lệnh|Hiến pháp|Quy chế|Quy định|Điều|Chương|Mục))"
)
_CAPITAL = re.compile(
    r"(?<=[\w,;] )(?P<word>Khoản|Điểm) (?P<number>\d{1,3}|[a-zđ])"
    r"(?=,? (?:và |[Kk]hoản|[Đđ]iểm|[Đđ]iều|Mục|của |Luật|Nghị))"
)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A part of a legal document called with the wrong letter."""
    return each_rewritten(view, "Viện dẫn", _wrong)


@lru_cache(maxsize=32768)
def _wrong(text: str) -> tuple[tuple[str, str], ...]:
    found = [(match[0], match[0][:1].upper() + match[0][1:]) for match in _SMALL.finditer(text)]
    found += [(match[0], match[0][:1].lower() + match[0][1:]) for match in _CAPITAL.finditer(text)]
    return tuple(found)


RULE = LintRule(
    name="capital-citation",
    what="Viện dẫn viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục II: trường hợp viện dẫn phần, chương, mục, tiểu mục, điều, khoản, điểm.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - Thực hiện theo »Khoản 2 Điều 5 và »điều 7 Luật Hòa giải ở cơ sở.
""",
    right="""\
noi_dung:
  - Thực hiện theo khoản 2 Điều 5 và Điều 7 Luật Hòa giải ở cơ sở.
  - Khoản 2 Điều 5 quy định như sau.
""",
    check=check,
)
