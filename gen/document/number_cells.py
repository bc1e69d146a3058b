"""The cells of number columns: a typed number as its column prints it, a computed one where a cell is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from gen.core.node import Node
from gen.document.context import ComposeContext
from gen.document.model import Cell, Column, Line, Para, Row
from gen.document.number_columns import number_columns
from gen.document.table_sums import TableSums
from gen.text.inline import Run
from gen.text.vietnamese_numbers import read_number, written_number


class NumberCells:
    """Prints and computes the number columns `nodes` of a table whose cells stand below `leaves`."""

    def __init__(self, context: ComposeContext, leaves: Sequence[Column], nodes: Sequence[Node]) -> None:
        self._context = context
        self._places = {leaf.ma: at for at, leaf in enumerate(leaves)}
        self._columns = number_columns(context, nodes, list(self._places))
        self._decimals = {column.ma: column.decimals for column in self._columns}
        self.computed = {column.ma for column in self._columns if column.formula is not None or column.sums}

    def form(self, ma: str) -> str:
        """What the print of a cell depends on beside the cell; empty for a column of none of these."""
        return str(self._decimals[ma]) if ma in self._decimals else ""

    def printed(self, para: Para, ma: str) -> Para:
        """A typed number as all of its column are written."""
        number = read_number(para.plain)
        if number is None or len(para.runs) != 1:
            return para
        return replace(para, runs=(replace(para.runs[0], text=self._written(number, ma)),))

    def filled(self, rows: tuple[Row, ...], hang: Sequence[Node]) -> tuple[Row, ...]:
        """The rows with the cells that are computed; what is typed and does not agree is told."""
        made = {row.source: row for row in rows}
        sums = TableSums(self._context, self._columns, lambda row, ma: self._text(made[row], ma))
        sums.count(hang)
        return tuple(self._with_computed(row, sums) for row in rows)

    def _text(self, row: Row, ma: str) -> str:
        return "\n".join(line.text.plain for line in row.cells[self._places[ma]].lines) if row.cells else ""

    def _with_computed(self, row: Row, sums: TableSums) -> Row:
        found = [column for column in self._columns if (row.source, column.ma) in sums.computed]
        if not found:
            return row
        cells = list(row.cells or (Cell(()) for _ in self._places))
        for column in found:
            run = Run(self._written(sums.computed[row.source, column.ma], column.ma))
            cells[self._places[column.ma]] = Cell((Line("", Para((run,), column.cause)),))
        return replace(row, cells=tuple(cells))

    def _written(self, number: Decimal, ma: str) -> str:
        decimals = self._decimals[ma]
        return written_number(number if decimals is None else round(number, max(decimals, _decimals_of(number))))


def _decimals_of(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
