"""lint/blanks: one blank between words, none before a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

# a blank in figures, or before dots to be written on, is meant
_SLIPS = (
    (re.compile(r"(?<=\S) {2,}(?=\S)"), "hai dấu cách liền nhau"),
    (re.compile(r"(?<=[^\W\d_])(?P<at> [,;:!?](?=\s|$)| \.(?=\s|$))"), "dấu cách trước dấu câu"),
    (re.compile(r"(?<=[(“]) +(?=\w)|(?<=\w) +(?=[)”](?:\s|[.,;:]|$))"), "dấu cách thừa trong ngoặc"),
)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Every such place that was typed; what `{{ }}` put together is not the drafter's."""
    for text in view.texts:
        for match, what in _slips(text.source.text):
            around = text.source.text[max(0, match.start() - 12) : match.end() + 12].strip()
            nth = text.source.text.count(match[0], 0, match.start())
            message = f"Có {what} ở “…{around}…”."
            yield LintViolation(text.source, message, "Xoá dấu cách thừa.", words=match[0], nth=nth, about=(around,))


@lru_cache(maxsize=32768)
def _slips(text: str) -> tuple[tuple[re.Match[str], str], ...]:
    return tuple((match, what) for pattern, what in _SLIPS for match in pattern.finditer(text))


RULE = LintRule(
    name="blanks",
    what="Giữa hai chữ có một dấu cách; không có dấu cách trước dấu câu và ở mép trong của ngoặc.",
    why="Quy ước soạn thảo tiếng Việt; dấu cách thừa làm lệch dòng khi canh đều hai lề.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - "Mở lớp»  dạy bơi» , cấp chứng nhận»  cho trẻ."
""",
    right="""\
noi_dung:
  - "Mở lớp dạy bơi, cấp chứng nhận cho trẻ ..."
""",
    check=check,
)
