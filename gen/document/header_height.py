"""How tall the head of a table is, told by the widths of its words: it prints again on every page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import ceil

from gen.document.model import Column
from gen.word.font_metrics import word_starts_mm
from gen.word.ooxml.units import MM_PER_POINT

# the head is set in bold of 12 pt, so much apart from line to line
_SIZE_PT, _LINE_MM = 12.0, 13.8 * MM_PER_POINT
# what a cell leaves blank: left and right together, above and below together
_SIDES_MM, _ENDS_MM = 2.8, 0.7
# the share of a page from which the head leaves little of it for the rows, and from which it may not be repeated
TALL, TOO_TALL = 1 / 3, 1 / 2
# so few letters are never too tall
_FEW = 60


def header_heights_mm(columns: Sequence[Column], room_mm: float) -> tuple[float, float]:
    """The heights in mm of the two rows of a head over `room_mm`; the second is 0 where no column is divided."""
    per_share = room_mm / (sum(column.width for column in columns) or 1)
    parts = [(column, column.width * per_share) for column in columns]
    divided = [(column, width) for column, width in parts if column.columns]
    if not divided:
        return max((_height(column, width) for column, width in parts), default=0.0), 0.0
    above = max(_height(column, width) for column, width in divided)
    below = max(_height(leaf, leaf.width * per_share) for column, _ in divided for leaf in column.columns)
    # a cell over both rows
    joined = max((_height(column, width) for column, width in parts if not column.columns), default=0.0)
    return above, max(below, joined - above)


def head_share(columns: Sequence[Column], room_mm: float, page_mm: float) -> float:
    """The share of a page with `page_mm` of text that the head of a table takes; 0 where it is surely little."""
    letters = max((len(leaf.name.plain) for column in columns for leaf in (column, *column.columns)), default=0)
    return sum(header_heights_mm(columns, room_mm)) / page_mm if letters > _FEW else 0.0


def _height(column: Column, width_mm: float) -> float:
    lines = sum(_lines(line, width_mm - _SIDES_MM) for line in column.name.plain.split("\n"))
    return lines * _LINE_MM + _ENDS_MM


def _lines(text: str, room_mm: float) -> int:
    """How many lines some words take; one that is wider than its line is cut."""
    starts = word_starts_mm(text.split(" "), _SIZE_PT)
    room_mm = max(room_mm, 2.0) + word_starts_mm(("",), _SIZE_PT)[-1]
    lines, at, last = 0, 0, len(starts) - 1
    while at < last:
        end = bisect_right(starts, starts[at] + room_mm) - 1
        if end == at:
            lines += ceil((starts[at + 1] - starts[at]) / room_mm)
            end = at + 1
        else:
            lines += 1
        at = end
    return max(lines, 1)
