"""lint/citation-form: numbers of documents written as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.citing import KINDS

_KIND = "NQ|QĐ|CT|TB|HD|CTr|KH|PA|ĐA|BC|TTr|CĐ|NĐ|TT|TTLT|KL|CV"
_ISSUER = r"[A-ZĐ][A-ZĐa-z]*(?:[-&][A-ZĐ][A-ZĐa-z]*)*"
_NO_BAR = "thiếu gạch ngang của chữ Đ"
_FAULTS = (
    # 30/2020/ND-CP, 12/QD-UBND, 05/NQ-HDND: typed without the Vietnamese letter
    (re.compile(r"(?<![\w/])(?P<a>\d+(?:/\d{4})?/)(?P<b>[NQ])D(?P<c>-[A-ZĐ][\w-]*)"), r"\g<a>\g<b>Đ\g<c>", _NO_BAR),
    (
        re.compile(rf"(?<![\w/])(?P<a>\d+(?:/\d{{4}})?/(?:{_KIND})-)HDND(?P<b>[\w-]*)"),
        r"\g<a>HĐND\g<b>",
        _NO_BAR,
    ),
    # 49/2025TT-BCT
    (re.compile(rf"(?<![\w/])(?P<a>\d+/\d{{4}})(?P<b>(?:{_KIND})-{_ISSUER})"), r"\g<a>/\g<b>", "thiếu dấu gạch chéo"),
    # 12/QĐUBND
    (
        re.compile(r"(?<![\w/])(?P<a>\d+(?:/\d{4})?/(?:NQ|QĐ|CT|TB|KH|BC|TTr|NĐ|TT))(?P<b>UBND|HĐND|TTg|CP|BNV|BTC)\b"),
        r"\g<a>-\g<b>",
        "thiếu gạch nối",
    ),
    # 12/QĐ- UBND, 12/QĐ – UBND, 12 /QĐ-UBND, 12/ QĐ-UBND; a date range “2025 - CT” has no number before it
    (
        re.compile(
            rf"(?<![\w/])(?P<a>\d+(?:/\d{{4}})?)(?P<s>\s*/\s*)(?P<k>{_KIND})(?P<d>\s*[-–—]\s*)(?P<b>{_ISSUER})(?<=\w)"
        ),
        r"\g<a>/\g<k>-\g<b>",
        "thừa dấu cách hoặc dùng gạch dài",
    ),
    # số: 57-NQ/TW
    (
        re.compile(rf"\bsố: ?(?P<a>\d+(?:/\d{{4}})?(?:/(?:{_KIND})-|-(?:{_KIND})/)\w+)"),
        r"số \g<a>",
        "thừa dấu hai chấm",
    ),
    # 30/NĐ-CP: decrees and circulars have had a year in their number since 1997
    (
        re.compile(r"(?<![\w/])(?P<a>\d{1,3})/(?P<b>(?:NĐ-CP|TT-B[A-ZĐ]+))\b"),
        r"\g<a>/<năm>/\g<b>",
        "thiếu năm",
    ),
)
_WITHOUT_WORD = re.compile(
    rf"(?<!\w)(?P<kind>{KINDS}) (?P<number>\d+[a-z]?(?:/\d{{4}})?(?:/(?:{_KIND})-|-(?:{_KIND})/)[A-ZĐ][\w-]*)"
)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Each malformed number, and each number without “số” before it, once."""
    seen: set[str] = set()
    for text in view.texts:
        for typed, proper, what in _found(text.plain):
            if typed not in seen:
                seen.add(typed)
                yield LintViolation(text.source, f"“{typed}” {what}.", f"Viết: {proper}.", words=typed)


@lru_cache(maxsize=32768)
def _found(text: str) -> tuple[tuple[str, str, str], ...]:
    if not any(char.isdigit() for char in text):
        return ()
    found = []
    for pattern, proper, what in _FAULTS:
        for match in pattern.finditer(text):
            written = match.expand(proper)
            if written != match[0]:
                found.append((match[0], written, what))
    for match in _WITHOUT_WORD.finditer(text):
        found.append((match[0], f"{match['kind']} số {match['number']}", "thiếu chữ số trước số, ký hiệu"))
    return tuple(found)


RULE = LintRule(
    name="citation-form",
    what="Số, ký hiệu văn bản viết đúng dạng (134/QĐ-UBND, 30/2020/NĐ-CP, 15-CT/TU) và có chữ “số” ở trước.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3 và II.6b: giữa số và ký hiệu có dấu gạch chéo, giữa các nhóm chữ "
    "viết tắt có gạch nối không cách chữ; viện dẫn ghi tên loại, số, ký hiệu.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - Theo Thông tư số »49/2025TT-BCT ngày 01/8/2025 của Bộ Công Thương.
  - Theo Nghị định số »30/2020/ND-CP ngày 05/3/2020 của Chính phủ.
  - Theo Quyết định số »12/QĐ- UBND ngày 05/01/2026 của Ủy ban nhân dân thành phố.
  - Theo »Kế hoạch 223/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân thành phố.
""",
    right="""\
noi_dung:
  - Theo Thông tư số 49/2025/TT-BCT ngày 01/8/2025 của Bộ Công Thương.
  - Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.
  - Theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân thành phố.
  - Theo Kế hoạch số 223/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân thành phố.
""",
    check=check,
)
