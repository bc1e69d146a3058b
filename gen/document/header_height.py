"""How tall the head of a table is, told by the widths of its words: it prints again on every page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import ceil

from gen.document.model import Column
from gen.word.font_metrics import word_starts_mm
from gen.word.ooxml.units import MM_PER_POINT

# the head is set in bold; from line to line it is so many times its size
_LINE = 1.15
# what a cell leaves blank: left and right together, above and below together
_SIDES_MM, _ENDS_MM = 2.8, 0.7
# the share of a page from which the head leaves little of it for the rows, and from which it may not be repeated
TALL, TOO_TALL = 1 / 3, 1 / 2
# so few letters are never too tall
_FEW = 60


def header_heights_mm(columns: Sequence[Column], widths_mm: Sequence[float], size_pt: float) -> tuple[float, float]:
    """The heights in mm of the two rows of a head over leaves so wide; the second is 0 where no column is divided."""
    above, below, joined, at = 0.0, 0.0, 0.0, 0
    divided = any(column.columns for column in columns)
    for column in columns:
        leaves = column.columns or (column,)
        own = widths_mm[at : at + len(leaves)]
        at += len(leaves)
        height = _height(column, sum(own), size_pt)
        if column.columns or not divided:
            above = max(above, height)
            pairs = zip(column.columns, own, strict=False)
            below = max([below, *(_height(leaf, width, size_pt) for leaf, width in pairs)])
        else:
            # a cell over both rows
            joined = max(joined, height)
    return above, max(below, joined - above) if divided else 0.0


def head_share(columns: Sequence[Column], widths_mm: Sequence[float], page_mm: float, size_pt: float) -> float:
    """The share of a page with `page_mm` of text that the head of a table takes; 0 where it is surely little."""
    letters = max((len(leaf.name.plain) for column in columns for leaf in (column, *column.columns)), default=0)
    return sum(header_heights_mm(columns, widths_mm, size_pt)) / page_mm if letters > _FEW else 0.0


def _height(column: Column, width_mm: float, size_pt: float) -> float:
    lines = sum(_lines(line, width_mm - _SIDES_MM, size_pt) for line in column.name.plain.split("\n"))
    return lines * size_pt * _LINE * MM_PER_POINT + _ENDS_MM


def _lines(text: str, room_mm: float, size_pt: float) -> int:
    """How many lines some words take; one that is wider than its line is cut."""
    starts = word_starts_mm(text.split(" "), size_pt)
    room_mm = max(room_mm, 2.0) + word_starts_mm(("",), size_pt)[-1]
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
