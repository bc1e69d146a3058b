"""lint/straight-quotes: “…” in print, not "…"."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

_QUOTE = '"'


def check(view: DocumentView) -> Iterator[LintViolation]:
    """The first straight quote of each paragraph."""
    for text in view.texts:
        if _QUOTE in text.plain:
            count = text.plain.count(_QUOTE)
            message = f'Đoạn này có {count} dấu ngoặc kép thẳng (").'
            yield LintViolation(text.source, message, "Thay bằng ngoặc kép cong: “ … ”.", words=_QUOTE)


RULE = LintRule(
    name="straight-quotes",
    what="Trong văn bản in dùng ngoặc kép cong “ ”.",
    why="Quy ước in ấn tiếng Việt; ngoặc thẳng lẫn ngoặc cong trong một văn bản là dấu vết dán từ nơi khác.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - >-
    Phát động phong trào »"Dân vận khéo".
""",
    right="""\
noi_dung:
  - "Phát động phong trào “Dân vận khéo”."
""",
    check=check,
)
