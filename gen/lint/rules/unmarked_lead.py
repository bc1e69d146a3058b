"""lint/unmarked-lead: what stands above points is a heading, or a sentence that leads in."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.document.model import Item
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.punctuation import has_end
from gen.word.audit.line_labels import LabelLevel, label_of

_LONGEST = 90  # characters; what is longer is a sentence


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A short khoản without end mark that has points below it."""
    for item, _, _ in view.items:
        if item.title is not None or len(item.paragraphs) != 1 or not item.children:
            continue
        words = item.paragraphs[0].line
        if len(words) > _LONGEST or has_end(words) or not _is_clause_over_points(item):
            continue
        message = f"“{words}” có điểm ở dưới mà không có dấu cuối."
        hint = "Là tiêu đề thì đổi noi_dung thành tieu_de, in đậm; là câu dẫn thì kết bằng “:”."
        yield LintViolation(item.paragraphs[0].source or item.source, message, hint, about=(words,))


def _is_clause_over_points(item: Item) -> bool:
    own, below = (label_of(f"{one.label} x", False) if one.label else None for one in (item, item.children[0]))
    if own is None or below is None or item.children[0].attribute:
        return False
    return own.level is LabelLevel.CLAUSE and below.level is LabelLevel.POINT


RULE = LintRule(
    name="unmarked-lead",
    what="Khoản có điểm ở dưới là tiêu đề (tieu_de) hoặc câu dẫn kết bằng “:”.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6đ: khoản có tiêu đề thì tiêu đề ở dòng riêng, in đậm.",
    severity=Severity.INFO,
    wrong="""\
noi_dung:
  - noi_dung: »Mở lớp dạy bơi
    muc: [Lớp sáng, Lớp chiều]
""",
    right="""\
noi_dung:
  - tieu_de: Mở lớp dạy bơi
    muc: [Lớp sáng, Lớp chiều]
  - noi_dung: "Các phòng có trách nhiệm:"
    muc: [Mở trại hè, Báo cáo]
""",
    check=check,
    of_whole_texts=True,
)
