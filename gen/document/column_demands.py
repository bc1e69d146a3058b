"""What the columns of a table need, measured in the type that its cells are printed in: 12 pt, headings in bold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gen.core.memo import Memo
from gen.core.vocabulary import NUMBER_COLUMN
from gen.document.column_widths import Demands, Span
from gen.word.font_metrics import word_widths_mm

if TYPE_CHECKING:
    from gen.document.model import Cell, Column, Para, Row

MEASURED_PT = 12.0
_BLANK_MM = word_widths_mm((" ",), MEASURED_PT, bold=False)[0]
# the name of a column of numbers may stand on so many lines before the column grows for it
_NAME_LINES = 2


class _Need(NamedTuple):
    """The width of the longest word of some text, of its longest line, and of all of it on one line, in mm."""

    word: float
    line: float
    whole: float


class _RowNeeds(NamedTuple):
    """What the cells of a row need, leaf by leaf, and its cells over several columns."""

    cells: tuple[_Need, ...]
    spans: tuple[Span, ...]


_NOTHING = _Need(0.0, 0.0, 0.0)
_ROWS: Memo[int, _RowNeeds] = Memo("what the cells of a row need")


def table_demands(columns: Sequence[Column], rows: Sequence[Row]) -> Demands:
    """What the cells and the names of the columns need."""
    leaves = [leaf for column in columns for leaf in (column.columns or (column,))]
    names, name_spans = _names(columns)
    needs = [_row_needs(row, len(leaves)) for row in rows]
    cells = _joined([list(need.cells) for need in needs], rows)
    narrow = tuple(leaf.number or leaf.ma == NUMBER_COLUMN for leaf in leaves)
    least, most = [], []
    for at, column in enumerate(zip(names, *cells, strict=True)):
        word, line = max([need.word for need in column]), max([need.line for need in column[1:]], default=0.0)
        name = names[at].line / _NAME_LINES if narrow[at] else names[at].line
        least.append(word)
        most.append(max(word, line, name))
    lengths = [tuple([need.whole for need in row]) for row in (names, *cells)]
    spans = (*name_spans, *(span for need in needs for span in need.spans))
    return Demands(tuple(least), tuple(most), tuple(lengths), narrow, spans)


def _names(columns: Sequence[Column]) -> tuple[list[_Need], list[Span]]:
    """What the names of the leaves need, and those of columns that are divided."""
    needs: list[_Need] = []
    spans = []
    for column in columns:
        own = _need(column.name)
        if column.columns:
            spans.append(Span(len(needs), len(needs) + len(column.columns), own.word))
            needs += [_need(leaf.name) for leaf in column.columns]
        else:
            needs.append(own)
    return needs, spans


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
        spans.append(Span(start, end, _need(row.group).word))
    return _RowNeeds(tuple(cells), tuple(spans))


def _cell_need(cell: Cell, *, bold: bool) -> _Need:
    lines = cell.lines
    if not lines:
        return _NOTHING
    bold = bold or any(run.bold for line in lines for run in line.text.runs)
    return _need_of([f"{line.label} {line.text.plain}" if line.label else line.text.plain for line in lines], bold=bold)


def _need(para: Para) -> _Need:
    """What some words in bold need."""
    return _need_of((para.plain,), bold=True)


def _need_of(texts: Iterable[str], *, bold: bool) -> _Need:
    word = line = whole = 0.0
    for text in texts:
        for part in text.split("\n"):
            widths = word_widths_mm(part.split(" "), MEASURED_PT, bold=bold)
            length = sum(widths) + _BLANK_MM * (len(widths) - 1)
            word, line, whole = max(word, max(widths)), max(line, length), whole + length
    return _Need(word, line, whole)


def _joined(cells: list[list[_Need]], rows: Sequence[Row]) -> list[list[_Need]]:
    """The needs of the cells; the text of one that goes over several rows is shared by them."""
    for index, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            if cell.merge == "start":
                end = index + 1
                while end < len(rows) and rows[end].cells and rows[end].cells[column].merge == "on":
                    end += 1
                word, line, whole = cells[index][column]
                for at in range(index, end):
                    cells[at][column] = _Need(word, line, whole / (end - index))
    return cells
