"""Rows of a table as they are quoted, cell by cell: “Hàng 3.2:”, then “- Thời gian thực hiện: Quý IV”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gen.amend.amended_text import TextPart
from gen.amend.provision import ProvisionKind

_HEAD = re.compile(r"(?P<kind>Hàng|Nhóm)(?: (?P<label>[^\s“]+))?(?: “(?P<heading>.*)”)?:")


def is_row_line(line: str) -> bool:
    """True for the line that a quoted row begins with."""
    return _HEAD.fullmatch(line) is not None


def quoted_rows(lines: Sequence[str], columns: Sequence[tuple[str, str]]) -> list[TextPart]:
    """The rows that lines tell; `columns` are the names and ids of the table's columns."""
    out: list[TextPart] = []
    left = list(columns)
    for line in lines:
        head = _HEAD.fullmatch(line)
        if head:
            out.append(_row(head))
            left = list(columns)
            continue
        at = next((at for at, (name, _) in enumerate(left) if f"{line} ".startswith(f"- {name}: ")), None)
        if at is not None:
            name, ma = left[at]
            cell = TextPart(ProvisionKind.CELL, ma=ma, lines=[line.removeprefix(f"- {name}:").strip()])
            out[-1].take(cell, len(out[-1].children))
            left = left[at + 1 :]
        elif out[-1].children:
            out[-1].children[-1].lines.append(line)
    return out


def _row(head: re.Match[str]) -> TextPart:
    label = head["label"] or ""
    kind = ProvisionKind.ROW if head["heading"] is None else ProvisionKind.GROUP
    lines = [] if head["heading"] is None else [head["heading"]]
    return TextPart(kind, number=label.strip(".)"), label=label, lines=lines)
