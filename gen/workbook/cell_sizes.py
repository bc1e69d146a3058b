"""How wide columns and how high rows of a worksheet must be for their words to be seen; no program does it for all."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from gen.workbook.worksheet_plan import WorksheetPlan

# characters of a column: the fewest, the most that words ask for, of one cm
_NARROWEST, _WIDEST, _PER_CM = 6.0, 60.0, 4.6
# points; Excel takes no higher row
_LINE, _HIGHEST = 16.0, 400.0


def column_widths(plan: WorksheetPlan) -> list[float]:
    """The width of each column in characters: as given, but never so that a number can't be read."""
    out: list[float] = []
    for number, column in enumerate(plan.columns):
        texts = [row.cells[number].text for row in plan.rows if not (row.heading and number == plan.first_words)]
        lines = [line for text in texts for line in text.split("\n")]
        longest = max(map(len, lines), default=0)
        words = max((len(word) for line in (*lines, column.name) for word in line.split()), default=0)
        if column.is_number:
            wanted = max(longest, words) + 3.0
        elif column.width:
            wanted = max(column.width * _PER_CM, min(words + 2.0, _WIDEST))
        else:
            wanted = min(max(words + 2.0, longest * 0.6, len(column.name) + 2.0), _WIDEST)
        out.append(max(_NARROWEST, wanted))
    return out


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float | None:
    """The height of a row in points, None where one line is enough."""
    lines = max(map(_lines, texts, widths), default=1)
    return min(lines * _LINE, _HIGHEST) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    """How many lines a text takes; letters are a little narrower than figures."""
    return sum(max(1, ceil(len(line) * 0.92 / width)) for line in text.split("\n"))
