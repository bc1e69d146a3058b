"""lint/typed-ending: recipients and signature are written in their own keys."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.word.audit.component_patterns import NOI_NHAN, is_authority


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A paragraph of the body that is “Nơi nhận:” or a line of authority such as “TM. ỦY BAN NHÂN DÂN”."""
    for text in view.body:
        words = text.plain.strip().lstrip("-+ ")
        if NOI_NHAN.match(words):
            hint = "Xoá các dòng này ở đây, viết vào khoá noi_nhan."
        elif is_authority(words) and words.isupper():
            hint = "Xoá các dòng này ở đây, viết vào khoá ky: thay_mat, ky_thay, chuc_vu, ho_ten."
        else:
            continue
        message = f"“{words[:60]}” là phần cuối văn bản mà gõ trong lời văn."
        yield LintViolation(text.source, message, hint, words=words)


RULE = LintRule(
    name="typed-ending",
    what="Nơi nhận, người ký viết ở khoá noi_nhan, ky, không gõ trong lời văn.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7, II.9: hai khối này có chỗ, cỡ chữ, dấu riêng; gõ trong lời văn thì "
    "in như lời văn.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung: [Mở lớp dạy bơi]
ket_thuc:
  - "»Nơi nhận:"
  - Các phòng.
""",
    right="""\
noi_dung: [Mở lớp dạy bơi]
noi_nhan: [Các phòng, {luu: VT}]
""",
    check=check,
)
