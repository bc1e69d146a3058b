"""Rows that do not name their columns: lists of cells, and those of a CSV file (`tep`), told by the table's columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from gen.cascade.merger import Merger
from gen.core.diagnostic import Diagnostic, Related
from gen.core.node import Node, Tag, walk
from gen.core.vocabulary import NUMBER_COLUMN
from gen.source.csv_rows import CsvTable, csv_rows
from gen.source.held_tables import HeldTable, held_tables, table_called, with_tables
from gen.source.placing import ma_of
from gen.source.sugar import join_sections

# reads the file that a `tep` names; what is wrong is told
ReadTable: TypeAlias = Callable[[Node], tuple[CsvTable | None, list[Diagnostic]]]
_FILE = "tep"


def rows_by_column(node: Node, parent: Node | None, read: ReadTable) -> tuple[Node, list[Diagnostic]]:
    """A spread file in which every cell of a row stands under the id of its column; `parent` is resolved."""
    tables = held_tables(join_sections(node))
    telling = _Telling(read, {table.node: _columns(table, parent) for table in tables})
    return with_tables(node, telling.table), telling.found


def _columns(table: HeldTable, parent: Node | None) -> Mapping[str, str]:
    """The ids of the columns that a table has after the cascade, from left to right, and their names."""
    own = table.node.get("cot")
    whole = any(holder.tag is Tag.REPLACE or holder.text_of("thay") == "true" for holder in table.holders)
    whole = whole or table.node.tag is Tag.REPLACE or (own is not None and own.tag is Tag.REPLACE)
    theirs = table_called(parent, table.ids) if parent is not None and table.ids and not whole else None
    old = theirs.node.get("cot") if theirs is not None else None
    if old is not None and own is not None:
        # what does not fit is told where the child is merged
        own = Merger().value(old, own, "column", "cot", "cot")
    return dict(_leaf(column) for column in walk(own or old or Node((), table.node.pos)) if _is_leaf(column))


def _is_leaf(column: Node) -> bool:
    return bool(ma_of(column)) and "cot" not in column.mapping


def _leaf(column: Node) -> tuple[str, str]:
    return ma_of(column), column.text_of("ten")


@dataclass
class _Telling:
    """Puts the cells of tables under the ids of their columns."""

    read: ReadTable
    columns: Mapping[Node, Mapping[str, str]]
    found: list[Diagnostic] = field(default_factory=list)

    def table(self, table: Node) -> Node:
        """The table with rows that are mappings."""
        columns = self.columns.get(table)
        if columns is None:
            return table
        entries = dict(table.mapping)
        rows, file = entries.get("hang"), entries.get(_FILE)
        if file is not None and file.is_text:
            del entries[_FILE]
            if rows is not None:
                self._tell_both(file, rows)
            else:
                entries |= self._from_file(file, columns)
        elif rows is not None:
            entries["hang"] = self._rows(rows, columns)
        return table.with_value(entries)

    def _from_file(self, file: Node, columns: Mapping[str, str]) -> dict[str, Node]:
        data, found = self.read(file)
        self.found += found
        if data is None:
            return {}
        rows, found = csv_rows(data, columns)
        self.found += found
        return {"hang": Node(rows, file.pos, file.key_pos, file.tag)}

    def _tell_both(self, file: Node, rows: Node) -> None:
        message = "Bảng lấy hàng từ “tep” thì không có “hang” nữa."
        hint = "Xoá một trong hai; muốn thêm hàng thì thêm vào tệp."
        related = (Related(rows.named_at, "“hang”"),)
        self.found.append(Diagnostic("table/file-and-rows", message, file.named_at, hint, related=related))

    def _rows(self, rows: Node, columns: Mapping[str, str]) -> Node:
        return rows.with_value(tuple(self._row(row, columns) for row in rows.items))

    def _row(self, row: Node, columns: Mapping[str, str]) -> Node:
        if row.is_list:
            return self._by_column(row, [ma for ma in columns if ma != NUMBER_COLUMN])
        below = row.get("hang")
        return row.with_value({**row.mapping, "hang": self._rows(below, columns)}) if below is not None else row

    def _by_column(self, row: Node, ids: list[str]) -> Node:
        if len(row.items) != len(ids):
            message = f"Hàng viết trong [ ] có {len(row.items)} ô, mà bảng có {len(ids)} cột ({', '.join(ids)})."
            hint = 'Viết đủ ô theo thứ tự các cột, ô trống viết "", không viết ô tt; ô có dấu phẩy đặt trong ngoặc kép.'
            self.found.append(Diagnostic("table/cell-count", message, row.pos, hint))
        return row.with_value(dict(zip(ids, row.items, strict=False)))
