"""The tables of a document as plans of sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gen.cascade.rows import is_total, rows_below
from gen.core.node import Node
from gen.core.vocabulary import BODIES, JOINED, NUMBER_COLUMN
from gen.document.model import Cell, Document, Item, Row, Table, tables_in
from gen.document.table_columns import is_number, leaf_nodes
from gen.source.held_tables import HeldTable, held_tables
from gen.text.vietnamese_numbers import read_number
from gen.workbook.worksheet_plan import (
    NUMBER_MARK,
    Heading,
    Joined,
    WorksheetCell,
    WorksheetColumn,
    WorksheetPlan,
    WorksheetRow,
)

_JOINED = {"on": Joined.ABOVE, "left": Joined.LEFT}


class PlannedTable(NamedTuple):
    """A table as a plan of a sheet, and the Nodes of its rows, one for each row of the plan."""

    plan: WorksheetPlan
    held: HeldTable
    rows: tuple[Node, ...]


def planned_tables(document: Document, root: Node) -> list[PlannedTable]:
    """Every table of a document, composed from the tree `root`, in reading order."""
    held = {id(table.node): table for table in held_tables(root)}
    out = []
    for number, table in enumerate(tables_in(document), 1):
        place = held.get(id(table.source))
        if place is not None:
            out.append(_planned(document, table, place, place.ids or f"bang-{number}"))
    return out


def _planned(document: Document, table: Table, held: HeldTable, path: str) -> PlannedTable:
    columns = tuple(_columns(table))
    keys = row_keys(table.source.get("hang"))
    parents = {id(below): number for number, row in enumerate(table.rows) for below in rows_below(row.source)}
    rows = tuple(
        WorksheetRow(
            keys.get(id(row.source), f"{NUMBER_MARK}{number + 1}"),
            tuple(_cells(row, columns)),
            _heading(row),
            row.depth,
            parents.get(id(row.source), -1),
        )
        for number, row in enumerate(table.rows)
    )
    title = _titles(document).get(id(held.holders[-1]), path)
    plan = WorksheetPlan(document.id, path, title, columns, rows)
    return PlannedTable(plan, held, tuple(row.source for row in table.rows))


def _titles(document: Document) -> dict[int, str]:
    """What is printed above a table, by the identity of the item or appendix that holds it."""
    out: dict[int, str] = {}

    def note(items: Sequence[Item]) -> None:
        for item in items:
            if item.title is not None:
                out[id(item.source)] = item.title.line
            note(item.children)

    note(document.items)
    for appendix in document.appendices:
        out[id(appendix.source)] = (appendix.title or appendix.name).line
        note(appendix.items)
    return out


def row_keys(rows: Node | None, above: str = "") -> dict[int, str]:
    """By the identity of each row, the ids that lead to it; one without an id is called by its number."""
    out: dict[int, str] = {}
    for number, row in enumerate(rows.items if rows is not None else (), 1):
        key = above + (row.text_of("ma") or f"{NUMBER_MARK}{number}")
        out[id(row)] = key
        below = row.get("hang")
        if below is not None:
            out |= row_keys(below, f"{key}/")
    return out


def _columns(table: Table) -> Iterator[WorksheetColumn]:
    written = {node.text_of("ma"): node for node in leaf_nodes(table.source.get("cot"))}
    for column in table.columns:
        for leaf in column.columns or (column,):
            node = written[leaf.ma]
            so = node.text_of("so")
            yield WorksheetColumn(
                leaf.ma,
                leaf.name.line,
                column.name.line if column.columns else "",
                leaf.width,
                leaf.align,
                is_label=leaf.ma == NUMBER_COLUMN,
                is_number=is_number(node),
                is_body=leaf.ma in BODIES,
                decimals=int(so) if so.isdecimal() else None,
                formula=node.text_of("tinh"),
                sums=node.text_of("cong") == "true",
            )


def _heading(row: Row) -> Heading:
    if row.group is None:
        return Heading.NONE
    return Heading.TOTAL if is_total(row.source) else Heading.GROUP


def _cells(row: Row, columns: Sequence[WorksheetColumn]) -> Iterator[WorksheetCell]:
    first = 1 if len(columns) > 1 and columns[0].is_label else 0
    for number, column in enumerate(columns):
        if column.is_label:
            yield _label(row)
        elif row.group is not None and number == first:
            yield WorksheetCell(row.group.plain)
        else:
            yield _cell(row, row.cells[number] if row.cells else Cell(()), column)


def _label(row: Row) -> WorksheetCell:
    """The label of a row: computed, but where somebody typed it."""
    typed = row.source.get(NUMBER_COLUMN)
    if typed is not None and typed.text == JOINED:
        return WorksheetCell(joined=Joined.ABOVE)
    return WorksheetCell(row.label, computed=typed is None)


def _cell(row: Row, cell: Cell, column: WorksheetColumn) -> WorksheetCell:
    joined = _JOINED.get(cell.merge, Joined.NO)
    if joined:
        return WorksheetCell(joined=joined)
    text = "\n".join(f"{line.label} {line.text.plain}".strip() for line in cell.lines).replace("\u00a0", " ")
    typed = row.source.get(column.ma)
    computed = column.is_number and bool(text) and (typed is None or (typed.is_text and not typed.text))
    return WorksheetCell(text, read_number(text) if column.is_number else None, computed=computed)
