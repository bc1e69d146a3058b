"""lint/left-open: places that still wait for words."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import TextPart
from gen.lint.rule import LintRule, LintViolation
from gen.word.audit.rules.unfinished_text import WAITING

_RELATED = 5


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Dots, question marks and brackets that wait to be filled in, all in one finding at the first place."""
    found = [
        (text, match[0])
        for text in view.texts
        if text.part is not TextPart.NOI_NHAN and (match := WAITING.search(text.plain))
    ]
    if not found:
        return
    (first, words), *others = found
    related = tuple((text.source.pos, f"“{said[:20]}”") for text, said in others[:_RELATED])
    typed = words if words in first.source.text else ""
    count = f"{len(found)} chỗ" if others else "chỗ"
    message = f"Còn {count} chờ điền: “{words[:20]}”."
    hint = "Điền cho đủ, hoặc xoá; biểu mẫu để người khác điền thì để nguyên."
    yield LintViolation(first.source, message, hint, words=typed, related=related, about=(words,))


RULE = LintRule(
    name="left-open",
    what="Không còn chỗ chờ điền (…………, ???, [cần bổ sung …]) trong lời văn.",
    why="Bản phát hành sạch; biểu mẫu thì được, nên chỉ là thông tin.",
    severity=Severity.INFO,
    wrong="""\
noi_dung:
  - Mở lớp dạy bơi tại »……………… trong hè.
  - Kinh phí ??? đồng.
""",
    right="""\
noi_dung:
  - Mở lớp dạy bơi tại hồ bơi phường trong hè.
  - Kinh phí 20.000.000 đồng.
""",
    check=check,
)
