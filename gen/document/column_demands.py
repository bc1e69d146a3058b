"""What the columns of a table need, measured in the type that its cells are printed in: 12 pt, headings in bold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import truediv
from typing import NamedTuple

from gen.core.memo import Memo
from gen.core.vocabulary import NUMBER_COLUMN
from gen.document.column_widths import Demands, Span
from gen.document.decimal_comma import decimals_below, ems_to_comma
from gen.document.model import Cell, Column, Merge, Row
from gen.word.font_metrics import word_widths_mm
from gen.word.ooxml.units import MM_PER_POINT

MEASURED_PT = 12.0
_BLANK_MM = word_widths_mm((" ",), MEASURED_PT, bold=False)[0]
# the name of a column of numbers may stand on so many lines before the column grows for it
_NAME_LINES = 2
# the names print again on each page, which holds about so many rows
_ROWS_A_PAGE = 25


class _Need(NamedTuple):
    """The width of the longest word of some text, of its longest line, and of all of it on one line, in mm."""

    word: float
    line: float
    whole: float


class _RowNeeds(NamedTuple):
    """What the cells of a row need: the three of each leaf; and what its cells over several columns need."""

    words: tuple[float, ...]
    lines: tuple[float, ...]
    wholes: tuple[float, ...]
    spans: tuple[Span, ...]


_NOTHING = _Need(0.0, 0.0, 0.0)
_ROWS: Memo[int, _RowNeeds] = Memo("what the cells of a row need")


def table_demands(columns: Sequence[Column], leaves: Sequence[Column], rows: Sequence[Row]) -> Demands:
    """What the cells and the names of the columns need; how long each text is only where a width follows from it."""
    count = len(leaves)
    names = _names(columns)
    needs = [_row_needs(row, count) for row in rows]
    least = tuple(map(max, names.words, *[need.words for need in needs]))
    if any(leaf.number for leaf in leaves):
        commas = [_with_commas(rows, needs, at) if leaf.number else 0.0 for at, leaf in enumerate(leaves)]
        least = tuple(map(max, least, commas))
    spans = (*names.spans, *[span for need in needs if need.spans for span in need.spans])
    if all(leaf.width for leaf in leaves):
        return Demands(least, spans=spans)
    narrow = tuple([leaf.number or leaf.ma == NUMBER_COLUMN for leaf in leaves])
    shares = [_NAME_LINES if is_narrow else 1 for is_narrow in narrow]
    most = tuple(map(max, least, map(truediv, names.lines, shares), *[need.lines for need in needs]))
    heads = [names.wholes] * (1 + len(rows) // _ROWS_A_PAGE)
    return Demands(least, spans, most, (*heads, *_lengths(needs, rows)), narrow)


def _with_commas(rows: Sequence[Row], needs: Sequence[_RowNeeds], at: int) -> float:
    """What the numbers of a column need where their commas stand one below the other."""
    most = decimals_below(rows, at)
    if not most:
        return 0.0
    pairs = [(row.cells[at], need.words[at]) for row, need in zip(rows, needs, strict=True) if row.cells]
    return max(word + ems_to_comma(cell, most) * MEASURED_PT * MM_PER_POINT for cell, word in pairs)


def _names(columns: Sequence[Column]) -> _RowNeeds:
    """What the names of the leaves need, and those of columns that are divided."""
    needs: list[_Need] = []
    spans = []
    for column in columns:
        if column.columns:
            spans.append(Span(len(needs), len(needs) + len(column.columns), _need(column.name.plain).word))
        needs += [_need(leaf.name.plain) for leaf in column.columns or (column,)]
    return _in_rows(needs, spans)


def _in_rows(needs: Sequence[_Need], spans: Iterable[Span]) -> _RowNeeds:
    words, lines, wholes = zip(*needs, strict=True)
    return _RowNeeds(words, lines, wholes, tuple(spans))


def _row_needs(row: Row, count: int) -> _RowNeeds:
    found = _ROWS.find(row, count)
    if found is None:
        found = _measured(row, count)
        if row.memos is not None:
            _ROWS.keep(row, count, found)
    return found


def _measured(row: Row, count: int) -> _RowNeeds:
    cells, spans = [_NOTHING] * count, []
    for at, cell in enumerate(row.cells):
        need = _cell_need(cell, bold=row.group is not None)
        cells[at] = need if cell.span == 1 else cells[at]
        if cell.span > 1:
            end = at + cell.span
            spans.append(Span(at, end, need.word))
            cells[at:end] = [_Need(0.0, 0.0, need.whole / cell.span)] * cell.span
    if row.group is not None:
        start = 1 if row.label and count > 1 else 0
        if start:
            cells[0] = _need_of((row.label,), bold=True)
        end = row.heading_end if row.cells else count
        spans.append(Span(start, end, _need(row.group.plain).word))
    return _in_rows(cells, spans)


def _cell_need(cell: Cell, *, bold: bool) -> _Need:
    lines = cell.lines
    if not lines:
        return _NOTHING
    bold = bold or any(run.bold for line in lines for run in line.text.runs)
    return _need_of([f"{line.label} {line.text.plain}" if line.label else line.text.plain for line in lines], bold=bold)


@lru_cache(maxsize=512)
def _need(heading: str) -> _Need:
    """What some words in bold need."""
    return _need_of((heading,), bold=True)


def _need_of(texts: Iterable[str], *, bold: bool) -> _Need:
    parts = [part for text in texts for part in text.split("\n")]
    word = line = whole = 0.0
    for part in parts:
        widths = word_widths_mm(part.split(" "), MEASURED_PT, bold=bold)
        length = sum(widths) + _BLANK_MM * (len(widths) - 1)
        word, line, whole = max(word, *widths), max(line, length), whole + length
    # every paragraph has a line of its own, however short
    return _Need(word, line, whole if len(parts) == 1 else (whole + len(parts) * line) / 2)


def _lengths(needs: Sequence[_RowNeeds], rows: Sequence[Row]) -> list[tuple[float, ...]]:
    """How long the text of each cell is; of a cell that goes over several rows each has its share."""
    out = [need.wholes for need in needs]
    for at, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            if cell.merge is Merge.START:
                end = at + 1
                while end < len(rows) and rows[end].cells and rows[end].cells[column].merge is Merge.ON:
                    end += 1
                share = out[at][column] / (end - at)
                for below in range(at, end):
                    out[below] = (*out[below][:column], share, *out[below][column + 1 :])
    return out
