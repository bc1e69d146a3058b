"""How the numbers of a composed table came about: its formulas and sums made once more, for whoever asks."""

from __future__ import annotations

from typing import NamedTuple

from gen.core.node import Node
from gen.document.context import ComposeContext
from gen.document.model import Row, Table
from gen.document.number_columns import NumberColumn, number_columns
from gen.document.table_columns import is_number, leaf_nodes
from gen.document.table_sums import Expected, Input, TableSums
from gen.registers.entries import Registers
from gen.registers.wording import wording


class Account(NamedTuple):
    """How one cell came about: its row and column, what it should hold and of what, what it holds; typed or not."""

    row: Node
    column: NumberColumn
    expected: Expected
    holds: Input
    typed: bool


class SumAccounts:
    """The accounts of one table's numbers; `held` is what each cell of a number column holds, by row and column."""

    def __init__(self, table: Table) -> None:
        # what is wrong with a table was told when it was composed
        context = ComposeContext(table.source, next(iter(wording().families.values())), Registers())
        places = {leaf.ma: at for at, leaf in enumerate(table.leaves)}
        columns = number_columns(context, list(filter(is_number, leaf_nodes(table.source.get("cot")))), list(places))
        rows, causes = {row.source: row for row in table.rows}, {column.ma: column.cause for column in columns}
        sums = TableSums(context, columns, lambda row, ma: _typed(rows[row], places[ma], causes[ma]))
        hang = table.source.get("hang")
        sums.count(hang.items if hang is not None else ())
        self.held = sums.held
        by_name = {column.ma: column for column in columns}
        self.accounts = {
            (row, ma): Account(row, by_name[ma], expected, sums.held[row, ma], (row, ma) not in sums.computed)
            for (row, ma), expected in sums.expected.items()
            if (row, ma) in sums.held
        }


def _typed(row: Row, at: int, cause: Node) -> str:
    """What a cell prints but for a number that was computed."""
    lines = row.cells[at].lines if row.cells else ()
    return "\n".join(line.text.plain for line in lines if line.text.source is not cause)
