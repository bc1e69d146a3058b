"""lint/unclosed-mark: brackets and quotation marks come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import PrintedText
from gen.lint.rule import LintRule, LintViolation


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A bracket that is open at the end of its paragraph, a quotation that no later paragraph closes."""
    for text in view.texts:
        around = _open_bracket(text.plain)
        if around:
            message = f"“{around}”: ngoặc đơn mở mà không đóng."
            yield LintViolation(text.source, message, "Thêm “)” ở chỗ cần, hoặc bỏ “(”.", about=(around,))
    yield from _quotations(view.texts)


@lru_cache(maxsize=32768)
def _open_bracket(text: str) -> str:
    """The words from the bracket that nothing closes; empty where all are closed."""
    open_: list[int] = []
    for at, char in enumerate(text):
        if char == "(":
            open_.append(at)
        # one that closes nothing ends the label of a list in the sentence: “a)”, “1)”
        elif char == ")" and open_:
            open_.pop()
    return text[open_[0] :][:40].strip() if open_ else ""


def _quotations(texts: Sequence[PrintedText]) -> Iterator[LintViolation]:
    """The first quotation that is still open where the next one begins, or at the end."""
    opened: tuple[PrintedText, str] | None = None
    for text in texts:
        for match in re.finditer("[“”]", text.plain):
            if match[0] == "”":
                opened = None
            elif opened is not None and opened[0] is not text:
                break
            else:
                opened = text, text.plain[match.end() : match.end() + 40].strip()
        else:
            continue
        break
    if opened is not None:
        text, around = opened
        message = f"“{around}”: ngoặc kép mở mà không đóng."
        yield LintViolation(text.source, message, "Thêm ” ở cuối phần trích.", about=(around,))


RULE = LintRule(
    name="unclosed-mark",
    what="Ngoặc đơn, ngoặc kép đã mở thì có đóng.",
    why="Quy ước soạn thảo; người đọc không biết phần ghi thêm, phần trích dừng ở đâu.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - »Mở lớp dạy bơi (tại hồ bơi phường.
  - »Tuyên truyền về “Tháng hành động vì trẻ em.
""",
    right="""\
noi_dung:
  - Mở lớp dạy bơi (tại hồ bơi phường), gồm 1) lớp sáng; 2) lớp chiều.
  - Tuyên truyền về “Tháng hành động vì trẻ em”.
""",
    check=check,
)
