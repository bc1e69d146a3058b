"""Tables: numbered rows and groups below their columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from gen.core.memo import Memo
from gen.core.node import Node
from gen.core.summary import summary_of
from gen.core.vocabulary import NUMBER_COLUMN
from gen.document import table_checks
from gen.document.column_demands import table_demands
from gen.document.context import ComposeContext, PartMemo
from gen.document.merged_cells import merged
from gen.document.model import Cell, Para, Row, Table
from gen.document.row_labels import LabelledRow, RowLabels
from gen.document.table_cells import cell_of, label_cell
from gen.document.table_columns import columns_of, is_number, leaf_nodes
from gen.registers.wording import wording
from gen.text.inline import Run

if TYPE_CHECKING:
    from gen.document.number_cells import NumberCells

_TABLES: PartMemo[None, Table | None] = Memo("table")
# by the label, the depth, and a digest of the columns
_ROWS: PartMemo[tuple[str, int, bytes], Row] = Memo("row")


def composed_table(context: ComposeContext, node: Node) -> Table | None:
    """The table that an appendix's `bang` tells, None where something is wrong with it."""
    made = context.tables.get(node)
    return made or context.shared(_TABLES, node, None, lambda: _TableComposer(context, node).table())


class _TableComposer:
    """Makes one table; remembers which columns had data."""

    def __init__(self, context: ComposeContext, node: Node) -> None:
        self.context = context
        self.node = node
        self.columns = columns_of(context, node)
        self.leaves = [leaf for column in self.columns for leaf in (column.columns or (column,))]
        self.ids = [leaf.ma for leaf in self.leaves]
        self.known = [ma for ma in self.ids if ma != NUMBER_COLUMN]
        self.used = {NUMBER_COLUMN}
        self.numbers = self._number_cells()
        self.used |= self.numbers.computed if self.numbers else set()

    def table(self) -> Table | None:
        """The table, or None where it has no columns or rows."""
        hang = self.node.get("hang")
        if not self.leaves or hang is None or not hang.items:
            table_checks.tell_missing(self.context, self.node, "cot" if not self.leaves else "hang")
            return None
        if any(leaf.columns for leaf in self.leaves):
            return None
        table_checks.tell_double_columns(self.context, self.node)
        table_checks.tell_no_levels(self.context, self.node.get("danh_so"))
        labels = RowLabels(self.node, lambda typed: " ".join(self.context.plain(typed).split("\n")))
        rows = tuple(map(self._row, labels.rows(hang.items)))
        rows = self.numbers.filled(rows, hang.items) if self.numbers else rows
        table_checks.tell_headings(self.context, rows, self.leaves)
        table_checks.tell_unused(self.context, self.node, self.used)
        rows = merged(self.context, rows, self.leaves)
        return Table(
            self.columns,
            rows,
            self.node,
            table_demands(self.columns, self.leaves, rows),
            self._unit(),
            self.context.paragraphs(self.node.get("ghi_chu")),
            float(self.node.text_of("co_chu") or 0),
            self.node.text_of("sat") == "true",
        )

    def _unit(self) -> Para | None:
        """The line that tells the unit of the numbers; its opening words where the drafter left them out."""
        typed = self.node.get("dvt")
        if typed is None or not typed.text:
            return None
        unit, (opener, *others) = self.context.line(typed), wording().table_unit
        told = unit.plain.startswith((opener, *others))
        return unit if told else replace(unit, runs=(Run(f"{opener}: "), *unit.runs))

    def _number_cells(self) -> NumberCells | None:
        nodes = [node for node in leaf_nodes(self.node.get("cot")) if is_number(node)]
        if not nodes:
            return None
        # most tables have no such column, and no start pays for exact numbers
        from gen.document.number_cells import NumberCells

        return NumberCells(self.context, self.leaves, nodes)

    def _row(self, row: LabelledRow) -> Row:
        self.context.check_related(row.node)
        self.used.update(ma for ma in self.known if ma in row.node.mapping)
        heading = row.node.get("nhom") or row.node.get("tong")
        if heading is not None:
            return self._heading(row, heading)
        place = (row.text, row.depth, self._columns_digest)
        return self.context.shared(_ROWS, row.node, place, lambda: self._work(row))

    @cached_property
    def _columns_digest(self) -> bytes:
        columns = self.node.get("cot")
        return summary_of(columns).digest if columns is not None else b""

    def _heading(self, row: LabelledRow, heading: Node) -> Row:
        """A group, or a total."""
        node = row.node
        table_checks.tell_unknown_keys(self.context, node, self.ids)
        typed = row.joined or any(ma in node.mapping for ma in self.known)
        cells = tuple(self._cells(row, "")) if typed else ()
        return Row(row.text, cells, node, self.context.title(heading), row.label is not None, row.depth)

    def _work(self, row: LabelledRow) -> Row:
        table_checks.tell_unknown_keys(self.context, row.node, self.ids)
        table_checks.tell_empty(self.context, row.node, self.known)
        return Row(row.text, tuple(self._cells(row, row.text)), row.node, depth=row.depth)

    def _cells(self, row: LabelledRow, label: str) -> Iterator[Cell]:
        for leaf in self.leaves:
            value = row.node.get(leaf.ma)
            if leaf.ma != NUMBER_COLUMN or row.joined:
                yield cell_of(self.context, leaf.ma, value, self.numbers)
            else:
                yield label_cell(label, value or row.node)
