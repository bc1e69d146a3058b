"""lint/unclosed-note: `[^x` without its bracket prints as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

_OPEN = re.compile(r"\[\^[^\]\[\s]*+(?!\])")
_WITHOUT = re.compile(r"(?<!\[)\^[a-z0-9-]+\]")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A footnote mark that was not closed, or not opened."""
    for text in view.texts:
        if "^" not in text.plain:
            continue
        for pattern in (_OPEN, _WITHOUT):
            for match in pattern.finditer(text.plain):
                typed = match[0].rstrip(".,;")
                message = f"“{typed}” thiếu ngoặc nên in nguyên, không thành chú thích."
                yield LintViolation(text.source, message, "Viết đủ ngoặc: [^mã].", words=typed)


RULE = LintRule(
    name="unclosed-note",
    what="Dấu gọi chú thích viết đủ hai ngoặc: `[^mã]`.",
    why="Thiếu một ngoặc thì dấu in nguyên ra giấy và chú thích mất.",
    severity=Severity.ERROR,
    wrong="""\
noi_dung:
  - Mở lớp dạy bơi»[^dia-diem trong tháng 6.
""",
    right="""\
noi_dung:
  - Mở lớp dạy bơi[^dia-diem] trong tháng 6.
chu_thich:
  dia-diem: Tại bể bơi của phường.
""",
    check=check,
)
