"""lint/appendix-missing: an appendix that a text points at is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.vocabulary import Khoi
from gen.lint.appendix_calls import AppendixCall, calls, labelled, value_of
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.numbering import roman

_ATTACHED = re.compile(r"^\W*(?:\w+ ){0,3}(?:kèm theo|đính kèm|ban hành kèm)")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A call of an appendix where there is none of that number, or whose number is written otherwise."""
    printed = {value_of(number) or 1: one.name.line for one, number in labelled(view.document.appendices)}
    for text in view.body:
        for call in calls(text.plain):
            found = _fault(call, printed, view) if call.numbers else _bare(call, view)
            if found:
                message, hint = found
                yield LintViolation(text.source, message, hint, words=call.words, about=tuple(_names(view)))


def _fault(call: AppendixCall, printed: dict[int, str], view: DocumentView) -> tuple[str, str] | None:
    wanted = [value_of(number) for number in call.numbers]
    if any(value not in printed for value in wanted):
        return f"Lời văn chỉ tới “{call.words}” mà {_have(view)}.", _HINT
    digits = view.document.khoi == Khoi.PARTY
    for value, typed in zip(wanted, call.numbers, strict=True):
        number = printed[value].rstrip(". ").rpartition(" ")[2]
        # a lone “Phụ lục” has no number, and is called as if it were numbered in the system's own way
        if typed != (number if value_of(number) else str(value) if digits else roman(value)):
            message = f"Lời văn viết “{call.words}” mà phụ lục in là “{printed[value]}”."
            return message, f"Viết như nhãn in ra: {printed[value].rstrip('. ')}."
    return None


def _bare(call: AppendixCall, view: DocumentView) -> tuple[str, str] | None:
    if view.document.appendices or not _ATTACHED.match(call.rest):
        return None
    return f"Lời văn chỉ tới “{call.words}” mà {_have(view)}.", _HINT


def _have(view: DocumentView) -> str:
    names = list(_names(view))
    return f"văn bản chỉ có {', '.join(f'“{name}”' for name in names)}" if names else "văn bản không có phụ lục"


def _names(view: DocumentView) -> Iterator[str]:
    return (one.name.line for one in view.document.appendices)


_HINT = "Thêm phu_luc, sửa số, hoặc bỏ lời chỉ dẫn này."


RULE = LintRule(
    name="appendix-missing",
    what="Lời văn chỉ tới phụ lục kèm theo thì văn bản có phụ lục ấy, số viết như nhãn in ra.",
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
    of_whole_texts=True,
)
