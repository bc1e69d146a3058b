"""lint/appendix-missing: an appendix that a text points at is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

_CALL = re.compile(r"[Pp]hụ lục (?:số )?(?P<number>[IVX]+|\d{1,2})?(?P<rest>[^.;]{0,80})")
# an appendix of another document, or “ban hành kèm theo Nghị định …”
_FOREIGN = re.compile(
    r"^\W*(?:\w+ ){0,4}(?:ban hành )?(?:kèm theo|của|tại|trong) .*(?:số|Luật|Nghị định|Thông tư) ?\S|\d/"
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_ATTACHED = re.compile(r"^\W*(?:\w+ ){0,3}(?:kèm theo|đính kèm|ban hành kèm)")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A call of an appendix where there is none, or none of that number."""
    count = len(view.document.appendices)
    for text in view.body:
        for match in _CALL.finditer(text.plain):
            number, rest = match["number"], match["rest"]
            if _FOREIGN.search(rest) or not (number or _ATTACHED.match(rest)):
                continue
            if _wanted(number or "I") > count:
                called = match[0][: len(match[0]) - len(rest)].strip()
                have = f"văn bản chỉ có {count} phụ lục" if count else "văn bản không có phụ lục"
                hint = "Thêm phu_luc, hoặc bỏ lời chỉ dẫn này."
                yield LintViolation(text.source, f"Lời văn chỉ tới “{called}” mà {have}.", hint, words=called)


def _wanted(number: str) -> int:
    return _ROMAN.get(number) or (int(number) if number.isdigit() else 1)


RULE = LintRule(
    name="appendix-missing",
    what="Lời văn chỉ tới phụ lục kèm theo thì văn bản có phụ lục ấy.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1. Không báo phụ lục của văn bản khác (Phụ lục I kèm theo Nghị "
    "định số 30/2020/NĐ-CP).",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - Chỉ tiêu nêu tại »Phụ lục I kèm theo.
""",
    right="""\
noi_dung:
  - Chỉ tiêu nêu tại Phụ lục I kèm theo.
  - Trình bày theo Phụ lục I ban hành kèm theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.
phu_luc:
  - {tieu_de: Chỉ tiêu, noi_dung: 10 lớp.}
""",
    check=check,
)
