"""lint/typed-number: numbers are the machine's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.numbering import LETTERS

_NUMBER = re.compile(
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)]|[IVX]{{1,5}}[.)]|[{LETTERS}]\)|Điều \d+[.:]|[-+•–])(?=\s+\S)(?!\s*\d)"
)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A numbered item whose heading or text begins with a number of its own."""
    for item, _, _ in view.items:
        # an attribute begins with its label, and under `khong` a typed number is the only one
        first = item.title or (item.paragraphs[0] if item.paragraphs else None)
        if not item.label or item.attribute or first is None or first.source is None:
            continue
        match = _NUMBER.match(first.plain)
        if match:
            yield _finding(first.source, match[0], f"{item.label} {first.plain[:30]}")
    for appendix in view.document.appendices:
        for row in appendix.table.rows if appendix.table else ():
            match = _NUMBER.match(row.group.plain) if row.group and row.numbered else None
            if match and row.group and row.group.source:
                yield _finding(row.group.source, match[0], f"{row.label} {row.group.plain[:30]}")


def _finding(at: Node, typed: str, printed: str) -> LintViolation:
    message = f"Mục mở đầu bằng “{typed}” gõ tay, in ra “{printed} …”."
    hint = f"Xoá “{typed}”: máy đánh số. Muốn kiểu khác thì ghi kieu ở mục trên."
    return LintViolation(at, message, hint, words=typed, about=(printed,))


RULE = LintRule(
    name="typed-number",
    what="Không gõ số, chữ cái hay gạch đầu dòng ở đầu mục.",
    why="Máy đánh số theo Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6; số gõ thêm sẽ in thành hai lần.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - tieu_de: »1. Dạy bơi
    muc:
      - "»- Mở mười lớp."
      - Cấp chứng nhận.
""",
    right="""\
noi_dung:
  - tieu_de: Dạy bơi
    muc:
      - Mở mười lớp.
      - 2. 000 chứng nhận được cấp.
""",
    check=check,
)
