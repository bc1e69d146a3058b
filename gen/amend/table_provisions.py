"""A table as provisions: its columns, its rows within groups and rows, and the cells of each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gen.amend.printed_words import words_of
from gen.amend.provision import Provision, ProvisionKind
from gen.amend.provision_names import OwnName, in_quotes, ordinal
from gen.cascade.rows import is_total, is_work, rows_below
from gen.core.node import Node
from gen.core.vocabulary import NUMBER_COLUMN
from gen.document.model import Cell, Column, Merge, Row, Table

# what a cell says that is one with the cell above, or on its left
_MERGED = {Merge.ON: "(như hàng trên)", Merge.LEFT: "(như cột bên trái)"}
_FULL_STOPS = ".) "


def table_provision(table: Table) -> Provision:
    """The table, its columns first; a place in it is told without it."""
    rows = _RowProvisions(table)
    columns = [_column(column) for column in table.columns]
    # rows of a file of their own have no list in the source
    nodes = _items(table.source.get("hang")) or tuple(row.source for row in table.rows)
    return Provision(
        ProvisionKind.TABLE,
        "bảng",
        children=(*columns, *rows.provisions(nodes)),
        told=False,
        ma="~bang",
        source=table.source,
    )


def _column(column: Column) -> Provision:
    return Provision(
        ProvisionKind.COLUMN,
        "tên cột",
        in_quotes(column.name.line or column.ma),
        lines=(words_of(column.name),),
        children=tuple(_column(inner) for inner in column.columns),
        opening="tên cột gộp",
        told=False,
        ma=column.ma or column.name.line,
        paras=(column.name,),
    )


@dataclass
class _RowProvisions:
    table: Table

    def __post_init__(self) -> None:
        self.rows = {id(row.source): row for row in self.table.rows}
        self.leaves = self.table.leaves

    def provisions(self, nodes: Sequence[Node]) -> list[Provision]:
        """The rows of one list, which stands below a group or a row, or in the table itself."""
        unlabelled = 0
        out = []
        for node in nodes:
            row = self.rows.get(id(node))
            if row is None:
                continue
            unlabelled += is_work(node)
            out.append(self._row(row, unlabelled))
        return out

    def _row(self, row: Row, place: int) -> Provision:
        heading = row.group
        return Provision(
            ProvisionKind.ROW if heading is None else ProvisionKind.GROUP,
            *_name(row, place),
            label=row.label,
            lines=(words_of(heading),) if heading is not None else (),
            children=(*self._cells(row), *self.provisions(rows_below(row.source))),
            opening="tên" if heading is not None else "",
            ma=row.source.text_of("ma"),
            source=row.source,
            paras=(heading,) if heading is not None else (),
        )

    def _cells(self, row: Row) -> Iterator[Provision]:
        # a group that holds no cell may be given some
        cells = row.cells or (Cell(()),) * len(self.leaves)
        for leaf, cell in zip(self.leaves, cells, strict=True):
            if leaf.ma == NUMBER_COLUMN:
                continue
            yield Provision(
                ProvisionKind.CELL,
                "cột",
                in_quotes(leaf.name.line or leaf.ma),
                lines=tuple(_cell_lines(cell)),
                ma=leaf.ma,
                source=row.source.get(leaf.ma) or row.source,
                paras=tuple(line.text for line in cell.lines),
            )


def _cell_lines(cell: Cell) -> list[str]:
    if cell.merge in _MERGED:
        return [_MERGED[cell.merge]]
    return [f"{line.label} {words_of(line.text)}".strip() for line in cell.lines]


def _name(row: Row, place: int) -> OwnName:
    label = row.label.rstrip(_FULL_STOPS)
    if row.group is not None:
        kind = "hàng" if is_total(row.source) else "nhóm"
        return OwnName(kind, label if label else in_quotes(row.group.line))
    if any(char.isalnum() for char in label):
        return OwnName("hàng", label)
    return OwnName("hàng", ordinal(place))


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if node is not None else ()
