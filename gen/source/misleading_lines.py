"""Lines of a text that print otherwise than they look in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Diagnostic, Position, Severity

# a line break that folding left because the line behind it is set in further
_DEEPER = re.compile(r"(?:^|\n) ")


def misleading_lines(raw: str, value: str, style: str, first: Position) -> Iterator[Diagnostic]:
    """What is told of the lines of one text: those set in further in `>-`, those that begin with a #.

    `raw` are its characters in the file from `first` on, `style` is YAML's sign for how it is written.
    """
    deeper = style == ">" and _DEEPER.search(value)
    if not deeper and "#" not in value:
        return
    rows = raw.split("\n")[1:]
    least = min((_indent(row) for row in rows if row.strip()), default=0)
    before = ""
    for number, row in enumerate(rows, first.line + 1):
        text, place = row.strip(), Position(first.path, number, _indent(row) + 1)
        if text.startswith("# "):
            # a line that goes on is surely none of the text; one of its own may be
            goes_on = bool(before) and style != "|"
            yield _commented(text, place, Severity.ERROR if goes_on else Severity.WARNING)
        elif deeper and text and _indent(row) > least:
            message = f"Dòng “{text[:40]}” thụt sâu hơn đoạn chữ >- chứa nó, nên bị tách thành đoạn riêng."
            level = f"Bắt đầu dòng này ở cột {least + 1} như các dòng khác"
            hint = f"{level}; muốn sang đoạn mới thì thêm một dòng trống ở trên."
            yield Diagnostic("source/deeper-line", message, place, hint)
        before = text


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _commented(text: str, place: Position, severity: Severity) -> Diagnostic:
    message = f"Dòng “{text[:40]}” nằm trong đoạn chữ nên sẽ in ra như chữ."
    hint = "Là ghi chú thì chuyển lên trên khoá, thẳng hàng với khoá; là chữ thì viết nối vào cuối dòng trên."
    return Diagnostic("source/comment-in-text", message, place, hint, severity, about=(text,))
